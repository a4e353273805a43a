/** docx, docm, dotx, dotm → a paper (ISO/IEC 29500-1 §17). */
import type { Paper } from "../../forms/paper.ts";
import { countSignatures, openPackage, relationshipsOf, targetOf } from "../package.ts";
import type { Package } from "../package.ts";
import { damaged } from "../reading-error.ts";
import { childOf, parseXml } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import { readBlocks } from "./blocks.ts";
import { WORD_NAMESPACES } from "./namespaces.ts";
import { readNumbering } from "./numbering.ts";
import { settle } from "./settle.ts";
import { readStyles } from "./styles.ts";
import { flagsOf, newTally } from "./tally.ts";

/** Reads a Word document as it looks with every tracked change accepted. Throws UnreadableDocument. */
export function readDocx(source: string, bytes: Uint8Array): Paper {
  const pack = openPackage(bytes);
  const main = mainPart(pack);
  const relationships = relationshipsOf(pack, main);
  const part = (type: string): XmlElement | undefined => parsePart(pack, targetOf(relationships, type));
  const body = childOf(childOf(parsePart(pack, main), "w:document"), "w:body");
  if (body === undefined) throw damaged("no document body");
  const tally = newTally();
  const styles = readStyles(part("styles"));
  const numbering = readNumbering(part("numbering"));
  const blocks = readBlocks(settle(body, tally).children, { styles, numbering, tally, fields: [] });
  return { kind: "docx", source, blocks, flags: { ...flagsOf(tally), signatures: countSignatures(pack) } };
}

function mainPart(pack: Package): string {
  const named = targetOf(relationshipsOf(pack, ""), "officeDocument");
  const main = named !== undefined && pack.has(named) ? named : "word/document.xml";
  if (!pack.has(main)) throw damaged("no main document part");
  return main;
}

function parsePart(pack: Package, name: string | undefined): XmlElement | undefined {
  const text = name === undefined ? undefined : pack.text(name);
  return text === undefined ? undefined : parseXml(text, WORD_NAMESPACES);
}

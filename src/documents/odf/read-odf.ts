/** odt, ott, ods, ots → a paper (OpenDocument 1.3, part 3). */
import type { Block, Paper } from "../../forms/paper.ts";
import { openPackage } from "../package.ts";
import { damaged, UnreadableDocument } from "../reading-error.ts";
import { childOf, descendantsOf, elementsOf, parseXml } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import { readBlocks } from "./blocks.ts";
import type { Context } from "./context.ts";
import { readControls } from "./controls.ts";
import { listCounter } from "./lists.ts";
import { ODF_NAMESPACES } from "./namespaces.ts";
import { readStyles } from "./styles.ts";

/** A text document. Throws UnreadableDocument. */
export function readOdt(source: string, bytes: Uint8Array): Paper {
  return readOdf(source, bytes, "odt", "office:text");
}

/** A spreadsheet: each visible sheet is a table. Throws UnreadableDocument. */
export function readOds(source: string, bytes: Uint8Array): Paper {
  return readOdf(source, bytes, "ods", "office:spreadsheet");
}

function readOdf(source: string, bytes: Uint8Array, kind: "odt" | "ods", bodyName: string): Paper {
  const pack = openPackage(bytes);
  if (/encryption-data/.test(pack.text("META-INF/manifest.xml") ?? "")) {
    throw new UnreadableDocument("encrypted", "OpenDocument with a password");
  }
  const content = parsePart(pack.text("content.xml"), "office:document-content");
  const body = childOf(childOf(content, "office:body"), bodyName);
  if (content === undefined || body === undefined) throw damaged("no document body");
  const common = parsePart(pack.text("styles.xml"), "office:document-styles");
  const context: Context = {
    kind,
    styles: readStyles([common, content]),
    lists: listCounter([common, content]),
    controls: readControls(body),
    tally: { pictures: 0, shapes: 0, hidden: 0, placeholders: 0, unreadParts: 0 },
    look: {},
  };
  const blocks: readonly Block[] = readBlocks(elementsOf(body), context);
  const signatures = pack.names.includes("META-INF/documentsignatures.xml") ? 1 : 0;
  return { kind, source, blocks, flags: { ...context.tally, ...changes(body), signatures } };
}

function parsePart(text: string | undefined, rootName: string): XmlElement | undefined {
  return text === undefined ? undefined : childOf(parseXml(text, ODF_NAMESPACES), rootName);
}

/** What was inserted stands in the text; what was deleted only in the list of changes, which is not read. */
function changes(body: XmlElement): { readonly insertions: number; readonly deletions: number } {
  const list = childOf(body, "text:tracked-changes");
  const count = (name: string): number => (list === undefined ? 0 : descendantsOf(list, name).length);
  return { insertions: count("text:insertion"), deletions: count("text:deletion") };
}

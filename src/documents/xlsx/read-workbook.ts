/** xlsx, xlsm, xltx → a paper: each visible sheet is a table (ISO/IEC 29500-1 §18). */
import type { Block, Flags, Paper } from "../../forms/paper.ts";
import { countSignatures, openPackage, relationshipsOf, targetOf } from "../package.ts";
import type { Package, Relationship } from "../package.ts";
import { UnreadableDocument } from "../reading-error.ts";
import { attributeOf, childOf, childrenOf, parseXml } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import { readCellStyles } from "./cell-styles.ts";
import { readDrawing } from "./drawing.ts";
import { SHEET_NAMESPACES } from "./namespaces.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { newBudget, readSheet } from "./sheet.ts";
import type { Workbook } from "./sheet.ts";
import { sheetTable } from "./sheet-table.ts";

type SheetPart = { readonly name: string; readonly part: string };

/** Throws UnreadableDocument, and a plain Error where the parts are sound and still do not fit: another reader may try. */
export function readWorkbook(source: string, bytes: Uint8Array): Paper {
  const pack = openPackage(bytes);
  const main = targetOf(relationshipsOf(pack, ""), "officeDocument") ?? "xl/workbook.xml";
  const root = childOf(parsePart(pack, main), "x:workbook");
  if (root === undefined) throw new Error("no workbook part");
  const relationships = relationshipsOf(pack, main);
  const workbook: Workbook = {
    styles: readCellStyles(parsePart(pack, targetOf(relationships, "styles"))),
    strings: readSharedStrings(textOf(pack, targetOf(relationships, "sharedStrings"))),
    from1904: ["1", "true"].includes(attributeOf(childOf(root, "x:workbookPr"), "date1904") ?? ""),
    budget: newBudget(),
  };
  const listed = childrenOf(childOf(root, "x:sheets"), "x:sheet");
  const visible = listed.filter((sheet) => (attributeOf(sheet, "state") ?? "visible") === "visible");
  const read = visible
    .flatMap((sheet) => sheetPart(pack, relationships, sheet))
    .map((sheet) => readPart(pack, workbook, sheet));
  if (read.length === 0) throw noSheet(visible, relationships);
  const hiddenSheets = listed.length - visible.length;
  const flags = sumFlags([
    { hidden: hiddenSheets, signatures: countSignatures(pack) },
    ...read.map((sheet) => sheet.flags),
  ]);
  return { kind: "xlsx", source, blocks: read.flatMap((sheet) => sheet.blocks), flags };
}

function noSheet(visible: readonly XmlElement[], relationships: readonly Relationship[]): Error {
  const macros = relationships.some((relationship) => /macrosheet$/i.test(relationship.type));
  if (macros) return new UnreadableDocument("macros", "only macro sheets");
  return visible.length === 0 ? new UnreadableDocument("empty", "no visible sheet") : new Error("no sheet part");
}

function sheetPart(pack: Package, relationships: readonly Relationship[], sheet: XmlElement): readonly SheetPart[] {
  const found = relationships.find((relationship) => relationship.id === attributeOf(sheet, "id"));
  if (found === undefined || !found.type.endsWith("/worksheet") || !pack.has(found.target)) return [];
  return [{ name: attributeOf(sheet, "name") ?? "", part: found.target }];
}

function readPart(
  pack: Package,
  workbook: Workbook,
  { name, part }: SheetPart,
): { readonly blocks: readonly Block[]; readonly flags: Flags } {
  const sheet = readSheet(pack.text(part) ?? "", workbook);
  const relationships = relationshipsOf(pack, part);
  const drawing = readDrawing(parsePart(pack, targetOf(relationships, "drawing")));
  const controls = relationships.filter((relationship) => relationship.type.endsWith("/ctrlProp")).length;
  const table = sheetTable(name, sheet, drawing.pictures);
  return {
    blocks: [table, ...drawing.boxes],
    flags: {
      pictures: drawing.pictures.length,
      shapes: drawing.shapes + controls,
      hidden: sheet.hidden,
      unreadParts: sheet.unreadCells,
    },
  };
}

function sumFlags(all: readonly Flags[]): Flags {
  const sum = (name: keyof Flags): number => all.reduce((total, flags) => total + (flags[name] ?? 0), 0);
  return {
    pictures: sum("pictures"),
    shapes: sum("shapes"),
    hidden: sum("hidden"),
    unreadParts: sum("unreadParts"),
    signatures: sum("signatures"),
  };
}

function textOf(pack: Package, name: string | undefined): string | undefined {
  return name === undefined ? undefined : pack.text(name);
}

function parsePart(pack: Package, name: string | undefined): XmlElement | undefined {
  const text = textOf(pack, name);
  return text === undefined ? undefined : parseXml(text, SHEET_NAMESPACES);
}

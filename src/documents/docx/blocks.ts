/** Paragraphs and tables of a settled Word tree. */
import type { Block, Box, Cell, Paragraph, Row, Run, Table } from "../../forms/paper.ts";
import { joinRuns } from "../runs.ts";
import { mergeDown } from "../table-spans.ts";
import type { LooseCell } from "../table-spans.ts";
import { attributeOf, childOf, childrenOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement, XmlNode } from "../xml-tree.ts";
import { isOn, isShaded } from "./look.ts";
import type { Look } from "./look.ts";
import type { Numbering } from "./numbering.ts";
import { readRun } from "./run.ts";
import type { Field } from "./run.ts";
import { MARK_ELEMENT } from "./settle.ts";
import { numberingReference } from "./styles.ts";
import type { Styles } from "./styles.ts";
import type { Tally } from "./tally.ts";

export type Context = {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly tally: Tally;
  /** Complex fields that are open here; they may run on over paragraphs, never out of a cell. */
  readonly fields: Field[];
};

const WIDEST_SPAN = 64;

export function readBlocks(nodes: readonly XmlNode[], context: Context): readonly Block[] {
  return nodes.flatMap((node): readonly Block[] => {
    if (typeof node === "string") return [];
    if (node.name === "w:p") return readParagraph(node, context);
    if (node.name === "w:tbl") return [readTable(node, context)];
    if (node.name === MARK_ELEMENT) return [{ kind: "paragraph", runs: [markRun(node)] }];
    if (node.name === "w:altChunk") context.tally.unreadParts++;
    return [];
  });
}

/** The paragraph, and behind it the text boxes that hang on it. */
function readParagraph(element: XmlElement, context: Context): readonly Block[] {
  const properties = childOf(element, "w:pPr");
  const style = attributeOf(childOf(properties, "w:pStyle"), "val");
  const shading = childOf(properties, "w:shd");
  const shaded = shading !== undefined && isShaded(shading);
  const base: Look = { ...context.styles.look("paragraph", style), ...(shaded ? { highlight: true } : {}) };
  const boxes: Box[] = [];
  const openBox = (content: XmlElement): void => {
    const inner = readBlocks(content.children, { ...context, fields: [] });
    boxes.push({ kind: "box", blocks: inner });
  };
  const number = numberOf(properties, style, context);
  const runs = elementsOf(element).flatMap((child) => readInline(child, base, context, openBox));
  const paragraph: Paragraph = { kind: "paragraph", runs: joinRuns(runs), ...(number === undefined ? {} : { number }) };
  return [paragraph, ...boxes];
}

function readInline(
  element: XmlElement,
  base: Look,
  context: Context,
  openBox: (content: XmlElement) => void,
): readonly Run[] {
  if (element.name === MARK_ELEMENT) return [markRun(element)];
  if (element.name === "w:r" || element.name === "m:r") return readRun(element, base, { ...context, openBox });
  if (element.name === "w:p") return elementsOf(element).flatMap((child) => readInline(child, base, context, openBox));
  return element.name.startsWith("m:")
    ? elementsOf(element).flatMap((child) => readInline(child, base, context, openBox))
    : [];
}

function markRun(element: XmlElement): Run {
  return attributeOf(element, "state") === "on" ? { text: "☒", mark: "on" } : { text: "☐", mark: "off" };
}

function numberOf(properties: XmlElement | undefined, style: string | undefined, context: Context): string | undefined {
  const reference = { ...context.styles.numbering(style), ...numberingReference(properties) };
  if (reference.numberId === undefined || reference.numberId === "0") return undefined;
  return context.numbering.next(reference.numberId, reference.level ?? 0);
}

function readTable(element: XmlElement, context: Context): Table {
  const rows = childrenOf(element, "w:tr").filter((row) => !isHiddenRow(row, context));
  const loose = rows.map((row) => readRow(row, context));
  return { kind: "table", rows: mergeDown(loose).map((cells: readonly Cell[]): Row => ({ cells })) };
}

function isHiddenRow(row: XmlElement, context: Context): boolean {
  const hidden = childOf(childOf(row, "w:trPr"), "w:hidden");
  if (hidden === undefined || !isOn(hidden)) return false;
  context.tally.hidden++;
  return true;
}

function readRow(row: XmlElement, context: Context): readonly LooseCell[] {
  const cells: LooseCell[] = [];
  let column = spanOf(childOf(childOf(row, "w:trPr"), "w:gridBefore"), 0);
  for (const cell of childrenOf(row, "w:tc")) {
    const properties = childOf(cell, "w:tcPr");
    const columnSpan = spanOf(childOf(properties, "w:gridSpan"), 1);
    const left = cells.at(-1);
    const blocks = readBlocks(cell.children, { ...context, fields: [] });
    if (left !== undefined && isContinuation(childOf(properties, "w:hMerge"))) {
      cells[cells.length - 1] = { ...left, columnSpan: left.columnSpan + columnSpan };
    } else cells.push({ column, columnSpan, below: isContinuation(childOf(properties, "w:vMerge")), blocks });
    column += columnSpan;
  }
  return cells;
}

function spanOf(element: XmlElement | undefined, absent: number): number {
  const written = Number(attributeOf(element, "val"));
  return Number.isInteger(written) && written > 0 ? Math.min(WIDEST_SPAN, written) : absent;
}

function isContinuation(merge: XmlElement | undefined): boolean {
  return merge !== undefined && attributeOf(merge, "val") !== "restart";
}

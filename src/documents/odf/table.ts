/** Tables and sheets of OpenDocument (part 3, §9). */
import type { Block, Cell, Row, Table } from "../../forms/paper.ts";
import { tooLarge } from "../reading-error.ts";
import { attributeOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import type { Context } from "./context.ts";
import { hasContent } from "./has-content.ts";
import { shownValue } from "./sheet-value.ts";

type ReadBlocks = (elements: readonly XmlElement[], context: Context) => readonly Block[];

/** Vertically merged cells that still reach down: column → how wide, how many rows are left. */
type OpenSpans = Map<number, { readonly width: number; left: number }>;

const MOST_COLUMNS = 256;
const MOST_ROWS = 5000;
const MOST_CELLS = 200_000;
const ROW_GROUPS = new Set(["table:table-header-rows", "table:table-rows", "table:table-row-group"]);

export function readTable(element: XmlElement, context: Context, readBlocks: ReadBlocks): readonly Block[] {
  if (context.kind === "ods" && !context.styles.isShownTable(attributeOf(element, "style-name"))) {
    context.tally.hidden++;
    return [];
  }
  const spans: OpenSpans = new Map();
  const rows = rowsOf(element, context).flatMap((row) => readRow(row, spans, context, readBlocks));
  if (rows.length > MOST_ROWS || rows.reduce((sum, row) => sum + row.cells.length, 0) > MOST_CELLS) {
    throw tooLarge("table with too many cells");
  }
  const name = context.kind === "ods" ? attributeOf(element, "name") : undefined;
  const drawn = elementsOf(element).filter((child) => child.name === "table:shapes");
  const table: Table = {
    kind: "table",
    rows: context.kind === "ods" ? trimmed(rows) : rows,
    ...(name === undefined ? {} : { name }),
  };
  return [table, ...readBlocks(drawn, context)];
}

function rowsOf(element: XmlElement, context: Context): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (ROW_GROUPS.has(child.name)) return rowsOf(child, context);
    if (child.name !== "table:table-row") return [];
    const hidden = ["collapse", "filter"].includes(attributeOf(child, "visibility") ?? "visible");
    if (hidden && hasContent(child)) context.tally.hidden++;
    return hidden ? [] : [child];
  });
}

function readRow(row: XmlElement, spans: OpenSpans, context: Context, readBlocks: ReadBlocks): readonly Row[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const element of elementsOf(row)) {
    const repeat = Math.min(MOST_COLUMNS, Number(attributeOf(element, "number-columns-repeated") ?? 1) || 1);
    for (let copy = 0; copy < repeat && column < MOST_COLUMNS; copy++, column++) {
      const cell =
        element.name === "table:covered-table-cell"
          ? continuation(column, spans)
          : ownCell(element, column, spans, context, readBlocks);
      if (cell !== undefined) cells.push(cell);
    }
  }
  const repeats = Math.min(MOST_ROWS, Number(attributeOf(row, "number-rows-repeated") ?? 1) || 1);
  return Array.from({ length: hasContent(row) ? repeats : 1 }, () => ({ cells }));
}

function ownCell(
  element: XmlElement,
  column: number,
  spans: OpenSpans,
  context: Context,
  readBlocks: ReadBlocks,
): Cell | undefined {
  if (element.name !== "table:table-cell") return undefined;
  const columnSpan = spanOf(element, "number-columns-spanned");
  const rowSpan = spanOf(element, "number-rows-spanned");
  if (rowSpan > 1) spans.set(column, { width: columnSpan, left: rowSpan - 1 });
  return { column, columnSpan, rowSpan, blocks: cellBlocks(element, context, readBlocks) };
}

function spanOf(element: XmlElement, name: string): number {
  return Math.max(1, Math.min(MOST_COLUMNS, Number(attributeOf(element, name) ?? 1) || 1));
}

function cellBlocks(element: XmlElement, context: Context, readBlocks: ReadBlocks): readonly Block[] {
  if (context.kind === "odt") return readBlocks(elementsOf(element), context);
  const look = context.styles.look("table-cell", attributeOf(element, "style-name"));
  const blocks = readBlocks(elementsOf(element), { ...context, look });
  return shownValue(element, blocks);
}

function continuation(column: number, spans: OpenSpans): Cell | undefined {
  const span = spans.get(column);
  if (span === undefined) return undefined;
  span.left--;
  if (span.left <= 0) spans.delete(column);
  return { column, columnSpan: span.width, rowSpan: 1, continued: true, blocks: [] };
}

/** A sheet is a million rows; a person sees those that hold something. */
function trimmed(rows: readonly Row[]): readonly Row[] {
  const worded = rows.filter((row) => row.cells.some(isWorded));
  const last = Math.max(0, ...worded.flatMap((row) => row.cells.filter(isWorded).map((cell) => cell.column)));
  return worded.map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.column <= last) }));
}

function isWorded(cell: Cell): boolean {
  return cell.blocks.some((block) => block.kind !== "paragraph" || block.runs.length > 0);
}

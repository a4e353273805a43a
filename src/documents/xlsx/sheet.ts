/** The cells of one worksheet part (ISO/IEC 29500-1 §18.3), in one pass: sheets may have very many empty ones. */
import type { Run } from "../../forms/paper.ts";
import { tooLarge } from "../reading-error.ts";
import { attribute, scanXml } from "../xml.ts";
import { contentOf } from "./cell-content.ts";
import type { ValueTable } from "./cell-content.ts";
import { columnOf, parseRange } from "./cell-reference.ts";
import type { CellRange } from "./cell-reference.ts";
import { PLAIN_STYLE } from "./cell-styles.ts";
import type { CellStyle } from "./cell-styles.ts";
import { inlineReader } from "./inline-string.ts";
import type { InlineReader } from "./inline-string.ts";
import { SHEET_NAMESPACES } from "./namespaces.ts";
import { paragraphsOf } from "./shared-strings.ts";

/** Cells with words that may still be read, over all sheets. */
export type Budget = { cells: number };

export type Workbook = ValueTable & { readonly styles: readonly CellStyle[]; readonly budget: Budget };

/** A cell's paragraphs. */
export type RunLists = readonly (readonly Run[])[];

export type Sheet = {
  /** Row → column → paragraphs, from 0; rows without any word are left out. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, RunLists>>;
  readonly merges: readonly CellRange[];
  /** Cells that hold words in hidden rows and columns. */
  readonly hidden: number;
  /** Formulas without a value, and cells beyond the limits. */
  readonly unreadCells: number;
};

const MOST_COLUMNS = 256;
const MOST_ROWS = 5000;
const MOST_CELLS = 200_000;
const LAST_ROW = 20_000;
const MOST_MERGES = 10_000;

export function newBudget(): Budget {
  return { cells: MOST_CELLS };
}

type Scan = {
  readonly workbook: Workbook;
  readonly rows: Map<number, ReadonlyMap<number, RunLists>>;
  readonly merges: CellRange[];
  readonly hiddenColumns: CellRange[];
  readonly inline: InlineReader;
  hidden: number;
  unreadCells: number;
  row: number;
  column: number;
  rowHidden: boolean;
  /** The cells of the open row. */
  cells: Map<number, RunLists>;
  cell: { type: string; style: CellStyle; value: string; formula: boolean } | undefined;
  inValue: boolean;
};

export function readSheet(xml: string, workbook: Workbook): Sheet {
  const scan: Scan = {
    workbook,
    rows: new Map(),
    merges: [],
    hiddenColumns: [],
    inline: inlineReader(),
    hidden: 0,
    unreadCells: 0,
    row: -1,
    column: -1,
    rowHidden: false,
    cells: new Map(),
    cell: undefined,
    inValue: false,
  };
  scanXml(xml, SHEET_NAMESPACES, {
    open: (name, attributes) => openElement(scan, name, attributes),
    close: (name) => closeElement(scan, name),
    text: (text) => {
      if (scan.inValue && scan.cell !== undefined) scan.cell.value += text;
      else scan.inline.add(text);
    },
  });
  return { cells: scan.rows, merges: scan.merges, hidden: scan.hidden, unreadCells: scan.unreadCells };
}

function openElement(scan: Scan, name: string, attributes: string): void {
  switch (name) {
    case "x:row":
      return openRow(scan, attributes);
    case "x:c":
      return openCell(scan, attributes);
    case "x:v":
      scan.inValue = true;
      return;
    case "x:f":
      if (scan.cell !== undefined) scan.cell.formula = true;
      return;
    case "x:mergeCell":
      return addMerge(scan, attributes);
    case "x:col":
      scan.hiddenColumns.push(...hiddenRange(attributes));
      return;
    default:
      return scan.inline.open(name, attributes);
  }
}

function closeElement(scan: Scan, name: string): void {
  if (name === "x:v") scan.inValue = false;
  else if (name === "x:c") closeCell(scan);
  else if (name === "x:row") closeRow(scan);
  else scan.inline.close(name);
}

function openRow(scan: Scan, attributes: string): void {
  scan.row = Number(attribute(attributes, "r") ?? scan.row + 2) - 1;
  scan.column = -1;
  scan.rowHidden = isTrue(attribute(attributes, "hidden"));
  scan.cells = new Map();
}

function closeRow(scan: Scan): void {
  const before = scan.rows.get(scan.row);
  const cells = before === undefined ? scan.cells : new Map([...before, ...scan.cells]);
  if (![...cells.values()].some(hasRuns)) return;
  scan.rows.set(scan.row, cells);
  if (scan.rows.size > MOST_ROWS) throw tooLarge("sheet with too many rows");
}

function hasRuns(paragraphs: RunLists): boolean {
  return paragraphs.some((runs) => runs.length > 0);
}

/** The reference may be left out: then the cell stands right of the last one. */
function openCell(scan: Scan, attributes: string): void {
  const named = columnOf(attribute(attributes, "r") ?? "");
  scan.column = named < 0 ? scan.column + 1 : named;
  const style = scan.workbook.styles[Number(attribute(attributes, "s") ?? 0)] ?? PLAIN_STYLE;
  scan.cell = { type: attribute(attributes, "t") ?? "n", style, value: "", formula: false };
  scan.inline.clear();
}

function closeCell(scan: Scan): void {
  const { cell, column, row } = scan;
  scan.cell = undefined;
  if (cell === undefined) return;
  const paragraphs = paragraphsOf(contentOf(cell, scan.inline.text(), scan.workbook), cell.style.look);
  const worded = hasRuns(paragraphs);
  const inside = column < MOST_COLUMNS && row < LAST_ROW;
  const hidden = scan.rowHidden || scan.hiddenColumns.some((range) => column >= range.left && column <= range.right);
  if (!worded && cell.formula && !hidden) scan.unreadCells++;
  if (worded && hidden) scan.hidden++;
  else if (worded && !inside) scan.unreadCells++;
  if (hidden || !inside) return;
  scan.cells.set(column, paragraphs);
  if (worded && --scan.workbook.budget.cells < 0) throw tooLarge("workbook with too many cells");
}

function addMerge(scan: Scan, attributes: string): void {
  if (scan.merges.length >= MOST_MERGES) return;
  scan.merges.push(...parseRange(attribute(attributes, "ref") ?? "", { columns: MOST_COLUMNS, rows: LAST_ROW }));
}

function hiddenRange(attributes: string): readonly CellRange[] {
  if (!isTrue(attribute(attributes, "hidden"))) return [];
  const [left, right] = [Number(attribute(attributes, "min")) - 1, Number(attribute(attributes, "max")) - 1];
  return [{ left, right, top: 0, bottom: LAST_ROW }];
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

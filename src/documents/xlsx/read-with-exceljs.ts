/** The second reader of workbooks. It knows fewer traps than the first and is asked only where that one gave up. */
import exceljs from "exceljs";
import type { Cell as ExcelCell, Row as ExcelRow, Worksheet } from "exceljs";
import type { Block, Cell, Paper, Row, Table } from "../../forms/paper.ts";
import { tooLarge } from "../reading-error.ts";

const MOST_ROWS = 5000;
const MOST_COLUMNS = 256;

export async function readWithExceljs(source: string, bytes: Uint8Array): Promise<Paper> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  // It opens what is no workbook at all, and finds no sheets in it.
  if (workbook.worksheets.length === 0) throw new Error("no sheets");
  const visible = workbook.worksheets.filter((sheet) => sheet.state === "visible");
  const hidden = workbook.worksheets.length - visible.length;
  return { kind: "xlsx", source, blocks: visible.map(tableOf), flags: { hidden } };
}

function tableOf(sheet: Worksheet): Table {
  if (sheet.actualRowCount > MOST_ROWS) throw tooLarge("sheet with too many rows");
  const rows: Row[] = [];
  sheet.eachRow((row) => {
    if (!row.hidden) rows.push({ cells: cellsOf(row) });
  });
  return { kind: "table", rows, name: sheet.name };
}

/** exceljs repeats the value of a merged cell in every cell that it covers; only the first counts. */
function cellsOf(row: ExcelRow): readonly Cell[] {
  const cells: Cell[] = [];
  row.eachCell((cell, column) => {
    if (column <= MOST_COLUMNS && (!cell.isMerged || cell.master === cell)) {
      cells.push({ column: column - 1, columnSpan: 1, rowSpan: 1, blocks: blocksOf(cell) });
    }
  });
  return cells;
}

function blocksOf(cell: ExcelCell): readonly Block[] {
  const look = {
    ...(isUnderlined(cell.font?.underline) ? { underline: true as const } : {}),
    ...(cell.font?.strike === true ? { strike: true as const } : {}),
  };
  const lines = textOf(cell).split(/\r\n|\r|\n/);
  return lines.map((text): Block => ({ kind: "paragraph", runs: text === "" ? [] : [{ text, ...look }] }));
}

function isUnderlined(underline: boolean | string | undefined): boolean {
  return underline !== undefined && underline !== false && underline !== "none";
}

function textOf(cell: ExcelCell): string {
  if (!(cell.value instanceof Date)) return cell.text;
  const [year, month, day] = cell.value.toISOString().slice(0, 10).split("-");
  return `${day}.${month}.${year}`;
}

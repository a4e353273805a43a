/** Cells and merges of a sheet as a table: only rows that hold something, merged cells once. */
import type { Block, Cell, Row, Table } from "../../forms/paper.ts";
import type { CellRange } from "./cell-reference.ts";
import type { PlacedPicture } from "./drawing.ts";
import type { RunLists, Sheet } from "./sheet.ts";

export function sheetTable(name: string, sheet: Sheet, pictures: readonly PlacedPicture[]): Table {
  const cells = placePictures(sheet, pictures);
  const shownRows = [...cells.keys()].toSorted((one, other) => one - other);
  const lastColumn = Math.max(0, ...[...cells.values()].flatMap((row) => wordedColumns(row)));
  const merges = sheet.merges.filter((merge) => cells.has(merge.top));
  const rows = shownRows.map((row) => ({
    cells: rowCells(cells.get(row) ?? new Map(), row, { merges, shownRows, lastColumn }),
  }));
  return { kind: "table", rows, name };
}

function wordedColumns(row: ReadonlyMap<number, RunLists>): readonly number[] {
  return [...row].flatMap(([column, paragraphs]) => (paragraphs.some((runs) => runs.length > 0) ? [column] : []));
}

type Frame = {
  readonly merges: readonly CellRange[];
  readonly shownRows: readonly number[];
  readonly lastColumn: number;
};

function rowCells(row: ReadonlyMap<number, RunLists>, number: number, frame: Frame): Row["cells"] {
  const merges = frame.merges.filter((merge) => merge.top <= number && merge.bottom >= number);
  const heads = new Map(merges.map((merge) => [merge.left, merge]));
  const isCovered = (column: number): boolean =>
    merges.some(
      (merge) => column >= merge.left && column <= merge.right && (column !== merge.left || merge.top !== number),
    );
  const own = [...row]
    .filter(([column]) => column <= frame.lastColumn && !isCovered(column))
    .map(([column, paragraphs]) => cellOf(column, paragraphs, heads.get(column), frame.shownRows));
  const continued = merges
    .filter((merge) => merge.top < number)
    .map((merge): Cell => ({ column: merge.left, columnSpan: width(merge), rowSpan: 1, continued: true, blocks: [] }));
  return [...own, ...continued].toSorted((one, other) => one.column - other.column);
}

function cellOf(
  column: number,
  paragraphs: RunLists,
  merge: CellRange | undefined,
  shownRows: readonly number[],
): Cell {
  const blocks = paragraphs.map((runs): Block => ({ kind: "paragraph", runs }));
  if (merge === undefined) return { column, columnSpan: 1, rowSpan: 1, blocks };
  const rowSpan =
    merge.bottom === merge.top ? 1 : shownRows.filter((row) => row >= merge.top && row <= merge.bottom).length;
  return { column, columnSpan: width(merge), rowSpan, blocks };
}

function width(merge: CellRange): number {
  return merge.right - merge.left + 1;
}

/** A picture (a scanned signature) belongs to the cell under its corner, or to the merged cell that covers it. */
function placePictures(
  sheet: Sheet,
  pictures: readonly PlacedPicture[],
): ReadonlyMap<number, ReadonlyMap<number, RunLists>> {
  const cells = new Map([...sheet.cells].map(([row, columns]) => [row, new Map(columns)]));
  for (const picture of pictures) {
    const cover = sheet.merges.find(
      (merge) =>
        merge.left <= picture.column &&
        merge.right >= picture.column &&
        merge.top <= picture.row &&
        merge.bottom >= picture.row,
    );
    const [row, column] = cover === undefined ? [picture.row, picture.column] : [cover.top, cover.left];
    const columns = cells.get(row) ?? new Map<number, RunLists>();
    cells.set(row, columns);
    columns.set(column, [...(columns.get(column) ?? []), [{ text: "", picture: true }]]);
  }
  return cells;
}

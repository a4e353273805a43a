import type { Block, Cell } from "../../forms/paper.ts";
import type { PlacedParagraph } from "./paragraphs.ts";
import type { Rectangle } from "./page-marks.ts";

/** A cell before its columns are counted: tables that go on over a page are joined by position. */
export type PlacedCell = Rectangle & {
  readonly rowSpan: number;
  readonly blocks: readonly PlacedParagraph[];
  readonly ink?: number;
};

export type PlacedRow = { readonly cells: readonly PlacedCell[]; readonly page: number };

export type PlacedTable = Rectangle & {
  readonly kind: "table";
  readonly xs: readonly number[];
  readonly rows: readonly PlacedRow[];
};

export type PlacedBlock = PlacedParagraph | PlacedTable;

export type Page = {
  readonly number: number;
  readonly height: number;
  readonly blocks: readonly PlacedBlock[];
  /** Words that stand across the flow of the text. */
  readonly aside: readonly PlacedParagraph[];
};

/** The paper's own blocks: places are forgotten, columns are counted. */
export function plainTable(table: PlacedTable): Block {
  const rows = table.rows.map((row, index) => ({
    page: row.page,
    cells: [...row.cells.map((cell) => plainCell(cell, table.xs, row.page)), ...continuedCells(table, index)].toSorted(
      (a, b) => a.column - b.column,
    ),
  }));
  return { kind: "table", rows };
}

export function plainParagraph(paragraph: PlacedParagraph, page: number): Block {
  return { kind: "paragraph", runs: paragraph.runs, page };
}

function plainCell(cell: PlacedCell, xs: readonly number[], page: number): Cell {
  const blocks = cell.blocks.map((block) => plainParagraph(block, page));
  return { ...columnsOf(cell, xs), rowSpan: cell.rowSpan, blocks, ...(cell.ink !== undefined && { ink: cell.ink }) };
}

function columnsOf(cell: PlacedCell, xs: readonly number[]): { readonly column: number; readonly columnSpan: number } {
  const column = nearest(xs, cell.x0);
  return { column, columnSpan: Math.max(1, nearest(xs, cell.x1) - column) };
}

/** The lower parts of the cells that began in a row above. */
function continuedCells(table: PlacedTable, row: number): readonly Cell[] {
  const above = table.rows.slice(0, row);
  return above.flatMap(({ cells }, index) =>
    cells
      .filter((cell) => cell.rowSpan > row - index)
      .map((cell) => ({ ...columnsOf(cell, table.xs), rowSpan: 1, continued: true as const, blocks: [] })),
  );
}

function nearest(positions: readonly number[], x: number): number {
  const distances = positions.map((position) => Math.abs(position - x));
  return distances.indexOf(Math.min(...distances));
}

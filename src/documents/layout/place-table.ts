import type { GridCell } from "./grid-cells.ts";
import type { PlacedParagraph } from "./paragraphs.ts";
import type { PlacedCell, PlacedTable } from "./placed-blocks.ts";
import type { RuledTable } from "./ruled-tables.ts";

export type CellContents = { readonly blocks: readonly PlacedParagraph[]; readonly ink?: number };

/** A ruled table with its cells filled, row by row. */
export function placeTable(table: RuledTable, page: number, contents: (cell: GridCell) => CellContents): PlacedTable {
  const rows = table.ys.slice(0, -1).map((_, row) => ({
    page,
    cells: table.cells
      .filter((cell) => cell.row === row)
      .toSorted((a, b) => a.column - b.column)
      .map((cell) => placedCell(cell, contents(cell))),
  }));
  return { kind: "table", x0: table.x0, x1: table.x1, y0: table.y0, y1: table.y1, xs: table.xs, rows };
}

function placedCell({ x0, x1, y0, y1, row, lastRow }: GridCell, contents: CellContents): PlacedCell {
  return { x0, x1, y0, y1, rowSpan: lastRow - row + 1, ...contents };
}

/** Tables whose cells know only where their right edge is (RTF, old Word): edges become grid columns. */
import type { Block, Table } from "../forms/paper.ts";
import { mergeDown } from "./table-spans.ts";
import type { LooseCell } from "./table-spans.ts";

export type EdgeCell = {
  /** Twips. `undefined` where the row's definition is too short. */
  readonly right: number | undefined;
  /** Continues the cell above. */
  readonly below: boolean;
  /** Continues the cell to the left. */
  readonly beside: boolean;
  readonly blocks: readonly Block[];
};

export type EdgeRow = { readonly left: number; readonly cells: readonly EdgeCell[] };

/** Edges nearer than this are one: programs round. A tenth of an inch is narrower than any column. */
const NEAR = 144;

export function edgeTable(rows: readonly EdgeRow[]): Table {
  const grid = gridOf(rows);
  const loose = rows.map((row) => placeCells(row, grid));
  return { kind: "table", rows: mergeDown(loose).map((cells) => ({ cells })) };
}

function gridOf(rows: readonly EdgeRow[]): readonly number[] {
  const edges = rows.flatMap((row) => row.cells.flatMap((cell) => (cell.right === undefined ? [] : [cell.right])));
  const grid: number[] = [];
  for (const edge of edges.toSorted((one, other) => one - other)) {
    if (edge - (grid.at(-1) ?? -Infinity) > NEAR) grid.push(edge);
  }
  return grid;
}

/** The number of grid edges that lie clearly left of `edge`. */
function columnAt(grid: readonly number[], edge: number): number {
  return grid.filter((line) => line < edge - NEAR).length;
}

function placeCells(row: EdgeRow, grid: readonly number[]): readonly LooseCell[] {
  const cells: LooseCell[] = [];
  let column = grid.filter((line) => line <= row.left + NEAR).length;
  for (const cell of row.cells) {
    const end = cell.right === undefined ? column + 1 : Math.max(column + 1, columnAt(grid, cell.right) + 1);
    const left = cells.at(-1);
    if (cell.beside && left !== undefined) cells[cells.length - 1] = { ...left, columnSpan: end - left.column };
    else cells.push({ column, columnSpan: end - column, below: cell.below, blocks: cell.blocks });
    column = end;
  }
  return cells;
}

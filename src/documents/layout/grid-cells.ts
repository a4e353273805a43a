import type { Horizontal, Rectangle, Vertical } from "./page-marks.ts";
import { groupsBy } from "./union.ts";

/** A cell of a ruled table; `column…` and `row…` count its borders, both inclusive. */
export type GridCell = Rectangle & {
  readonly column: number;
  readonly lastColumn: number;
  readonly row: number;
  readonly lastRow: number;
};

/** A border counts where lines cover this share of it. */
const COVERED = 0.6;

/** Cells between borders; neighbours with no line between them are one cell, so spans come free. */
export function cellsBetween(
  xs: readonly number[],
  ys: readonly number[],
  horizontals: readonly Horizontal[],
  verticals: readonly Vertical[],
  tolerance: number,
): readonly GridCell[] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const across = xs.map((x) => verticals.filter((line) => Math.abs(line.x - x) <= tolerance));
  const along = ys.map((y) => horizontals.filter((line) => Math.abs(line.y - y) <= tolerance));
  const open: [number, number][] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const [left, right, top, bottom] = [xs[column] ?? 0, xs[column + 1] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0];
      const posts = (across[column + 1] ?? []).map((line) => ({ from: line.y0, to: line.y1 }));
      const beams = (along[row + 1] ?? []).map((line) => ({ from: line.x0, to: line.x1 }));
      if (column + 1 < columns && !covered(posts, top, bottom)) open.push([at, at + 1]);
      if (row + 1 < rows && !covered(beams, left, right)) open.push([at, at + columns]);
    }
  return groupsBy(rows * columns, open).map((members) => cellOf(members, columns, xs, ys));
}

function covered(pieces: readonly { readonly from: number; readonly to: number }[], from: number, to: number): boolean {
  const shares = pieces.map((piece) => Math.max(0, Math.min(piece.to, to) - Math.max(piece.from, from)));
  return shares.reduce((sum, share) => sum + share, 0) >= COVERED * (to - from);
}

function cellOf(members: readonly number[], columns: number, xs: readonly number[], ys: readonly number[]): GridCell {
  let [column, lastColumn, row, lastRow] = [Infinity, 0, Infinity, 0];
  for (const member of members) {
    column = Math.min(column, member % columns);
    lastColumn = Math.max(lastColumn, member % columns);
    row = Math.min(row, Math.floor(member / columns));
    lastRow = Math.max(lastRow, Math.floor(member / columns));
  }
  const sides = { x0: xs[column] ?? 0, x1: xs[lastColumn + 1] ?? 0, y0: ys[row] ?? 0, y1: ys[lastRow + 1] ?? 0 };
  return { ...sides, column, lastColumn, row, lastRow };
}

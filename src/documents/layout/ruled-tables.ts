import { cellsBetween, type GridCell } from "./grid-cells.ts";
import type { Horizontal, Rectangle, Vertical } from "./page-marks.ts";
import { groupsBy } from "./union.ts";

export type RuledTable = Rectangle & {
  /** Column borders from left to right. */
  readonly xs: readonly number[];
  /** Row borders from top to bottom. */
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
};

export type Ruling = {
  readonly tables: readonly RuledTable[];
  /** Rectangles of one cell: a border round words, or an empty check box. */
  readonly frames: readonly Rectangle[];
  /** Horizontal lines that belong to no table. */
  readonly loose: readonly Horizontal[];
};

type Lines = { readonly horizontals: readonly Horizontal[]; readonly verticals: readonly Vertical[] };

/** A drawing with more lines than this is no form. */
const LINES_AT_MOST = 4000;
const CELLS_AT_MOST = 20_000;

/**
 * Tables from ruling lines: lines that touch belong together; each such group with two cells or more is a table.
 * `tolerance` is how far apart two ends may be and still touch (units of the page).
 */
export function findTables(lines: Lines, tolerance: number): Ruling {
  const horizontals = mergeHorizontals(
    longest(lines.horizontals, (line) => line.x1 - line.x0),
    tolerance,
  );
  const verticals = mergeVerticals(
    longest(lines.verticals, (line) => line.y1 - line.y0),
    tolerance,
  );
  const ruling = connected(horizontals, verticals, tolerance).map((group) => gridOf(group, tolerance));
  const grids = ruling.filter((grid) => grid !== undefined);
  const tables = grids.filter((grid) => grid.cells.length > 1).toSorted((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  const inTable = (line: Horizontal) => tables.some((table) => touches(table, line, tolerance));
  return {
    tables,
    frames: grids.filter((grid) => grid.cells.length === 1),
    loose: horizontals.filter((line) => !inTable(line)),
  };
}

function longest<T>(lines: readonly T[], length: (line: T) => number): readonly T[] {
  if (lines.length <= LINES_AT_MOST) return lines;
  return lines.toSorted((a, b) => length(b) - length(a)).slice(0, LINES_AT_MOST);
}

function touches(table: RuledTable, line: Horizontal, tolerance: number): boolean {
  const inside = line.x0 >= table.x0 - tolerance && line.x1 <= table.x1 + tolerance;
  return inside && table.ys.some((y) => Math.abs(y - line.y) <= tolerance);
}

type Stretch = { readonly at: number; readonly from: number; readonly to: number };

function mergeHorizontals(lines: readonly Horizontal[], tolerance: number): readonly Horizontal[] {
  const stretches = lines.map((line) => ({ at: line.y, from: line.x0, to: line.x1 }));
  return mergeStretches(stretches, tolerance).map(({ at, from, to }) => ({ y: at, x0: from, x1: to }));
}

function mergeVerticals(lines: readonly Vertical[], tolerance: number): readonly Vertical[] {
  const stretches = lines.map((line) => ({ at: line.x, from: line.y0, to: line.y1 }));
  return mergeStretches(stretches, tolerance).map(({ at, from, to }) => ({ x: at, y0: from, y1: to }));
}

/** Pieces of one border, drawn cell by cell or side by side, become one line. */
function mergeStretches(stretches: readonly Stretch[], tolerance: number): readonly Stretch[] {
  const groups: { at: number; items: Stretch[] }[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    if (group && stretch.at - group.at <= tolerance * 0.7) {
      group.items.push(stretch);
      group.at += (stretch.at - group.at) / group.items.length;
    } else groups.push({ at: stretch.at, items: [stretch] });
  }
  return groups.flatMap((group) => chain(group.at, group.items, tolerance));
}

function chain(at: number, stretches: readonly Stretch[], tolerance: number): readonly Stretch[] {
  const chained: { at: number; from: number; to: number }[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = chained.at(-1);
    if (last && from - last.to <= tolerance) last.to = Math.max(last.to, to);
    else chained.push({ at, from, to });
  }
  return chained;
}

function connected(
  horizontals: readonly Horizontal[],
  verticals: readonly Vertical[],
  tolerance: number,
): readonly Lines[] {
  const pairs: [number, number][] = [];
  for (const [i, line] of horizontals.entries())
    for (const [k, post] of verticals.entries()) {
      const crosses =
        post.x >= line.x0 - tolerance &&
        post.x <= line.x1 + tolerance &&
        line.y >= post.y0 - tolerance &&
        line.y <= post.y1 + tolerance;
      if (crosses) pairs.push([i, horizontals.length + k]);
    }
  return groupsBy(horizontals.length + verticals.length, pairs).map((members) => ({
    horizontals: members.flatMap((index) => horizontals[index] ?? []),
    verticals: members.flatMap((index) => verticals[index - horizontals.length] ?? []),
  }));
}

function gridOf(lines: Lines, tolerance: number): RuledTable | undefined {
  if (lines.horizontals.length === 0 || lines.verticals.length === 0) return undefined;
  if (lines.horizontals.length + lines.verticals.length < 4) return undefined;
  const { horizontals, verticals } = closed(lines, tolerance);
  const xs = distinct(
    verticals.map((line) => line.x),
    tolerance,
  );
  const ys = distinct(
    horizontals.map((line) => line.y),
    tolerance,
  );
  const [x0, x1, y0, y1] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined) return undefined;
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > CELLS_AT_MOST) return undefined;
  return { x0, x1, y0, y1, xs, ys, cells: cellsBetween(xs, ys, horizontals, verticals, tolerance) };
}

/** Some producers leave the outer border out, or the bottom border of the last row on a page: the grid is closed where lines end. */
function closed({ horizontals, verticals }: Lines, tolerance: number): Lines {
  const [rowHeight, columnWidth] = [2.7 * tolerance, 4 * tolerance];
  const left = Math.min(...verticals.map((line) => line.x));
  const right = Math.max(...verticals.map((line) => line.x));
  const top = Math.min(...horizontals.map((line) => line.y));
  const bottom = Math.max(...horizontals.map((line) => line.y));
  const outer = {
    x0: Math.min(...horizontals.map((line) => line.x0)),
    x1: Math.max(...horizontals.map((line) => line.x1)),
    y0: Math.min(...verticals.map((line) => line.y0)),
    y1: Math.max(...verticals.map((line) => line.y1)),
  };
  return {
    horizontals: [
      ...horizontals,
      ...(top - outer.y0 > rowHeight ? [{ y: outer.y0, x0: left, x1: right }] : []),
      ...(outer.y1 - bottom > rowHeight ? [{ y: outer.y1, x0: left, x1: right }] : []),
    ],
    verticals: [
      ...verticals,
      ...(left - outer.x0 > columnWidth ? [{ x: outer.x0, y0: outer.y0, y1: outer.y1 }] : []),
      ...(outer.x1 - right > columnWidth ? [{ x: outer.x1, y0: outer.y0, y1: outer.y1 }] : []),
    ],
  };
}

function distinct(positions: readonly number[], tolerance: number): readonly number[] {
  const kept: number[] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || position - last > tolerance) kept.push(position);
  }
  return kept;
}

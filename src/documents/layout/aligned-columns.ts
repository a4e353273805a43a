import type { Glyph, Rectangle } from "./page-marks.ts";
import { paragraphsOf } from "./paragraphs.ts";
import type { PlacedRow, PlacedTable } from "./placed-blocks.ts";
import { isInk, linesOf, type TextLine } from "./text-lines.ts";

/** A gap between words that is this many font sizes wide may be the gap between two columns. */
const WIDE_GAP = 1.5;
/** Fewer lines with a gap in one place are chance. */
const LINES_AT_LEAST = 3;

type Split = { readonly line: TextLine; readonly left: readonly Glyph[]; readonly right: readonly Glyph[] };

/**
 * Tables whose borders were not drawn (browsers' editors and phone exporters leave them out): stretches of lines that
 * leave one and the same strip of the page empty, with labels on its left and answers on its right.
 * `tables` are the ruled ones: text inside them has its columns already.
 */
export function alignedTables(
  free: readonly Glyph[],
  tables: readonly Rectangle[],
  page: number,
): readonly PlacedTable[] {
  if (tables.length > 0) return [];
  const lines = linesOf(free);
  const gutter = gutterOf(lines);
  if (gutter === undefined) return [];
  const stretches = stretchesOf(lines.map((line) => splitAt(line, gutter)));
  return stretches.map((stretch) => tableOf(stretch, gutter, page));
}

/** The x at which the most lines begin a second column, if enough of them do. */
function gutterOf(lines: readonly TextLine[]): number | undefined {
  const starts = lines.flatMap((line) => secondColumnStarts(line));
  const support = (x: number) => starts.filter((start) => Math.abs(start - x) <= 3).length;
  const best = starts.toSorted((a, b) => support(b) - support(a))[0];
  return best === undefined || support(best) < LINES_AT_LEAST ? undefined : best - 2;
}

function secondColumnStarts({ glyphs, size }: TextLine): readonly number[] {
  const ink = glyphs.filter(isInk);
  return ink.flatMap((glyph, index) => {
    const before = ink[index - 1];
    return before && glyph.x0 - before.x1 > WIDE_GAP * size ? [glyph.x0] : [];
  });
}

function splitAt(line: TextLine, x: number): Split {
  const ink = line.glyphs.filter(isInk);
  const crossing = ink.some((glyph, index) => {
    const next = ink[index + 1];
    return (
      glyph.x0 < x && (glyph.x1 > x || (next !== undefined && next.x0 >= x && next.x0 - glyph.x1 < 0.5 * line.size))
    );
  });
  if (crossing) return { line, left: [], right: [] };
  return { line, left: ink.filter((glyph) => glyph.x0 < x), right: ink.filter((glyph) => glyph.x0 >= x) };
}

/** Lines between those that run across both columns; a stretch needs lines with both. */
function stretchesOf(splits: readonly Split[]): readonly (readonly Split[])[] {
  const stretches: Split[][] = [[]];
  for (const split of splits) {
    if (split.left.length === 0 && split.right.length === 0) stretches.push([]);
    else stretches.at(-1)?.push(split);
  }
  return stretches.map(withoutLeadingText).filter((stretch) => stretch.filter(hasBoth).length > 0);
}

const hasBoth = ({ left, right }: Split) => left.length > 0 && right.length > 0;

/** Short headings before the first row with two columns are no rows. */
function withoutLeadingText(stretch: readonly Split[]): readonly Split[] {
  return stretch.slice(Math.max(0, stretch.findIndex(hasBoth)));
}

function tableOf(stretch: readonly Split[], gutter: number, page: number): PlacedTable {
  const glyphs = stretch.flatMap(({ left, right }) => [...left, ...right]);
  const [x0, x1] = [Math.min(...glyphs.map((glyph) => glyph.x0)), Math.max(...glyphs.map((glyph) => glyph.x1))];
  const groups = rowsOf(stretch);
  const rows = groups.map((group) => rowOf(group, x0, gutter, x1, page));
  const ys = glyphs.map((glyph) => glyph.y);
  const size = Math.max(...stretch.map(({ line }) => line.size));
  return {
    kind: "table",
    x0,
    x1,
    y0: Math.min(...ys) - size,
    y1: Math.max(...ys) + 0.3 * size,
    xs: [x0, gutter, x1],
    rows,
  };
}

/** A row begins where a label and an answer begin on one line, or after a gap that is wider than between lines. */
function rowsOf(stretch: readonly Split[]): readonly (readonly Split[])[] {
  const leading = Math.min(...stretch.slice(1).map(({ line }, index) => line.y - (stretch[index]?.line.y ?? 0)));
  const rows: Split[][] = [];
  for (const [index, split] of stretch.entries()) {
    const above = stretch[index - 1];
    const apart = above === undefined || split.line.y - above.line.y > Math.max(1.25 * leading, 1.45 * split.line.size);
    if (apart || (hasBoth(split) && opensLabel(split.left))) rows.push([split]);
    else rows.at(-1)?.push(split);
  }
  return rows;
}

function opensLabel(left: readonly Glyph[]): boolean {
  return /^[\p{Lu}\d]/u.test(left[0]?.text ?? "");
}

function rowOf(group: readonly Split[], x0: number, gutter: number, x1: number, page: number): PlacedRow {
  const [y0, y1] = [group[0]?.line.y ?? 0, group.at(-1)?.line.y ?? 0];
  const left = group.flatMap((split) => split.left);
  const right = group.flatMap((split) => split.right);
  const labelEnd = Math.max(x0, ...left.map((glyph) => glyph.x1));
  return {
    page,
    cells: [
      { x0, x1: gutter, y0, y1, rowSpan: 1, blocks: paragraphsOf(left, labelEnd) },
      { x0: gutter, x1, y0, y1, rowSpan: 1, blocks: paragraphsOf(right, x1) },
    ],
  };
}

import { alignedTables } from "./aligned-columns.ts";
import { underlinesIn, withLooks } from "./looks.ts";
import { type Glyph, holds, middleOf, type PageMarks, type Rectangle } from "./page-marks.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { placeTable } from "./place-table.ts";
import type { PlacedBlock, PlacedTable } from "./placed-blocks.ts";
import { findTables, type RuledTable } from "./ruled-tables.ts";

/** Lines this close touch, in points. */
const TOLERANCE = 3;

/** A page of a pdf to blocks in reading order: ruled tables, columns without rules, and the paragraphs between. */
export function pageBlocks(marks: PageMarks, page: number): readonly PlacedBlock[] {
  const underlines = underlinesIn(marks);
  const borders = marks.horizontals.filter((line) => !underlines.includes(line));
  const { tables, frames, loose } = findTables({ horizontals: borders, verticals: marks.verticals }, TOLERANCE);
  const highlights = [...marks.fills.filter((fill) => !fillsCell(fill, tables)), ...frames.filter(isSmall(marks))];
  const glyphs = withLooks(marks.glyphs, [...underlines, ...loose], highlights);
  const { inCells, free } = sortIntoCells(glyphs, tables);
  const ruled = tables.map((table) =>
    placeTable(table, page, (cell) => ({ blocks: paragraphsOf(inCells.get(cell) ?? [], cell.x1 - 4) })),
  );
  return readingOrder([...ruled, ...alignedTables(free, tables, page)], free);
}

const isSmall = (marks: PageMarks) => (area: Rectangle) => area.x1 - area.x0 < 0.6 * marks.width;

/** A cell's own shading says nothing about its words. */
function fillsCell(fill: Rectangle, tables: readonly RuledTable[]): boolean {
  return tables.some(({ cells }) => cells.some((cell) => coveredShare(fill, cell) > 0.85));
}

function coveredShare(fill: Rectangle, cell: Rectangle): number {
  const width = Math.max(0, Math.min(fill.x1, cell.x1) - Math.max(fill.x0, cell.x0));
  const height = Math.max(0, Math.min(fill.y1, cell.y1) - Math.max(fill.y0, cell.y0));
  return (width * height) / Math.max(1, (cell.x1 - cell.x0) * (cell.y1 - cell.y0));
}

type Sorted = { readonly inCells: ReadonlyMap<Rectangle, readonly Glyph[]>; readonly free: readonly Glyph[] };

/** Each glyph to the cell that holds its middle. */
function sortIntoCells(glyphs: readonly Glyph[], tables: readonly RuledTable[]): Sorted {
  const inCells = new Map<Rectangle, Glyph[]>();
  const free: Glyph[] = [];
  for (const glyph of glyphs) {
    const { x, y } = middleOf(glyph);
    const table = tables.findLast((candidate) => holds(candidate, x, y));
    const cell = table?.cells.find((candidate) => holds(candidate, x, y));
    if (!cell) {
      free.push(glyph);
      continue;
    }
    const others = inCells.get(cell);
    if (others) others.push(glyph);
    else inCells.set(cell, [glyph]);
  }
  return { inCells, free };
}

/** Tables with the free text before, between and after them. */
export function readingOrder(tables: readonly PlacedTable[], glyphs: readonly Glyph[]): readonly PlacedBlock[] {
  const ordered = tables.toSorted((a, b) => a.y0 - b.y0);
  const free = glyphs.filter((glyph) => !ordered.some((table) => holds(table, middleOf(glyph).x, middleOf(glyph).y)));
  const right = Math.max(0, ...free.map((glyph) => glyph.x1));
  const blocks: PlacedBlock[] = [];
  let top = -Infinity;
  for (const table of ordered) {
    const from = top;
    blocks.push(
      ...paragraphsOf(
        free.filter(({ y }) => y > from && y <= table.y0 + 2),
        right,
      ),
      table,
    );
    top = Math.max(top, table.y0 + 2);
  }
  return [
    ...blocks,
    ...paragraphsOf(
      free.filter(({ y }) => y > top),
      right,
    ),
  ];
}

import { findTables, type RuledTable } from "../layout/ruled-tables.ts";
import { without } from "./crop.ts";
import type { Gray, Ink } from "./gray.ts";
import { type LongLine, longLines } from "./long-lines.ts";
import { tableLines } from "./table-lines.ts";
import type { UprightPage } from "./upright-page.ts";

export type RuledPage = {
  readonly tables: readonly RuledTable[];
  /** The page for reading: without borders, underlines and other rules. */
  readonly unruled: Gray;
  /** The ink without the borders of the tables: underlines are still there. */
  readonly ink: Ink;
};

/** Lengths in pixels at 150 dots per inch. */
const SHORTEST_RULE = 40;
const SHORTEST_POST = 26;
const SHORTEST_UNDERLINE = 22;
const TOUCHING = 5;
/** A line that reaches no post and lies further from a border than this is an underline in the row above. */
const NEAR_BORDER = 2;
const THICKEST_UNDERLINE = 3.2;

/** Finds the tables of a page by their lines, and takes all lines out: they spoil the letters that touch them. */
export function ruledPage({ ink, clean, unit }: UprightPage): RuledPage {
  const across = longLines(ink, "across", SHORTEST_RULE * unit);
  const down = longLines(ink, "down", SHORTEST_POST * unit);
  const lines = tableLines(across, down, ink, unit);
  const { tables } = findTables(lines, TOUCHING * unit);
  const posts = down.filter((line) => lines.verticals.some((post) => post.x === line.at && post.y0 === line.from));
  const grid = across.filter((line) => tables.some((table) => isBorderOf(table, line, unit)));
  const borderAreas = [
    ...grid.map((line) => ({ x0: line.from - 2, x1: line.to + 2, y0: line.low - 1, y1: line.high + 1 })),
    ...posts.map((line) => ({ x0: line.low - 1, x1: line.high + 1, y0: line.from - 2, y1: line.to + 2 })),
  ];
  const unruled = without(clean, borderAreas);
  for (const line of across)
    if (!grid.includes(line) && line.to - line.from > SHORTEST_UNDERLINE * unit && isSolid(ink, line))
      wipe(unruled, ink, line, unit);
  return { tables, unruled, ink: without(ink, borderAreas, 0) };
}

function isBorderOf(table: RuledTable, line: LongLine, unit: number): boolean {
  const inside = line.from >= table.x0 - 12 * unit && line.to <= table.x1 + 12 * unit;
  const touches = table.xs.some((x) => Math.min(Math.abs(x - line.from), Math.abs(x - line.to)) < TOUCHING * unit);
  const onBorder = table.ys.some((y) => Math.abs(y - line.at) < (touches ? TOUCHING : NEAR_BORDER) * unit);
  const within = line.at >= table.y0 - TOUCHING * unit && line.at <= table.y1 + TOUCHING * unit;
  const fromLeft = Math.abs(line.from - table.x0) < TOUCHING * unit;
  return within && inside && (fromLeft || (onBorder && line.to - line.from > 0.2 * (table.x1 - table.x0)));
}

/** A drawn line has ink nearly everywhere; a row of letters has gaps. */
function isSolid({ pixels, width }: Ink, line: LongLine): boolean {
  let [seen, inked] = [0, 0];
  for (let x = Math.ceil(line.from) + 1; x < line.to - 1; x++) {
    seen++;
    const y = Math.round(line.at);
    if ([-2, -1, 0, 1, 2].some((step) => pixels[(y + step) * width + x])) inked++;
  }
  return seen > 0 && inked / seen > 0.98;
}

/** Takes an underline out column by column, but not where a letter's tail crosses it. */
function wipe(page: Gray, { pixels, width, height }: Ink, line: LongLine, unit: number): void {
  for (let x = Math.floor(line.from); x <= line.to; x++) {
    const y = [0, 1, -1, 2, -2, 3, -3, 4, -4]
      .map((step) => Math.round(line.at) + step)
      .find((at) => pixels[at * width + x]);
    if (y === undefined) continue;
    let [top, bottom] = [y, y];
    while (top > 0 && pixels[(top - 1) * width + x]) top--;
    while (bottom < height - 1 && pixels[(bottom + 1) * width + x]) bottom++;
    if (bottom - top + 1 <= THICKEST_UNDERLINE * unit) clear(page, x, top - 1, bottom + 1);
  }
}

function clear({ pixels, width, height }: Gray, x: number, from: number, to: number): void {
  for (let y = Math.max(0, from); y <= Math.min(height - 1, to); y++) pixels[y * width + x] = 255;
}

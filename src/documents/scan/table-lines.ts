import type { Horizontal, Vertical } from "../layout/page-marks.ts";
import type { LongLine } from "./long-lines.ts";

/** Lengths in pixels at 150 dots per inch. */
const SHORTEST_BORDER = 60;
const TOUCHING = 8;
const ALIGNED = 4;
/** Longer than this share of the page, a line is a border whatever it touches. */
const LONG_ACROSS = 0.2;
const LONG_DOWN = 0.1;

export type TableLines = { readonly horizontals: readonly Horizontal[]; readonly verticals: readonly Vertical[] };

/** Borders among the straight lines of a page. A stroke of handwriting is straight too, but ends in the open. */
export function tableLines(
  across: readonly LongLine[],
  down: readonly LongLine[],
  page: { readonly width: number; readonly height: number },
  unit: number,
): TableLines {
  const near = TOUCHING * unit;
  const beams = across.filter((line) => line.to - line.from > SHORTEST_BORDER * unit);
  const meets = (x: number, y: number) =>
    beams.some((beam) => Math.abs(beam.at - y) <= near && beam.from - near <= x && beam.to + near >= x);
  const held = down.filter(
    (post) => post.to - post.from > LONG_DOWN * page.height || (meets(post.at, post.from) && meets(post.at, post.to)),
  );
  const posts = down.filter((post) => held.some((other) => Math.abs(other.at - post.at) <= ALIGNED * unit));
  const stands = (x: number, y: number) =>
    posts.some((post) => Math.abs(post.at - x) <= near && post.from - near <= y && post.to + near >= y);
  const borders = beams.filter(
    (beam) =>
      beam.to - beam.from > LONG_ACROSS * page.width || (stands(beam.from, beam.at) && stands(beam.to, beam.at)),
  );
  return {
    horizontals: borders.map((line) => ({ x0: line.from, x1: line.to, y: line.at })),
    verticals: posts.map((line) => ({ y0: line.from, y1: line.to, x: line.at })),
  };
}

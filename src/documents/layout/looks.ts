import {
  type Glyph,
  holds,
  type Horizontal,
  middleOf,
  type PageMarks,
  type Rectangle,
  type Vertical,
} from "./page-marks.ts";

/** An underline lies this far (in font sizes) above or below the baseline. */
const UNDERLINE = { from: -0.06, to: 0.32 };
const STRIKE = { from: -0.48, to: -0.12 };

/**
 * Lines that begin and end with glyphs and stand just under them: underlines, not borders.
 * They are taken out before tables are built, or they melt into the cell's border.
 */
export function underlinesIn(marks: PageMarks): readonly Horizontal[] {
  const near = glyphsByHeight(marks.glyphs);
  return marks.horizontals.filter((line) => {
    const above = near(line.y, 0.5).filter((glyph) => isUnder(line, glyph));
    const starts = above.some((glyph) => Math.abs(glyph.x0 - line.x0) < 1.6);
    const ends = above.some((glyph) => Math.abs(glyph.x1 - line.x1) < 1.6);
    return starts && ends && !(onBorder(line.x0, line, marks.verticals) && onBorder(line.x1, line, marks.verticals));
  });
}

function onBorder(x: number, line: Horizontal, verticals: readonly Vertical[]): boolean {
  return verticals.some((post) => Math.abs(post.x - x) < 1.2 && post.y0 <= line.y + 1 && post.y1 >= line.y - 1);
}

function isUnder(line: Horizontal, glyph: Glyph): boolean {
  const depth = (line.y - glyph.y) / glyph.size;
  return depth >= UNDERLINE.from && depth <= UNDERLINE.to;
}

/** Glyphs with what lines and areas say of them: underlined, struck through, highlighted. */
export function withLooks(
  glyphs: readonly Glyph[],
  lines: readonly Horizontal[],
  areas: readonly Rectangle[],
): readonly Glyph[] {
  const looks = new Map<Glyph, Glyph>();
  const near = glyphsByHeight(glyphs);
  const add = (glyph: Glyph, look: Partial<Glyph>) => looks.set(glyph, { ...(looks.get(glyph) ?? glyph), ...look });
  for (const line of lines)
    for (const glyph of near(line.y, 0.5)) {
      const { x } = middleOf(glyph);
      if (x < line.x0 || x > line.x1) continue;
      const depth = (line.y - glyph.y) / glyph.size;
      if (isUnder(line, glyph)) add(glyph, { underline: true });
      else if (depth > STRIKE.from && depth < STRIKE.to) add(glyph, { strike: true });
    }
  for (const area of areas)
    for (const glyph of near((area.y0 + area.y1) / 2, 2.5)) {
      const { x, y } = middleOf(glyph);
      if (holds(area, x, y) && area.y1 - area.y0 < 2.2 * glyph.size) add(glyph, { highlight: true });
    }
  return looks.size === 0 ? glyphs : glyphs.map((glyph) => looks.get(glyph) ?? glyph);
}

/** Finds the glyphs whose baseline is within some font sizes of a height, without walking over all of them. */
function glyphsByHeight(glyphs: readonly Glyph[]): (y: number, sizes: number) => readonly Glyph[] {
  const sorted = glyphs.toSorted((a, b) => a.y - b.y);
  const largest = sorted.reduce((size, glyph) => Math.max(size, glyph.size), 1);
  return (y, sizes) =>
    sorted.slice(firstAtOrBelow(sorted, y - sizes * largest), firstAtOrBelow(sorted, y + sizes * largest));
}

function firstAtOrBelow(sorted: readonly Glyph[], y: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.y ?? Infinity) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

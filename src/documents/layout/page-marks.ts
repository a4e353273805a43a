import type { Run } from "../../forms/paper.ts";

/**
 * A letter or a word with its place. `y` is the baseline and grows downwards; `size` is the font size.
 * A picture or a mark has an empty text.
 */
export type Glyph = Run & {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
};

export type Horizontal = { readonly x0: number; readonly x1: number; readonly y: number };
export type Vertical = { readonly y0: number; readonly y1: number; readonly x: number };
export type Rectangle = { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };

/** What a page shows, whether its operators or its pixels said so. Units: points (pdf) or pixels (scan). */
export type PageMarks = {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly horizontals: readonly Horizontal[];
  readonly verticals: readonly Vertical[];
  /** Coloured areas behind the words. */
  readonly fills: readonly Rectangle[];
};

/** A glyph's middle, a little above its baseline: the point that decides where it stands. */
export function middleOf(glyph: Glyph): { readonly x: number; readonly y: number } {
  return { x: (glyph.x0 + glyph.x1) / 2, y: glyph.y - glyph.size * 0.3 };
}

export function holds(area: Rectangle, x: number, y: number): boolean {
  return x >= area.x0 && x <= area.x1 && y >= area.y0 && y <= area.y1;
}

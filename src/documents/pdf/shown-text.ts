import type { Glyph } from "../layout/page-marks.ts";
import { apply, type Matrix, multiply } from "./matrix.ts";
import { shownCharacter, symbolFontOf } from "./shown-character.ts";
import { isUnknown } from "./text-trust.ts";

export type Font = {
  readonly bold: boolean;
  /** Width units to text units. */
  readonly scale: number;
  readonly symbols: string | undefined;
};

/** The part of the graphics state that text is set by. */
export type TextState = {
  readonly font: Font | undefined;
  readonly size: number;
  readonly characterSpacing: number;
  readonly wordSpacing: number;
  readonly horizontalScale: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
};

/** A glyph that also knows which way it runs and whether it is drawn at all. */
export type ShownGlyph = {
  readonly glyph: Glyph;
  readonly dx: number;
  readonly dy: number;
  readonly hidden: boolean;
};

const INVISIBLE = 3;
const FILL_AND_STROKE = 2;
/** How far an answer with a letter that the font does not name can be believed. */
const UNKNOWN_LETTER = 0.2;

/** One show-text operator: its glyphs, and how far it moves the text matrix. */
export function showText(
  items: readonly unknown[],
  text: TextState,
  page: Matrix,
): { readonly glyphs: readonly ShownGlyph[]; readonly advance: number } {
  const glyphs: ShownGlyph[] = [];
  const size = Math.hypot(page[2], page[3]) * Math.abs(text.size);
  const scale = text.font?.scale ?? 0.001;
  const bold = text.font?.bold || text.mode === FILL_AND_STROKE;
  let x = 0;
  for (const item of items) {
    if (typeof item === "number") x -= item * 0.001 * text.size * text.horizontalScale;
    if (!isPdfGlyph(item)) continue;
    const width = item.width * scale * text.size;
    const [left, y] = apply(page, x, text.rise);
    const [dx, dy] = [page[0] * width * text.horizontalScale, page[1] * width * text.horizontalScale];
    x += (width + text.characterSpacing + (item.isSpace ? text.wordSpacing : 0)) * text.horizontalScale;
    if (item.unicode === "") continue;
    const shown = shownCharacter(item.unicode, text.font?.symbols);
    const glyph: { -readonly [K in keyof Glyph]: Glyph[K] } = {
      text: shown,
      x0: Math.min(left, left + dx),
      x1: Math.max(left, left + dx),
      y,
      size,
    };
    if (bold) glyph.bold = true;
    if (isUnknown(shown)) glyph.confidence = UNKNOWN_LETTER;
    glyphs.push({ glyph, dx, dy, hidden: text.mode === INVISIBLE });
  }
  return { glyphs, advance: x };
}

type PdfGlyph = { readonly unicode: string; readonly width: number; readonly isSpace: boolean };

function isPdfGlyph(item: unknown): item is PdfGlyph {
  if (typeof item !== "object" || item === null) return false;
  return "unicode" in item && typeof item.unicode === "string" && "width" in item && typeof item.width === "number";
}

/** A font object of pdf.js, as far as it matters here. */
export function fontOf(value: unknown): Font | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const name = "name" in value && typeof value.name === "string" ? value.name : "";
  const heavy = ("bold" in value && value.bold === true) || ("black" in value && value.black === true);
  const matrix: unknown = "fontMatrix" in value ? value.fontMatrix : undefined;
  const scale: unknown = Array.isArray(matrix) ? matrix[0] : undefined;
  return {
    bold: heavy || /bold|black/iu.test(name),
    scale: typeof scale === "number" && scale !== 0 ? scale : 0.001,
    symbols: symbolFontOf(name),
  };
}

export function afterText(textMatrix: Matrix, advance: number): Matrix {
  return multiply(textMatrix, [1, 0, 0, 1, advance, 0]);
}

import type { Glyph } from "./page-marks.ts";

/** Glyphs on one baseline, from left to right. */
export type TextLine = { readonly y: number; readonly size: number; readonly glyphs: readonly Glyph[] };

/**
 * Glyphs to lines by baseline. The order of drawing says nothing: where a font lacks Kazakh letters, producers draw
 * the line first and the missing letters after its end.
 */
export function linesOf(glyphs: readonly Glyph[]): readonly TextLine[] {
  const lines: { y: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const near = lineOf(lines, glyph);
    if (near) {
      near.glyphs.push(glyph);
      near.size = Math.max(near.size, glyph.size);
    } else lines.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  const ordered = lines.map((line) => ({
    ...line,
    glyphs: withoutCarriers(withoutShadows(line.glyphs.toSorted((a, b) => a.x0 - b.x0))),
  }));
  return ordered.filter((line) => line.glyphs.some(isInk)).toSorted((a, b) => a.y - b.y);
}

/** One of the last three lines: an index or a mark may stand between. */
function lineOf<T extends { readonly y: number; readonly size: number }>(
  lines: readonly T[],
  glyph: Glyph,
): T | undefined {
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - 3); index--) {
    const line = lines[index];
    if (line && Math.abs(line.y - glyph.y) <= 0.35 * Math.max(line.size, glyph.size)) return line;
  }
  return undefined;
}

/** A letter that shows something: not a space. */
export function isInk(glyph: Glyph): boolean {
  return (glyph.text !== " " && glyph.text.trim() !== "") || glyph.picture === true || glyph.mark !== undefined;
}

/** Bold is sometimes made by drawing each letter twice, a hair apart. */
function withoutShadows(glyphs: readonly Glyph[]): readonly Glyph[] {
  return glyphs.filter((glyph, index) => {
    const before = glyphs[index - 1];
    return (
      before === undefined || !isInk(glyph) || before.text !== glyph.text || glyph.x0 - before.x0 > 0.15 * glyph.size
    );
  });
}

/** LibreOffice hangs an underline on spaces that it draws over the words: what lies on a letter parts no words. */
function withoutCarriers(glyphs: readonly Glyph[]): readonly Glyph[] {
  let reach = -Infinity;
  let carriers = false;
  for (const glyph of glyphs) {
    carriers ||= isBlank(glyph) && glyph.x0 < reach - 0.1 * glyph.size;
    if (!isBlank(glyph)) reach = glyph.x1;
  }
  return carriers ? glyphs.filter((glyph, index) => !isBlank(glyph) || !liesOnLetter(glyph, index, glyphs)) : glyphs;
}

function isBlank(glyph: Glyph): boolean {
  return glyph.text.length === 1 && !isInk(glyph);
}

/** Most of it is over a letter that begins before or behind it. */
function liesOnLetter(blank: Glyph, index: number, glyphs: readonly Glyph[]): boolean {
  const middle = (blank.x0 + blank.x1) / 2;
  const near = glyphs.slice(Math.max(0, index - 4), index + 5);
  return near.some((glyph) => isInk(glyph) && glyph.x0 < middle && glyph.x1 > middle);
}

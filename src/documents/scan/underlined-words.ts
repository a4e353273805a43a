import type { Ink } from "./gray.ts";
import type { Word } from "./tesseract.ts";

/** Lengths in pixels at 150 dots per inch. */
const SHORTEST_WORD = 12;
const SHORTEST_LINE = 14;
/** The line must be this long, as a share of the word. */
const SHARE = 0.62;
const GAP = 1.3;

/**
 * Words with a line under them. Short words and letters with flat feet look underlined too: the reader of forms asks
 * only inside a list of options, and by the share of letters.
 */
export function isUnderlined(word: Word, ink: Ink, unit: number): boolean {
  const [width, height] = [word.x1 - word.x0, Math.min(word.y1 - word.y0, 40 * unit)];
  if (width < SHORTEST_WORD * unit) return false;
  const needed = Math.max(SHORTEST_LINE * unit, SHARE * width);
  let rows = 0;
  const bottom = Math.min(ink.height - 4, word.y1 + 0.35 * height);
  for (let y = Math.max(2, Math.round(word.y0 + (word.y1 - word.y0) * 0.6)); y <= bottom; y++)
    if (longestRun(ink, word.x0, word.x1, y, GAP * unit) >= needed) rows++;
  return rows > 0 && rows <= 9 * unit + 3;
}

function longestRun({ pixels, width }: Ink, from: number, to: number, y: number, gapAtMost: number): number {
  let [best, start, last] = [0, -1, -1];
  for (let x = Math.max(1, from); x <= Math.min(width - 2, to); x++) {
    if (!(pixels[y * width + x] || pixels[(y - 1) * width + x] || pixels[(y + 1) * width + x])) continue;
    if (start < 0 || x - last - 1 > gapAtMost) start = x;
    last = x;
    best = Math.max(best, last - start + 1);
  }
  return best;
}

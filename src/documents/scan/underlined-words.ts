import type { Ink } from "./gray.ts";
import type { Word } from "./tesseract.ts";

/** Lengths in pixels at 150 dots per inch. */
const SHORTEST_WORD = 12;
const SHORTEST_LINE = 14;
/** The line must be this long, as a share of the word. */
const SHARE = 0.62;
/** Where the line lies, in heights of the word from its baseline. */
const FROM = -0.06;
const TO = 0.42;
const TAILS = /[руфцщдғқңұүөgjpqyQ,;()[\]{}]/u;
/** A letter's tail is about this share of a word's height. */
const TAIL = 0.22;

/**
 * Words with a line under them. Feet of letters may still look like one: the reader of forms asks only inside a list of
 * options, and by the share of letters.
 */
export function isUnderlined(word: Word, ink: Ink, unit: number): boolean {
  const [width, height] = [word.x1 - word.x0, Math.min(word.y1 - word.y0, 40 * unit)];
  if (width < SHORTEST_WORD * unit) return false;
  const needed = Math.max(SHORTEST_LINE * unit, SHARE * width);
  const baseline = TAILS.test(word.text.toLowerCase()) ? word.y1 - TAIL * height : word.y1;
  const bottom = Math.min(ink.height - 3, baseline + TO * height);
  for (let y = Math.max(1, Math.round(baseline + FROM * height)); y <= bottom; y++)
    if (longestRun(ink, word.x0, word.x1, y) >= needed) return true;
  return false;
}

/** Over two rows: a line may lean by a pixel. */
function longestRun({ pixels, width }: Ink, from: number, to: number, y: number): number {
  let [best, run] = [0, 0];
  for (let x = Math.max(1, from); x <= Math.min(width - 2, to); x++) {
    run = pixels[y * width + x] || pixels[(y + 1) * width + x] ? run + 1 : 0;
    best = Math.max(best, run);
  }
  return best;
}

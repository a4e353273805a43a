import type { Rectangle } from "../layout/page-marks.ts";
import type { Gray, Ink } from "./gray.ts";
import type { Word } from "./tesseract.ts";

/** A marker's yellow, in grey, is this much darker than the paper above and below it. */
const DARKER = 0.965;
/** Fewer pixels of paper say nothing. */
const PIXELS_AT_LEAST = 60;

/**
 * Words on a darker strip of paper: a marker's. Both neighbouring lines must be brighter, or it is a shadow's edge.
 * `shade` is the paper's brightness with its slow changes taken out.
 */
export function isHighlighted(word: Word, shade: Gray, ink: Ink): boolean {
  const height = word.y1 - word.y0;
  const strip = (from: number, to: number) => paperIn({ x0: word.x0, x1: word.x1, y0: from, y1: to }, shade, ink);
  const own = strip(word.y0, word.y1);
  const above = strip(word.y0 - 0.9 * height, word.y0 - 0.5 * height);
  const below = strip(word.y1 + 0.5 * height, word.y1 + 0.9 * height);
  return own !== undefined && above !== undefined && below !== undefined && own < DARKER * Math.min(above, below);
}

/** The mean brightness of what is not ink. */
function paperIn(area: Rectangle, { pixels, width, height }: Gray, ink: Ink): number | undefined {
  let [sum, count] = [0, 0];
  const [x0, x1] = [Math.max(2, Math.floor(area.x0)), Math.min(width - 2, Math.ceil(area.x1))];
  for (let y = Math.max(2, Math.floor(area.y0)); y < Math.min(height - 2, area.y1); y++)
    for (let x = x0; x < x1; x++) {
      const at = y * width + x;
      const inked =
        ink.pixels[at] ||
        ink.pixels[at - 2] ||
        ink.pixels[at + 2] ||
        ink.pixels[at - 2 * width] ||
        ink.pixels[at + 2 * width];
      if (inked) continue;
      sum += pixels[at] ?? 0;
      count++;
    }
  return count < PIXELS_AT_LEAST ? undefined : sum / count;
}

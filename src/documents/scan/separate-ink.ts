import type { Gray, Ink } from "./gray.ts";

/** Side of the squares in which the paper's own brightness is measured, pixels. */
const SQUARE = 24;
/** Darker than this share of the paper round it, a pixel is ink. */
const INK = 0.78;
/** For reading, shares of the paper's brightness between these become black to white. */
const BLACK = 0.35;
const WHITE = 0.88;

type Paper = { readonly brightness: Float32Array; readonly columns: number };

export type Separated = {
  readonly ink: Ink;
  /** For reading: black and white with a little grey. */
  readonly clean: Gray;
  /** Brightness against the paper round it: 200 is the paper's own. */
  readonly shade: Gray;
};

/** Ink, and the page with its shadows taken out. */
export function separateInk(picture: Gray): Separated {
  const paper = paperOf(picture);
  const { pixels, width, height } = picture;
  const ink = new Uint8Array(pixels.length);
  const clean = new Uint8Array(pixels.length);
  const shade = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / SQUARE) * paper.columns;
    for (let x = 0; x < width; x++) {
      const share = (pixels[y * width + x] ?? 0) / (paper.brightness[row + Math.floor(x / SQUARE)] ?? 255);
      shade[y * width + x] = Math.min(255, 200 * share);
      if (share < INK) ink[y * width + x] = 1;
      clean[y * width + x] = share > WHITE ? 255 : share < BLACK ? 0 : ((share - BLACK) / (WHITE - BLACK)) * 255;
    }
  }
  return {
    ink: { pixels: ink, width, height },
    clean: { pixels: clean, width, height },
    shade: { pixels: shade, width, height },
  };
}

/** The brightness of the paper in each square: its brighter third, and the best of its neighbours where it is full of ink. */
function paperOf(picture: Gray): Paper {
  const columns = Math.ceil(picture.width / SQUARE);
  const rows = Math.ceil(picture.height / SQUARE);
  const own = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      own[row * columns + column] = brightThird(picture, column * SQUARE, row * SQUARE);
  const brightness = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let best = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
          best = Math.max(best, own[y * columns + x] ?? 0);
      brightness[row * columns + column] = best;
    }
  return { brightness, columns };
}

function brightThird({ pixels, width, height }: Gray, left: number, top: number): number {
  const shades = new Uint16Array(32);
  let count = 0;
  for (let y = top; y < Math.min(height, top + SQUARE); y += 2)
    for (let x = left; x < Math.min(width, left + SQUARE); x += 2) {
      const shade = (pixels[y * width + x] ?? 0) >> 3;
      shades[shade] = (shades[shade] ?? 0) + 1;
      count++;
    }
  let brighter = 0;
  for (let shade = 31; shade > 0; shade--) {
    brighter += shades[shade] ?? 0;
    if (brighter > count * 0.3) return shade * 8 + 4;
  }
  return 4;
}

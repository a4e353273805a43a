import type { Rectangle } from "../layout/page-marks.ts";
import type { Gray } from "./gray.ts";

/** A part of a picture with a white edge, and where its own corner lies in the picture. */
export type Crop = { readonly picture: Gray; readonly left: number; readonly top: number };

const EDGE = 10;
const SMALLEST = 8;

export function crop(source: Gray, area: Rectangle): Crop | undefined {
  const [x0, y0] = [Math.max(0, Math.round(area.x0)), Math.max(0, Math.round(area.y0))];
  const [x1, y1] = [Math.min(source.width, Math.round(area.x1)), Math.min(source.height, Math.round(area.y1))];
  if (x1 - x0 < SMALLEST || y1 - y0 < SMALLEST) return undefined;
  const [width, height] = [x1 - x0 + 2 * EDGE, y1 - y0 + 2 * EDGE];
  const pixels = new Uint8Array(width * height).fill(255);
  for (let y = y0; y < y1; y++) {
    const row = source.pixels.subarray(y * source.width + x0, y * source.width + x1);
    pixels.set(row, (y - y0 + EDGE) * width + EDGE);
  }
  return { picture: { pixels, width, height }, left: x0 - EDGE, top: y0 - EDGE };
}

/** The picture with these areas painted over: white, or for ink no ink. */
export function without(source: Gray, areas: readonly Rectangle[], paint = 255): Gray {
  const pixels = Uint8Array.from(source.pixels);
  for (const area of areas) {
    const [x0, x1] = [Math.max(0, Math.floor(area.x0)), Math.min(source.width, Math.ceil(area.x1) + 1)];
    for (let y = Math.max(0, Math.floor(area.y0)); y <= Math.min(source.height - 1, Math.ceil(area.y1)); y++)
      pixels.fill(paint, y * source.width + x0, y * source.width + x1);
  }
  return { ...source, pixels };
}

import type { Rectangle } from "../layout/page-marks.ts";
import type { Ink } from "./gray.ts";

export type InkIn = {
  /** Share (0…1) of dark pixels in the area. */
  readonly share: number;
  readonly width: number;
  readonly height: number;
};

/** The ink in an area that lies outside the covered parts, and its extent; dust (pixels with few dark neighbours) does not count. */
export function inkIn(ink: Ink, area: Rectangle, covered: readonly Rectangle[] = []): InkIn {
  const [x0, x1] = [Math.max(1, Math.floor(area.x0)), Math.min(ink.width - 1, Math.floor(area.x1))];
  const [y0, y1] = [Math.max(1, Math.floor(area.y0)), Math.min(ink.height - 1, Math.floor(area.y1))];
  let dark = 0;
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (let y = y0; y < y1; y++) {
    const over = covered.filter((box) => y >= box.y0 && y <= box.y1);
    for (let x = x0; x < x1; x++) {
      if (!ink.pixels[y * ink.width + x] || over.some((box) => x >= box.x0 && x <= box.x1) || !isNoDust(ink, x, y))
        continue;
      dark++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const share = dark / Math.max(1, (x1 - x0) * (y1 - y0));
  return { share, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

function isNoDust({ pixels, width }: Ink, x: number, y: number): boolean {
  let dark = 0;
  for (let row = y - 1; row <= y + 1; row++)
    for (let column = x - 1; column <= x + 1; column++) dark += pixels[row * width + column] ?? 0;
  return dark >= 4;
}

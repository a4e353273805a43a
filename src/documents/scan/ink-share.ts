import type { Rectangle } from "../layout/page-marks.ts";
import type { Ink } from "./gray.ts";

export type InkIn = {
  /** Share (0…1) of dark pixels in the area. */
  readonly share: number;
  readonly width: number;
  readonly height: number;
  /** The most ink (pixels) that lies close together: inside a square of twice SPOT pixels. */
  readonly clump: number;
};

/** Pixels at reading size: a tick or a cross is about so large. */
const SPOT = 66;

/** The ink in an area that lies outside the covered parts, and its extent; dust (pixels with few dark neighbours) does not count. */
export function inkIn(ink: Ink, area: Rectangle, covered: readonly Rectangle[] = []): InkIn {
  const [x0, x1] = [Math.max(1, Math.floor(area.x0)), Math.min(ink.width - 1, Math.floor(area.x1))];
  const [y0, y1] = [Math.max(1, Math.floor(area.y0)), Math.min(ink.height - 1, Math.floor(area.y1))];
  let dark = 0;
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  const spots = new Map<number, number>();
  for (let y = y0; y < y1; y++) {
    const over = covered.filter((box) => y >= box.y0 && y <= box.y1);
    for (let x = x0; x < x1; x++) {
      if (!ink.pixels[y * ink.width + x] || over.some((box) => x >= box.x0 && x <= box.x1) || !isNoDust(ink, x, y))
        continue;
      dark++;
      const spot = Math.floor((y - y0) / SPOT) * ROW + Math.floor((x - x0) / SPOT);
      spots.set(spot, (spots.get(spot) ?? 0) + 1);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const share = dark / Math.max(1, (x1 - x0) * (y1 - y0));
  return { share, width: Math.max(0, right - left), height: Math.max(0, bottom - top), clump: clumpOf(spots) };
}

/** Numbers of spots in a row of spots; no page is so wide. */
const ROW = 1000;

function clumpOf(spots: ReadonlyMap<number, number>): number {
  const around = (spot: number): number =>
    [0, 1, ROW, ROW + 1].reduce((sum, step) => sum + (spots.get(spot + step) ?? 0), 0);
  const corners = [...spots.keys()].flatMap((spot) => [spot, spot - 1, spot - ROW, spot - ROW - 1]);
  return Math.max(0, ...corners.map(around));
}

function isNoDust({ pixels, width }: Ink, x: number, y: number): boolean {
  let dark = 0;
  for (let row = y - 1; row <= y + 1; row++)
    for (let column = x - 1; column <= x + 1; column++) dark += pixels[row * width + column] ?? 0;
  return dark >= 4;
}

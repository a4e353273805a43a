import type { Rectangle } from "../layout/page-marks.ts";
import type { Ink } from "./gray.ts";

/** Share (0…1) of dark pixels in an area; dust (pixels with few dark neighbours) does not count. */
export function inkShare(ink: Ink, area: Rectangle, covered: readonly Rectangle[] = []): number {
  const [x0, x1] = [Math.max(1, Math.floor(area.x0)), Math.min(ink.width - 1, Math.floor(area.x1))];
  const [y0, y1] = [Math.max(1, Math.floor(area.y0)), Math.min(ink.height - 1, Math.floor(area.y1))];
  let dark = 0;
  for (let y = y0; y < y1; y++) {
    const over = covered.filter((box) => y >= box.y0 && y <= box.y1);
    for (let x = x0; x < x1; x++)
      if (ink.pixels[y * ink.width + x] && !over.some((box) => x >= box.x0 && x <= box.x1) && isNoDust(ink, x, y))
        dark++;
  }
  return dark / Math.max(1, (x1 - x0) * (y1 - y0));
}

function isNoDust({ pixels, width }: Ink, x: number, y: number): boolean {
  let dark = 0;
  for (let row = y - 1; row <= y + 1; row++)
    for (let column = x - 1; column <= x + 1; column++) dark += pixels[row * width + column] ?? 0;
  return dark >= 4;
}

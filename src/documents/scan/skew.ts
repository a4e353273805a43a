import type { Ink } from "./gray.ts";

const STEEPEST = 6;

type Points = { readonly xs: Int32Array; readonly ys: Int32Array; readonly height: number; readonly width: number };

/** Degrees by which the lines of text rise to the right, found as the angle at which rows are fullest and emptiest. */
export function skewOf(ink: Ink): number {
  const points = samples(ink);
  let best = { angle: 0, score: sharpness(points, 0) };
  const attempt = (angle: number) => {
    const score = sharpness(points, angle);
    if (score > best.score) best = { angle, score };
  };
  for (let angle = -STEEPEST; angle <= STEEPEST; angle += 0.5) attempt(angle);
  for (const step of [0.25, 0.1, 0.05]) {
    const { angle } = best;
    for (const offset of [-2, -1, 1, 2]) attempt(angle + offset * step);
  }
  return best.angle;
}

/** Do lines of text run down the page, not across? */
export function runsDown(ink: Ink): boolean {
  const points = samples(ink);
  const across = sharpness(points, 0) / points.width;
  const down =
    sharpness({ xs: points.ys, ys: points.xs, width: points.height, height: points.width }, 0) / points.height;
  return down > 1.3 * across;
}

function samples({ pixels, width, height }: Ink): Points {
  const step = Math.max(1, Math.floor(width / 900));
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step)
      if (pixels[y * width + x]) {
        xs.push(x);
        ys.push(y);
      }
  return { xs: Int32Array.from(xs), ys: Int32Array.from(ys), width, height };
}

function sharpness({ xs, ys, height, width }: Points, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const shift = Math.ceil(width * Math.abs(slope)) + 2;
  const rows = new Uint32Array(Math.floor((height + 2 * shift) / 2) + 2);
  for (let index = 0; index < xs.length; index++) {
    const row = Math.floor(((ys[index] ?? 0) - (xs[index] ?? 0) * slope + shift) / 2);
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}

import type { Gray, Ink } from "./gray.ts";
import { type LongLine, longLines } from "./long-lines.ts";

type Point = readonly [number, number];
/** How a line's slope changes over the page: slope = `base` + `rate` × position. */
type Fan = { readonly base: number; readonly rate: number };

/**
 * Takes the perspective of a photo out, by the slopes of its ruling lines. Nothing where the page is square already, or
 * has too few lines to tell. `unit` is a pixel at 150 dots per inch.
 */
export function flattened(picture: Gray, ink: Ink, unit: number): Gray | undefined {
  const across = longLines(ink, "across", 120 * unit).filter((line) => line.to - line.from > 0.3 * picture.width);
  const down = longLines(ink, "down", 120 * unit).filter((line) => line.to - line.from > 0.12 * picture.height);
  if (across.length < 2 || down.length < 2) return undefined;
  const [ys, xs] = [across.map(middleOf), down.map(middleOf)];
  const [top, bottom, left, right] = [Math.min(...ys), Math.max(...ys), Math.min(...xs), Math.max(...xs)];
  const target: readonly Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  const source = cornersOf(fanOf(across), fanOf(down), { top, bottom, left, right });
  const bend = Math.max(
    ...source.map(([x, y], index) => Math.hypot(x - (target[index]?.[0] ?? x), y - (target[index]?.[1] ?? y))),
  );
  if (bend < 3 * unit || bend > 0.2 * picture.width) return undefined;
  return projected(picture, projection(target, source));
}

function middleOf({ from, to, slope, offset }: LongLine): number {
  return offset + (slope * (from + to)) / 2;
}

/** Fitted twice: the second time without the lines that disagree. */
function fanOf(lines: readonly LongLine[]): Fan {
  const first = fitted(lines);
  const errors = lines.map((line) => Math.abs(line.slope - first.base - first.rate * middleOf(line)));
  const middle = errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? 0;
  const agreeing = lines.filter((_, index) => (errors[index] ?? 0) <= 3 * middle + 0.002);
  return agreeing.length >= 2 ? fitted(agreeing) : first;
}

function fitted(lines: readonly LongLine[]): Fan {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const line of lines) {
    const [weight, x] = [line.to - line.from, middleOf(line)];
    n += weight;
    sx += weight * x;
    sy += weight * line.slope;
    sxx += weight * x * x;
    sxy += weight * x * line.slope;
  }
  const spread = n * sxx - sx * sx;
  const rate = Math.abs(spread) > 1e-6 * n * n ? (n * sxy - sx * sy) / spread : 0;
  return { base: (sy - rate * sx) / n, rate };
}

type Sides = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

function cornersOf(across: Fan, down: Fan, { top, bottom, left, right }: Sides): readonly Point[] {
  const [centreX, centreY] = [(left + right) / 2, (top + bottom) / 2];
  const crossing = (x: number, y: number): Point => {
    const [k, m] = [across.base + across.rate * y, down.base + down.rate * x];
    const [c, d] = [y - k * centreX, x - m * centreY];
    const atY = (k * d + c) / (1 - k * m);
    return [m * atY + d, atY];
  };
  return [crossing(left, top), crossing(right, top), crossing(right, bottom), crossing(left, bottom)];
}

/** The eight numbers of the projection that takes four points to four others (Gauss with pivots). */
function projection(from: readonly Point[], to: readonly Point[]): readonly number[] {
  const rows = from.flatMap(([x, y], index) => {
    const [u, v] = to[index] ?? [x, y];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  for (let column = 0; column < 8; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    const scaled = pivot.map((value) => value / (pivot[column] ?? 1));
    rows.splice(column, 0, scaled);
    for (const [index, row] of rows.entries()) {
      if (index === column) continue;
      const factor = row[column] ?? 0;
      rows[index] = row.map((value, at) => value - factor * (scaled[at] ?? 0));
    }
  }
  return rows.map((row) => row[8] ?? 0);
}

function projected({ pixels, width, height }: Gray, numbers: readonly number[]): Gray {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = numbers;
  const out = new Uint8Array(pixels.length).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const depth = g * x + h * y + 1;
      const [u, v] = [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
      const [left, top] = [Math.floor(u), Math.floor(v)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const at = top * width + left;
      const upper = (pixels[at] ?? 0) * (1 - u + left) + (pixels[at + 1] ?? 0) * (u - left);
      const lower = (pixels[at + width] ?? 0) * (1 - u + left) + (pixels[at + width + 1] ?? 0) * (u - left);
      out[y * width + x] = upper * (1 - v + top) + lower * (v - top);
    }
  return { pixels: out, width, height };
}

import type { Horizontal, Rectangle, Vertical } from "../layout/page-marks.ts";
import { apply, type Matrix, type Point } from "./matrix.ts";

/**
 * Codes inside a path's data. pdf.js does not export them, and they change between its releases (in 6.x 3 is a
 * quadratic curve and 4 closes the path): a test pins them to the release that is installed.
 */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;

/** A drawing with more numbers than this is a picture, not a border. */
const LONGEST_PATH = 200_000;
/** Thinner than this, a filled rectangle is a line; shorter than that, a line is a dot (points). */
const THIN = 3;
const SHORT = 4;
/** A stroke leans less than this over its length and is still straight. */
const STRAIGHT = 1.2;

export type DrawnLines = {
  readonly horizontals: readonly Horizontal[];
  readonly verticals: readonly Vertical[];
  /** Coloured areas. */
  readonly fills: readonly Rectangle[];
  /** Curves and slanted strokes: a tick, an ellipse, a signature drawn by hand. */
  readonly drawings: readonly Rectangle[];
};

export type Paint = {
  readonly stroked: boolean;
  readonly filled: boolean;
  /** The fill is neither white nor grey nor black. */
  readonly coloured: boolean;
};

type Subpath = { readonly points: readonly Point[]; readonly curved: boolean; readonly closed: boolean };

/** What one path adds to a page. */
export function linesOfPath(data: ArrayLike<number>, matrix: Matrix, paint: Paint): DrawnLines {
  if (data.length > LONGEST_PATH) return { horizontals: [], verticals: [], fills: [], drawings: [] };
  const parts = subpathsOf(data, matrix).map((subpath) => linesOfSubpath(subpath, paint));
  return {
    horizontals: parts.flatMap((part) => part.horizontals),
    verticals: parts.flatMap((part) => part.verticals),
    fills: parts.flatMap((part) => part.fills),
    drawings: parts.flatMap((part) => part.drawings),
  };
}

function subpathsOf(data: ArrayLike<number>, matrix: Matrix): readonly Subpath[] {
  const subpaths: { points: Point[]; curved: boolean; closed: boolean }[] = [];
  for (let at = 0; at < data.length;) {
    const code = data[at];
    const point = (offset: number): Point => apply(matrix, data[at + offset] ?? 0, data[at + offset + 1] ?? 0);
    const open = subpaths.at(-1);
    if (code === MOVE) {
      subpaths.push({ points: [point(1)], curved: false, closed: false });
      at += 3;
    } else if (code === LINE) {
      open?.points.push(point(1));
      at += 3;
    } else if (code === CURVE && open) {
      open.points.push(point(1), point(3), point(5));
      open.curved = true;
      at += 7;
    } else if (code === CLOSE && open) {
      open.closed = true;
      at += 1;
    } else break;
  }
  return subpaths;
}

function linesOfSubpath(subpath: Subpath, paint: Paint): DrawnLines {
  const box = boundsOf(subpath.points);
  const none = { horizontals: [], verticals: [], fills: [], drawings: [] };
  if (subpath.curved) return { ...none, drawings: [box] };
  if (paint.stroked) return { ...none, ...strokesOf(subpath, box) };
  if (!paint.filled || subpath.points.length < 3) return none;
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (height <= THIN && width > SHORT)
    return { ...none, horizontals: [{ x0: box.x0, x1: box.x1, y: (box.y0 + box.y1) / 2 }] };
  if (width <= THIN && height > SHORT)
    return { ...none, verticals: [{ y0: box.y0, y1: box.y1, x: (box.x0 + box.x1) / 2 }] };
  return paint.coloured && height < 40 ? { ...none, fills: [box] } : none;
}

function strokesOf(
  { points, closed }: Subpath,
  box: Rectangle,
): Pick<DrawnLines, "horizontals" | "verticals" | "drawings"> {
  const horizontals: Horizontal[] = [];
  const verticals: Vertical[] = [];
  let slanted = false;
  const ends = closed && points[0] ? [...points.slice(1), points[0]] : points.slice(1);
  for (const [index, [x1, y1]] of ends.entries()) {
    const [x0, y0] = points[index] ?? [x1, y1];
    const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (dy <= STRAIGHT && dx > SHORT)
      horizontals.push({ x0: Math.min(x0, x1), x1: Math.max(x0, x1), y: (y0 + y1) / 2 });
    else if (dx <= STRAIGHT && dy > SHORT)
      verticals.push({ y0: Math.min(y0, y1), y1: Math.max(y0, y1), x: (x0 + x1) / 2 });
    else if (dx > STRAIGHT && dy > STRAIGHT) slanted = true;
  }
  return { horizontals, verticals, drawings: slanted ? [box] : [] };
}

function boundsOf(points: readonly Point[]): Rectangle {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return { x0, x1, y0, y1 };
}

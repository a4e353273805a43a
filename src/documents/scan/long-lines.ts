import { groupsBy } from "../layout/union.ts";
import { type Ink, transposed } from "./gray.ts";

/** A straight line of ink. For a horizontal one `from`, `to` are x and `at` is y; for a vertical one the other way. */
export type LongLine = {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** The outermost pixels across the line. */
  readonly low: number;
  readonly high: number;
  /** The line as `slope` × position + `offset`. */
  readonly slope: number;
  readonly offset: number;
};

type Streak = { readonly at: number; readonly from: number; readonly to: number };

/** Gaps of this many pixels do not end a line. */
const GAP = 2;
/** A page with more is not ruled but shaded. */
const STREAKS_AT_MOST = 60_000;

/** Long, thin, nearly straight lines of ink, across or down the page. Lengths in pixels. */
export function longLines(ink: Ink, direction: "across" | "down", shortest: number): readonly LongLine[] {
  const picture = direction === "across" ? ink : transposed(ink);
  const streaks = streaksOf(picture, shortest);
  if (streaks.length > STREAKS_AT_MOST) return [];
  const thickest = Math.max(8, ink.width / 200);
  return groupsBy(streaks.length, neighbours(streaks))
    .map((members) => members.flatMap((index) => streaks[index] ?? []))
    .filter((group) => thicknessOf(group) <= thickest)
    .map(lineOf);
}

/** Runs of ink along each row, a step of one pixel up or down allowed. */
function streaksOf({ pixels, width, height }: Ink, shortest: number): readonly Streak[] {
  const streaks: Streak[] = [];
  for (let y = 1; y < height - 1; y++) {
    let from = -1;
    let last = -1;
    const [above, row, below] = [(y - 1) * width, y * width, (y + 1) * width];
    for (let x = 0; x < width; x++) {
      if (!(pixels[row + x] || pixels[above + x] || pixels[below + x])) continue;
      if (from >= 0 && x - last > GAP + 1) {
        if (last - from >= shortest) streaks.push({ at: y, from, to: last });
        from = x;
      } else if (from < 0) from = x;
      last = x;
    }
    if (from >= 0 && last - from >= shortest) streaks.push({ at: y, from, to: last });
  }
  return streaks;
}

/** Streaks of one line touch: an underline just above a border is a line of its own. */
function neighbours(streaks: readonly Streak[]): readonly [number, number][] {
  const pairs: [number, number][] = [];
  for (const [index, streak] of streaks.entries())
    for (let next = index + 1; next < streaks.length; next++) {
      const other = streaks[next];
      if (!other || other.at - streak.at > 1) break;
      if (other.at > streak.at && other.from <= streak.to + 6 && other.to >= streak.from - 6) pairs.push([index, next]);
    }
  return pairs;
}

function thicknessOf(group: readonly Streak[]): number {
  const area = group.reduce((sum, { from, to }) => sum + to - from, 0);
  const length = Math.max(...group.map(({ to }) => to)) - Math.min(...group.map(({ from }) => from));
  return area / Math.max(1, length) - 2;
}

function lineOf(group: readonly Streak[]): LongLine {
  const weight = group.reduce((sum, { from, to }) => sum + to - from, 0);
  const middle = group.reduce((sum, { from, to }) => sum + ((from + to) / 2) * (to - from), 0) / weight;
  const at = group.reduce((sum, streak) => sum + streak.at * (streak.to - streak.from), 0) / weight;
  let [spread, lean] = [0, 0];
  for (const streak of group) {
    const length = streak.to - streak.from;
    const away = (streak.from + streak.to) / 2 - middle;
    spread += length * (away * away + (length * length) / 12);
    lean += length * away * (streak.at - at);
  }
  const slope = spread === 0 ? 0 : lean / spread;
  const [from, to] = [Math.min(...group.map((streak) => streak.from)), Math.max(...group.map((streak) => streak.to))];
  const rows = bodyOf(group, to - from).map((streak) => streak.at);
  return {
    from,
    to,
    at,
    low: Math.min(...rows),
    high: Math.max(...rows),
    slope,
    offset: at - slope * middle,
  };
}

/** The rows that most of the line lies in: an underline that leans on a border is not the border. */
function bodyOf(group: readonly Streak[], length: number): readonly Streak[] {
  const long = group.filter(({ from, to }) => to - from > 0.5 * length);
  return long.length > 0 ? long : group;
}

/** How the register grew: the number of entries at the end of each day, as a line. */
import { figure } from "./bar-chart.ts";
import type { Bar } from "./bar-chart.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Language } from "./public-entry.ts";
import type { Counts } from "./tally.ts";
import { dayInWords, WORDS } from "./words.ts";

const WIDTH = 360;
const HEIGHT = 210;
const FLOOR = HEIGHT - 28;
const CEILING = 24;
const DAY = 24 * 60 * 60 * 1000;
const TABLE_ROWS = 24;

type Point = { readonly day: string; readonly total: number };

/** Nothing before the register has two days. */
export function growthChart(entered: Counts, language: Language): Markup {
  const points = growth(entered);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || first === last) return markup``;
  const words = WORDS[language];
  const bars: Bar[] = sample(points).map((point) => ({ label: dayInWords(point.day, language), value: point.total }));
  return figure("chart-growth", words.chartGrowth, picture(points, first, last, language), bars, words);
}

/** Entries in all at the end of each day on which one came. */
export function growth(entered: Counts): readonly Point[] {
  let total = 0;
  return entered
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, count]) => {
      total += count;
      return { day, total };
    });
}

function picture(points: readonly Point[], first: Point, last: Point, language: Language): Markup {
  const start = Date.parse(first.day);
  const span = Math.max(DAY, Date.parse(last.day) - start);
  const line = points.map((point) => {
    const x = Math.round(((Date.parse(point.day) - start) / span) * WIDTH);
    const y = Math.round(FLOOR - (point.total / last.total) * (FLOOR - CEILING));
    return { x, y };
  });
  const path = line.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("");
  return markup`<svg class="growth" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="chart-growth">
    <path class="area" d="${path}V${FLOOR}H0Z" />
    <path class="line" d="${path}" />
    <path class="axis" d="M0 ${FLOOR}H${WIDTH}" />
    <text class="label" x="0" y="${HEIGHT - 8}">${dayInWords(first.day, language)}</text>
    <text class="label" x="${WIDTH}" y="${HEIGHT - 8}" text-anchor="end">${dayInWords(last.day, language)}</text>
    <text class="value" x="${WIDTH}" y="14" text-anchor="end">${last.total}</text>
  </svg>`;
}

/** The last point of each of at most `TABLE_ROWS` equal stretches. */
function sample(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / TABLE_ROWS);
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}

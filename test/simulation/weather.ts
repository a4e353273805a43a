/** What happens to the office: outages of either server, and a decree that moves days off. */
import type { Chance } from "./chance.ts";
import { dayOf, isWorked } from "./oracle.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const NONE: ReadonlySet<string> = new Set();

type Span = { readonly from: number; readonly to: number };
export type Weather = {
  readonly imap: readonly Span[];
  readonly smtp: readonly Span[];
  /** From `at` on, these days are free. */
  readonly decree?: { readonly at: number; readonly days: ReadonlySet<string> };
};

export function weatherOf(chance: Chance, from: number, to: number): Weather {
  const spans = (most: number, longest: number): readonly Span[] =>
    Array.from({ length: chance.between(0, most) }, () => {
      const start = chance.between(from, to);
      return { from: start, to: start + chance.between(HOUR_MS, longest) };
    });
  const isFoul = chance.in(0.7);
  const weather = { imap: isFoul ? spans(4, 4 * DAY_MS) : [], smtp: isFoul ? spans(3, 3 * DAY_MS) : [] };
  if (!chance.in(0.5)) return weather;
  const at = chance.between(from, to);
  const days = Array.from({ length: 12 }, (_, ahead) => dayOf(at + (ahead + 1) * DAY_MS));
  const worked = days.filter((day) => isWorked(day, NONE));
  return { ...weather, decree: { at, days: new Set([chance.of(worked), chance.of(worked)]) } };
}

/** Neither server is ever away. */
export function isCalm({ imap, smtp }: Weather): boolean {
  return imap.length + smtp.length === 0;
}

export function isUp(spans: readonly Span[], moment: number): boolean {
  return !spans.some(({ from, to }) => from <= moment && moment < to);
}

/** Free days by decree that are known at a moment. */
export function freeBy(weather: Weather, moment: number): ReadonlySet<string> {
  return weather.decree && weather.decree.at <= moment ? weather.decree.days : NONE;
}

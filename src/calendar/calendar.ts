/** What is known of the days of some years: plain data, made by `calendarOf` from the files of `data/calendar/`. */
import type { PlainDate } from "./plain-date.ts";

/** Words for a person, without a full stop. */
export type Reason = { readonly kk: string; readonly ru: string; readonly en: string };

/**
 * `public-holiday`: law on holidays 267-II, arts 2–3. `labour-code-day-off`: Labour Code 84(5), never moved.
 * `moved-day-off`: the day off that comes instead of another one (267-II art. 5; Labour Code 85(3)).
 * `working-day`: worked although it is a weekend day, or looks like a day off.
 */
export const DAY_KINDS = ["public-holiday", "labour-code-day-off", "moved-day-off", "working-day"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** From the surest to the least sure. */
export const CONFIDENCES = ["high", "medium-high", "rule-derived", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export type CalendarDay = {
  readonly date: PlainDate;
  readonly kind: DayKind;
  readonly reason: Reason;
  /** Where this is said: law, ministry, press. Never empty. */
  readonly source: readonly string[];
  readonly confidence: Confidence;
};

export type Calendar = {
  /** Hash of the files it was made from: which calendar a stored deadline was counted with. */
  readonly version: string;
  /** Years of which every day is known. */
  readonly years: readonly number[];
  readonly days: ReadonlyMap<PlainDate, CalendarDay>;
};

/** The year of a day. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

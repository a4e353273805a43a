/** Which days work, and counting them. Legal days come from the calendar's files only: no library knows Kazakhstan's. */
import type { Calendar, Confidence, Reason } from "./calendar.ts";
import type { PlainDate } from "./plain-date.ts";
import { CONFIDENCES, yearOf } from "./calendar.ts";
import { fixedHoliday } from "./fixed-holidays.ts";
import { addDays, weekday } from "./plain-date.ts";

export type { Calendar, CalendarDay, Confidence, DayKind, Reason } from "./calendar.ts";
export { CalendarFault, calendarOf } from "./calendar-file.ts";

/** A day on the way to a deadline. `reason` of a counted day: why it is worked although it looks like a day off. */
export type CountedDay =
  | { readonly date: PlainDate; readonly counted: true; readonly number: number; readonly reason?: Reason }
  | { readonly date: PlainDate; readonly counted: false; readonly reason: Reason };

/** A year of which every day is known, and the least sure of what is said about it. */
export type CoveredYear = { readonly year: number; readonly confidence: Confidence };

type Standing = { readonly works: true; readonly reason?: Reason } | { readonly works: false; readonly reason: Reason };

const WEEKEND: Reason = { kk: "демалыс күні", ru: "выходной день", en: "weekend" };

/**
 * The n-th working day after `date`, which itself does not count; the last day counts to its end (law:10.2)
 * (readings: working-day, day-zero, last-hour). 0 gives `date` back. Throws RangeError for a negative or broken n.
 */
export function addWorkingDays(date: PlainDate, n: number, calendar: Calendar): PlainDate {
  return countDays(date, n, calendar).at(-1)?.date ?? date;
}

/** Every day after `date` up to the n-th working day, with its number, or why it does not count. */
export function countDays(date: PlainDate, n: number, calendar: Calendar): readonly CountedDay[] {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of days: ${n}`);
  const days: CountedDay[] = [];
  let day = date;
  let number = 0;
  while (number < n) {
    day = addDays(day, 1);
    const { works, reason } = standing(day, calendar);
    if (works) days.push({ date: day, counted: true, number: ++number, ...(reason && { reason }) });
    else days.push({ date: day, counted: false, reason });
  }
  return days;
}

/** The day itself where it is worked, else the first worked day after it. */
export function nextWorkingDay(date: PlainDate, calendar: Calendar): PlainDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar);
}

export function isWorkingDay(date: PlainDate, calendar: Calendar): boolean {
  return standing(date, calendar).works;
}

/** The covered years, in order. */
export function coverage(calendar: Calendar): readonly CoveredYear[] {
  return calendar.years.map((year) => ({ year, confidence: leastSure(year, calendar) }));
}

/** Whether every day of the year is known; else weekends and the fixed-date holidays are used. */
export function isCovered(year: number, calendar: Calendar): boolean {
  return calendar.years.includes(year);
}

function standing(date: PlainDate, calendar: Calendar): Standing {
  const told = calendar.days.get(date);
  if (told !== undefined) return { works: told.kind === "working-day", reason: told.reason };
  const holiday = isCovered(yearOf(date), calendar) ? undefined : fixedHoliday(date);
  if (holiday !== undefined) return { works: false, reason: holiday };
  return weekday(date) >= 6 ? { works: false, reason: WEEKEND } : { works: true };
}

function leastSure(year: number, calendar: Calendar): Confidence {
  const said = new Set(
    [...calendar.days.values()].filter((day) => yearOf(day.date) === year).map((day) => day.confidence),
  );
  return CONFIDENCES.findLast((confidence) => said.has(confidence)) ?? "low";
}

/** The year of birth; people also write the whole date (facts: variants §1). */
import { isPlainDate } from "../../calendar/plain-date.ts";
import type { PlainDate } from "../../calendar/plain-date.ts";
import { daysIn, isoOf } from "./date.ts";
import { invalid, unreadable } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

const FIRST_YEAR = 1900;

/** A year, from itself or from a full date. `invalid`: before 1900, no such date, in the future. */
export function readYear(given: string, today: PlainDate): ReadingOf<number> | undefined {
  const text = written(given);
  if (text === "" || saysNone(text)) return undefined;
  const days = daysIn(text).map(isoOf);
  if (days.some((day) => !isPlainDate(day))) return invalid("date");
  const years = new Set(
    days.length > 0 ? days.map((day) => day.slice(0, 4)) : (text.match(/(?<!\d)\d{4}(?!\d)/gu) ?? []),
  );
  if (years.size !== 1) return unreadable("year");
  const [year] = [...years].map(Number);
  if (year === undefined || year < FIRST_YEAR) return invalid("year");
  return year > Number(today.slice(0, 4)) || days.some((day) => day > today) ? invalid("future") : { value: year };
}

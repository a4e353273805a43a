/** law:10.1, law:10.2 – how long staff may look, and how long an applicant may refine. */
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import { almatyDay } from "../calendar/plain-date.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { Calendar } from "../calendar/working-days.ts";

/** law:10.1 – five working days to look at what came, counted from the day after registration (reading: day-zero). */
export const REVIEW_DAYS = 5;

/** law:10.2 – three working days to refine and send again, counted from the day after the letter (reading: refine-start). */
export const REFINE_DAYS = 3;

export function reviewBy(registeredOn: PlainDate, calendar: Calendar): PlainDate {
  return addWorkingDays(registeredOn, REVIEW_DAYS, calendar);
}

export function lastDayToRefine(letterSentOn: PlainDate, calendar: Calendar): PlainDate {
  return addWorkingDays(letterSentOn, REFINE_DAYS, calendar);
}

/** A resubmission is in time on the last day until 24:00 Almaty, whatever the hour (reading: last-hour). */
export function isInTime(receivedAt: Instant, lastDay: PlainDate): boolean {
  return almatyDay(receivedAt) <= lastDay;
}

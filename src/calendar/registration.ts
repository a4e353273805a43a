/** The day on which what came in is registered. */
import type { Calendar } from "./calendar.ts";
import type { Instant, PlainDate } from "./plain-date.ts";
import { addDays, almatyDay, almatyTime } from "./plain-date.ts";
import { nextWorkingDay } from "./working-days.ts";

/**
 * Administrative Procedure Code (АППК) 64(3): registered on the day it came, but what comes after the end of the
 * working day or on a day off is registered on the next working day (reading: registration-day).
 * `workdayEnds` is `HH:MM` in Almaty; at that very minute the day is over.
 */
export function registrationDay(receivedAt: Instant, workdayEnds: string, calendar: Calendar): PlainDate {
  const day = almatyDay(receivedAt);
  return nextWorkingDay(almatyTime(receivedAt) < workdayEnds ? day : addDays(day, 1), calendar);
}

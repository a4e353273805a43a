/** Days and clocks: a wrong one would move a legal deadline. */
import { almatyDay, assertAlmatyOffset } from "../../calendar/plain-date.ts";
import type { Instant } from "../../calendar/plain-date.ts";
import { coverage } from "../../calendar/working-days.ts";
import type { Calendar } from "../../calendar/working-days.ts";
import { loadCalendar } from "../load-calendar.ts";
import { uncoveredYears } from "../gather-digest.ts";
import { fail, ok, warn, wordsOf } from "./check.ts";
import type { Check } from "./check.ts";

/** Clocks of two machines may differ by so much. Minutes. */
const APART_MINUTES = 5;
/** This program did not exist before. */
const EARLIEST = "2026-11-01T00:00:00.000Z";

export function timeChecks(calendarDir: string | undefined, now: Instant): readonly Check[] {
  return [zoneCheck(), ...calendarChecks(calendarDir, now)];
}

function zoneCheck(): Check {
  try {
    assertAlmatyOffset();
    return ok("time zone", "Asia/Almaty is UTC+5");
  } catch (fault) {
    return fail("time zone", wordsOf(fault), "use the Node that comes with the lock file: npm ci");
  }
}

function calendarChecks(dir: string | undefined, now: Instant): readonly Check[] {
  try {
    return yearChecks(loadCalendar(dir), now);
  } catch (fault) {
    return [fail("calendar", wordsOf(fault), "mend the file that it names")];
  }
}

function yearChecks(calendar: Calendar, now: Instant): readonly Check[] {
  const today = almatyDay(now);
  const uncovered = uncoveredYears(calendar, today);
  const years = [Number(today.slice(0, 4)), ...(today.slice(5, 7) >= "10" ? [Number(today.slice(0, 4)) + 1] : [])];
  const unsure = coverage(calendar).filter(({ year, confidence }) => years.includes(year) && confidence === "low");
  const remedy =
    "add or correct data/calendar/YEAR.json (or a file in TIZILIM_CALENDAR_DIR) from the published calendar";
  const warnings = [
    ...uncovered.map((year) =>
      warn("calendar", `${year} is not known: only weekends and fixed holidays count`, remedy),
    ),
    ...unsure.map(({ year }) => warn("calendar", `some days of ${year} are of low confidence`, remedy)),
  ];
  return warnings.length > 0 ? warnings : [ok("calendar", `knows ${years.join(" and ")}`)];
}

/** `seen`: moments that others noted: the mail server when mail arrived, this program when it last read. */
export function clockCheck(now: Instant, seen: readonly Instant[]): Check {
  const remedy = "set the clock, and keep it set (systemd-timesyncd or chrony): it decides deadlines";
  if (now < EARLIEST) return fail("clock", `it says ${now}, which is before this program was written`, remedy);
  const newest = seen.toSorted().at(-1);
  const ahead = newest === undefined ? 0 : Math.floor((Date.parse(newest) - Date.parse(now)) / 60_000);
  if (ahead > APART_MINUTES) return fail("clock", `it says ${now}, and ${newest} has already been`, remedy);
  return ok("clock", now);
}

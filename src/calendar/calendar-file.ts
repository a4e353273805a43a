/**
 * The guard between `data/calendar/*.json` (and an operator's own files of the same shape) and `Calendar`.
 * A file either tells a whole year or corrects single days; what comes later in the list wins, day by day.
 */
import type { Calendar, CalendarDay, Confidence, DayKind, Reason } from "./calendar.ts";
import type { PlainDate } from "./plain-date.ts";
import { CONFIDENCES, DAY_KINDS, yearOf } from "./calendar.ts";
import { fixedHolidaysOf } from "./fixed-holidays.ts";
import { isPlainDate, weekday } from "./plain-date.ts";

/** A damaged calendar file. `file` is its year, or its place in the list ("#2") where the year can't be read. */
export class CalendarFault extends Error {
  override readonly name = "CalendarFault";
  readonly file: string;
  readonly day: string | undefined;

  constructor(file: string, day: string | undefined, problem: string) {
    super(`calendar ${file}${day === undefined ? "" : `, day ${day}`}: ${problem}`);
    this.file = file;
    this.day = day;
  }
}

type YearFile = { readonly year: number; readonly wholeYear: boolean; readonly days: readonly CalendarDay[] };
type Fields = Readonly<Record<string, unknown>>;

/**
 * The calendar that the parsed files tell together. `version` is a hash of their bytes.
 * Throws CalendarFault, naming file and day, for anything that is not wholly understood.
 */
export function calendarOf(files: readonly unknown[], version = ""): Calendar {
  const read = files.map((file, index) => yearFile(file, `#${index + 1}`));
  const whole = read.filter((file) => file.wholeYear).map((file) => file.year);
  return {
    version,
    years: [...new Set(whole)].sort((a, b) => a - b),
    days: new Map(read.flatMap((file) => file.days.map((day) => [day.date, day] as const))),
  };
}

function yearFile(file: unknown, place: string): YearFile {
  if (!isFields(file)) throw new CalendarFault(place, undefined, "is not an object");
  const { year, wholeYear, days } = file;
  if (!isYear(year)) throw new CalendarFault(place, undefined, "'year' is not a year from 2000 to 2100");
  if (typeof wholeYear !== "boolean") throw new CalendarFault(`${year}`, undefined, "'wholeYear' is not true or false");
  if (!Array.isArray(days)) throw new CalendarFault(`${year}`, undefined, "'days' is not a list");
  const read = days.map((day: unknown, index) => calendarDay(day, year, `#${index + 1}`));
  refuseTwice(read, year);
  if (wholeYear) refuseHoles(read, year);
  return { year, wholeYear, days: read };
}

function calendarDay(day: unknown, year: number, place: string): CalendarDay {
  const fault = (name: string, problem: string) => new CalendarFault(`${year}`, name, problem);
  if (!isFields(day)) throw fault(place, "is not an object");
  const { date, kind, reason, source, confidence } = day;
  if (typeof date !== "string" || !isPlainDate(date)) throw fault(place, "'date' is not a day that exists");
  if (yearOf(date) !== year) throw fault(date, "lies in another year");
  if (!isDayKind(kind)) throw fault(date, `'kind' is none of ${DAY_KINDS.join(", ")}`);
  if (kind === "moved-day-off" && isWeekend(date)) throw fault(date, "a day off can't be moved to a weekend");
  if (!isReason(reason)) throw fault(date, "'reason' lacks kk, ru or en");
  if (!isSource(source)) throw fault(date, "'source' names no source");
  if (!isConfidence(confidence)) throw fault(date, `'confidence' is none of ${CONFIDENCES.join(", ")}`);
  return { date, kind, reason, source, confidence };
}

function refuseTwice(days: readonly CalendarDay[], year: number): void {
  const dates = days.map((day) => day.date);
  const twice = dates.find((date, index) => dates.indexOf(date) !== index);
  if (twice !== undefined) throw new CalendarFault(`${year}`, twice, "stands twice in the file");
}

/** A lost line must not turn a holiday into a working day: a fixed holiday that is worked has to be said to be worked. */
function refuseHoles(days: readonly CalendarDay[], year: number): void {
  const told = new Set<string>(days.map((day) => day.date));
  const hole = fixedHolidaysOf(year).find((holiday) => !told.has(`${year}-${holiday.day}`));
  if (hole !== undefined) {
    throw new CalendarFault(`${year}`, `${year}-${hole.day}`, `is not told (${hole.reason.en}; or 'working-day')`);
  }
}

function isWeekend(date: PlainDate): boolean {
  return weekday(date) >= 6;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isYear(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 2000 && value <= 2100;
}

function isDayKind(value: unknown): value is DayKind {
  return DAY_KINDS.some((kind) => kind === value);
}

function isConfidence(value: unknown): value is Confidence {
  return CONFIDENCES.some((confidence) => confidence === value);
}

function isReason(value: unknown): value is Reason {
  return isFields(value) && [value["kk"], value["ru"], value["en"]].every(isWords);
}

function isSource(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isWords);
}

function isWords(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/**
 * Days and moments. Every date of the program is a day in Asia/Almaty, whatever the zone of the machine:
 * nothing here asks the machine for its zone. Kazakhstan has one zone without summer time, UTC+5, since 1 March 2024;
 * Almaty was at UTC+6 before that (since 2005; earlier moments are of no use to the register).
 */

/** A calendar day in Asia/Almaty, `YYYY-MM-DD`, that exists. Compares as text. */
export type PlainDate = string & { readonly __brand: "PlainDate" };

/** A moment, ISO 8601 in UTC with milliseconds and `Z`. Compares as text. */
export type Instant = string & { readonly __brand: "Instant" };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** 1 March 2024, 00:00 at UTC+6: clocks went back to 23:00. */
const OFFSET_CHANGED = "2024-02-29T18:00:00.000Z";
const OFFSET_CHANGED_ON = "2024-03-01";

/** Without the sign and two more digits that years before 0 and after 9999 have. */
const INSTANT_LENGTH = "2026-06-01T00:00:00.000Z".length;
const ISO_MOMENT =
  /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/u;
const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** A day of the calendar from its text. Throws RangeError where there is no such day. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`no such day: '${text}' (wanted: YYYY-MM-DD)`);
  return text;
}

export function isPlainDate(text: string): text is PlainDate {
  return /^\d{4}-\d\d-\d\d$/u.test(text) && dayOf(Date.parse(`${text}T00:00:00Z`)) === text;
}

/**
 * A moment from ISO 8601 text or a Date. Text without an offset is Almaty time, a day alone is its 00:00.
 * Throws RangeError for anything else.
 */
export function instant(when: string | Date): Instant {
  const milliseconds = typeof when === "string" ? parseMoment(when) : when.getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`no such moment: '${String(when)}' (wanted: ISO 8601)`);
  const text = new Date(milliseconds).toISOString();
  if (!isInstant(text)) throw new RangeError(`outside the years 0001…9999: '${text}'`);
  return text;
}

export function isInstant(text: string): text is Instant {
  return text.length === INSTANT_LENGTH && isoOf(Date.parse(text)) === text;
}

/** The day `days` days later (earlier where negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDate(dayOf(midnightUtc(date) + days * DAY));
}

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export function weekday(date: PlainDate): number {
  return new Date(midnightUtc(date)).getUTCDay() || 7;
}

/** The day in Almaty on which the moment lies. */
export function almatyDay(moment: Instant): PlainDate {
  return plainDate(almatyClock(moment).slice(0, 10));
}

/** The time of day in Almaty, `HH:MM`; seconds are cut off. */
export function almatyTime(moment: Instant): string {
  return almatyClock(moment).slice(11, 16);
}

/** 24:00 in Almaty: the first moment that no longer belongs to the day. */
export function endOfDay(date: PlainDate): Instant {
  return instantAt(addDays(date, 1), "00:00");
}

/** The moment of a day and a time of day in Almaty. Throws RangeError where the time is not `HH:MM`. */
export function instantAt(date: PlainDate, time: string): Instant {
  if (!TIME_OF_DAY.test(time)) throw new RangeError(`no such time of day: '${time}' (wanted: HH:MM)`);
  return instant(`${date}T${time}:00.000${offsetOn(date)}`);
}

/**
 * For the start-up test: an ICU older than tzdata 2024a puts Almaty at UTC+6, and whatever prints dates through Intl
 * would shift late mail by a day. Throws where Intl and this file disagree.
 */
export function assertAlmatyOffset(): void {
  const zone = new Intl.DateTimeFormat("en", { timeZone: "Asia/Almaty", timeZoneName: "longOffset" });
  const offset = zone.formatToParts(Date.parse("2026-06-01T00:00:00Z")).find((part) => part.type === "timeZoneName");
  if (offset?.value === "GMT+05:00") return;
  throw new Error(
    `the time zone data of this Node puts Asia/Almaty at ${offset?.value ?? "nothing"}, not at GMT+05:00`,
  );
}

function parseMoment(text: string): number {
  const [, day = "", hours = "00", minutes = "00", seconds = "00", fraction = "", offset] = ISO_MOMENT.exec(text) ?? [];
  if (!isPlainDate(day)) return Number.NaN;
  const milliseconds = fraction.slice(0, 3).padEnd(3, "0");
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}${offset ?? offsetOn(day)}`);
}

function offsetOn(date: PlainDate): string {
  return date < OFFSET_CHANGED_ON ? "+06:00" : "+05:00";
}

/** The moment's clock in Almaty, written as if it were UTC. */
function almatyClock(moment: Instant): string {
  const hours = moment < OFFSET_CHANGED ? 6 : 5;
  return new Date(Date.parse(moment) + hours * 60 * MINUTE).toISOString();
}

function midnightUtc(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dayOf(milliseconds: number): string {
  return isoOf(milliseconds).slice(0, 10);
}

/** Empty where there is no such moment. */
function isoOf(milliseconds: number): string {
  const moment = new Date(milliseconds);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
}

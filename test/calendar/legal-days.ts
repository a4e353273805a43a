/**
 * Kazakhstan's days off worked out a second time, from the law's rules and with another arithmetic (days counted from
 * 1 January 2000, a Saturday), so that a slip in `data/calendar/` or in `src/calendar/` shows.
 */
import { readFileSync } from "node:fs";
import { calendarOf } from "../../src/calendar/working-days.ts";

export const COVERED_YEARS = [2025, 2026, 2027] as const;

/** The parsed files as an operator has them; the caller may damage its own copy. */
export function calendarFiles(): Record<string, unknown>[] {
  return COVERED_YEARS.map((year) =>
    JSON.parse(readFileSync(new URL(`../../data/calendar/${year}.json`, import.meta.url), "utf8")),
  );
}

export const CALENDAR = calendarOf(calendarFiles(), "test");

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Months and days of law 267-II, arts 2–3; 30 August and 15 March are told apart by year. */
const HOLIDAYS = "1/1 1/2 3/8 3/21 3/22 3/23 5/1 5/7 5/9 7/6 10/25 12/16";
/** The first day of Kurban Ait (Labour Code 84(5)), as announced. */
const KURBAN_AIT: Readonly<Record<number, string>> = { 2025: "6/6", 2026: "5/27", 2027: "5/16" };

/** All days of a year as `YYYY-MM-DD`, each with whether it is worked. */
export function legalDays(year: number): ReadonlyMap<string, boolean> {
  const days = MONTHS.flatMap((length, month) => daysOfMonth(month, length + (month === 1 && isLeap(year) ? 1 : 0)));
  const first = dayNumber(year);
  const weekend = days.map((_, index) => (first + index) % 7 < 2);
  const holidays = new Set(holidaysOf(year).map((day) => days.indexOf(day)));
  const fixedOff = new Set(["1/7", KURBAN_AIT[year] ?? ""].map((day) => days.indexOf(day)));
  const off = new Set([...holidays, ...fixedOff, ...moved(weekend, holidays, fixedOff)]);
  const worked = days.map((_, index) => !(weekend[index] ?? false) && !off.has(index));
  return new Map(days.map((day, index) => [iso(year, day), swapped(year, day) ?? worked[index] ?? false]));
}

/** 267-II art. 5: a holiday on a weekend makes the next working day after it a day off. */
function moved(weekend: readonly boolean[], holidays: Set<number>, off: Set<number>): number[] {
  const taken: number[] = [];
  for (const holiday of holidays) {
    if (!(weekend[holiday] ?? false)) continue;
    let free = holiday + 1;
    while ((weekend[free] ?? false) || holidays.has(free) || off.has(free) || taken.includes(free)) free += 1;
    taken.push(free);
  }
  return taken;
}

/** The one transfer that the labour ministry made in these years (Labour Code 85(3)). */
function swapped(year: number, day: string): boolean | undefined {
  if (year !== 2025) return undefined;
  return { "1/3": false, "1/5": true }[day];
}

function holidaysOf(year: number): string[] {
  const constitution = year >= 2027 ? ["3/15"] : year <= 2025 ? ["8/30"] : [];
  return [...HOLIDAYS.split(" "), ...constitution];
}

function daysOfMonth(month: number, length: number): string[] {
  return Array.from({ length }, (_, index) => `${month + 1}/${index + 1}`);
}

/** Days since Saturday, 1 January 2000: 0 and 1 modulo 7 are Saturday and Sunday. */
function dayNumber(year: number): number {
  let days = 0;
  for (let past = 2000; past < year; past += 1) days += isLeap(past) ? 366 : 365;
  return days;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function iso(year: number, day: string): string {
  const [month = "", date = ""] = day.split("/");
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

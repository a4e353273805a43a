/** Deadlines and days of registration, worked out a second time: from the law's rules, with nothing of `src/calendar`. */
import { legalDays } from "../calendar/legal-days.ts";

const DAY_MS = 86_400_000;
const ALMATY_MS = 5 * 3_600_000;
const WORKED = new Map([2026, 2027].flatMap((year) => [...legalDays(year)]));

/** `YYYY-MM-DD` in Almaty of a moment. */
export function dayOf(moment: number): string {
  return new Date(moment + ALMATY_MS).toISOString().slice(0, 10);
}

/** The first moment of a day in Almaty. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - ALMATY_MS;
}

/** The first moment that is no longer in time. */
export function endOf(day: string): number {
  return startOf(day) + DAY_MS;
}

/** `off`: days that a later decree made free. */
export function isWorked(day: string, off: ReadonlySet<string>): boolean {
  const worked = WORKED.get(day);
  if (worked === undefined) throw new Error(`${day} is outside the years of the oracle`);
  return worked && !off.has(day);
}

export function nthWorkingDayAfter(day: string, n: number, off: ReadonlySet<string>): string {
  let left = n;
  let at = startOf(day);
  while (left > 0) {
    at += DAY_MS;
    if (isWorked(dayOf(at), off)) left -= 1;
  }
  return dayOf(at);
}

/** АППК 64(3) with a working day that ends at 18:30. */
export function registeredOn(receivedAt: number, off: ReadonlySet<string>): string {
  const day = dayOf(receivedAt);
  const minutes = Math.floor((receivedAt - startOf(day)) / 60_000);
  return isWorked(day, off) && minutes < 18 * 60 + 30 ? day : nthWorkingDayAfter(day, 1, off);
}

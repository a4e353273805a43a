/** How many: a number of people. */
import { unreadable } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

const ABOUT = /около|примерно|более|менее|свыше|до\s*\d|от\s*\d|шамамен|астам|жуық|артық|дейін|кем|[~≈><+±]/iu;
const NUMBER = /(?<![\d.,])\d{1,3}(?:[\s\u00a0]\d{3})+(?!\d)|\d+(?:[.,]0+(?!\d))?/gu;

/** One whole number. Words, ranges and "about" are for a person. */
export function readCount(given: string): ReadingOf<number> | undefined {
  const text = written(given);
  if (text === "" || saysNone(text)) return undefined;
  const numbers = text.match(NUMBER) ?? [];
  const [only, another] = numbers;
  if (only === undefined || another !== undefined || ABOUT.test(text)) return unreadable("count");
  if (/^[-−–]\s?\d/u.test(text) || /\d[.,]\d/u.test(text.replace(only, ""))) return unreadable("count");
  const count = Number(only.replace(/[.,]0+$/u, "").replace(/\s/gu, ""));
  return Number.isSafeInteger(count) && count < 10_000_000 ? { value: count } : unreadable("count");
}

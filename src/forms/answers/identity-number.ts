/** IIN of a person, BIN of an entity: twelve digits with a check digit (facts: ids). */
import type { Flaw } from "../reading.ts";
import { invalid, unreadable } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
const CENTURY: Readonly<Record<string, string>> = { 1: "18", 2: "18", 3: "19", 4: "19", 5: "20", 6: "20" };

/**
 * An IIN: 12 digits. A seventh digit of 0 exists in the wild and nobody can say what it means: a person looks.
 * `invalid` tells apart a wrong check digit, a number that can't exist, a date that does not, and a BIN.
 */
export function readIin(given: string): ReadingOf<string> | undefined {
  return readNumber(given, iinFlaw);
}

/** A BIN: 12 digits, the fifth 4…6. */
export function readBin(given: string): ReadingOf<string> | undefined {
  return readNumber(given, binFlaw);
}

function readNumber(given: string, flawOf: (digits: string) => Flaw | undefined): ReadingOf<string> | undefined {
  const text = written(given);
  if (text === "" || saysNone(text)) return undefined;
  const numbers = new Set(twelveDigits(text));
  if (numbers.size > 1) return unreadable("contradiction");
  const [digits = padded(text)] = numbers;
  if (digits === undefined) return /\d/u.test(text) ? invalid("length") : unreadable("length");
  const flaw = flawOf(digits);
  if (flaw === undefined) return { value: digits };
  return flaw === "seventh-digit" && digits[6] === "0" ? unreadable(flaw) : invalid(flaw);
}

/** Every run of twelve digits, written together or in groups. Cyrillic and Latin O beside digits are zeros. */
function twelveDigits(text: string): readonly string[] {
  const plain = zeros(text);
  const together = plain.match(/(?<!\d)\d{12}(?!\d)/gu);
  if (together !== null) return together;
  const grouped = plain.match(/(?<![\d+])\d(?:[\s'’.-]{0,3}\d){11}(?![\s'’-]?\d)/gu) ?? [];
  return grouped.map((group) => group.replace(/\D/gu, ""));
}

/** A spreadsheet drops the leading zero of a number; it is put back only where the check digit then fits. */
function padded(text: string): string | undefined {
  const bare = /^\D*(\d{11})(?:[.,]0+)?\D*$/u.exec(zeros(text))?.[1];
  return bare !== undefined && checkDigit(`0${bare}`) === bare.at(-1) ? `0${bare}` : undefined;
}

function zeros(text: string): string {
  return text.replace(/(?<=\d)[OoОо]|[OoОо](?=[OoОо]*\d)/gu, "0").replace(/(?<=\d)[.,]0+(?!\d)/gu, "");
}

function iinFlaw(digits: string): Flaw | undefined {
  const flaw = checkFlaw(digits);
  if (flaw !== undefined) return flaw;
  if (/[4-6]/u.test(digits[4] ?? "")) return "bin-for-iin";
  const century = CENTURY[digits[6] ?? ""];
  if (!isBirthday(digits, century)) return "date";
  return century === undefined ? "seventh-digit" : undefined;
}

function binFlaw(digits: string): Flaw | undefined {
  const flaw = checkFlaw(digits);
  if (flaw !== undefined) return flaw;
  if (/[0-3]/u.test(digits[4] ?? "")) return "iin-for-bin";
  const month = Number(digits.slice(2, 4));
  if (month < 1 || month > 12) return "date";
  return /[4-6]/u.test(digits[4] ?? "") && /[0-3]/u.test(digits[5] ?? "") ? undefined : "entity-type";
}

function checkFlaw(digits: string): Flaw | undefined {
  const wanted = checkDigit(digits);
  if (wanted === undefined) return "impossible-number";
  return wanted === digits[11] ? undefined : "check-digit";
}

/** The twelfth digit for the first eleven; undefined where no such number is issued. */
function checkDigit(digits: string): string | undefined {
  const sum = (weights: readonly number[]): number =>
    weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0) % 11;
  const first = sum(FIRST_WEIGHTS);
  const digit = first === 10 ? sum(SECOND_WEIGHTS) : first;
  return digit === 10 ? undefined : String(digit);
}

/** Without a century either of two may hold: 29 February then only needs one leap year. */
function isBirthday(digits: string, century: string | undefined): boolean {
  const [year = "", month = "", day = ""] = digits.match(/\d\d/gu) ?? [];
  return (century === undefined ? ["19", "20"] : [century]).some((each) => {
    const date = new Date(Date.UTC(Number(each + year), Number(month) - 1, Number(day)));
    return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  });
}

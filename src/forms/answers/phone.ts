/** Phone numbers as people in Kazakhstan write them, to E.164. */
import { invalid } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

const SEPARATED = /[,;/|\n]|(?<!\p{L})(?:или|немесе|және|и)(?!\p{L})/u;
const CANDIDATE = /\+?\(?\d[\d\s().–—-]*\d/gu;

/** The first number of the answer in E.164. `invalid` where none of it is a number that can be dialled. */
export function readPhone(given: string): ReadingOf<string> | undefined {
  const text = written(given);
  if (text === "" || saysNone(text)) return undefined;
  const [value] = phonesIn(text);
  return value === undefined ? invalid("phone") : { value };
}

/** Every phone number of a text in E.164, each once, in the order of the text. */
export function phonesIn(text: string): readonly string[] {
  const plain = text.replace(/[\u00a0\u2007\u202f]/gu, " ").replace(/[‐‑‒−]/gu, "-");
  const found = numbersIn(plain);
  return found.length > 0 ? found : numbersIn(plain.replace(/(?<=\d)\/(?=\d)/gu, "-"));
}

function numbersIn(plain: string): readonly string[] {
  const pieces = plain.split(SEPARATED).flatMap((piece) => piece.match(CANDIDATE) ?? []);
  return [...new Set(pieces.flatMap(numbersOf))];
}

/** One number, or several with only a space between them. */
function numbersOf(piece: string): readonly string[] {
  const whole = dialled(piece);
  if (whole !== undefined) return [whole];
  for (const space of piece.matchAll(/\s+(?=[+\d(])/gu)) {
    const first = dialled(piece.slice(0, space.index));
    const rest = piece.slice(space.index).trim();
    if (first !== undefined && rest.replace(/\D/gu, "").length >= 10) return [first, ...numbersOf(rest)];
  }
  return [];
}

function dialled(piece: string): string | undefined {
  const digits = piece.replace(/\D/gu, "");
  const abroad = piece.trim().startsWith("+") ? digits : digits.startsWith("00") ? digits.slice(2) : undefined;
  if (abroad !== undefined) return international(abroad);
  if (/^[78][679]\d{9}$/u.test(digits)) return `+7${digits.slice(1)}`;
  return /^7\d{9}$/u.test(digits) ? `+7${digits}` : undefined;
}

/** Country code 7 has ten digits behind it; "+8 701…" is the trunk prefix mistaken for a country. */
function international(digits: string): string | undefined {
  if (digits.startsWith("7")) return /^7[3-9]\d{9}$/u.test(digits) ? `+${digits}` : undefined;
  if (/^87\d{9}$/u.test(digits)) return undefined;
  return /^[1-9]\d{7,14}$/u.test(digits) ? `+${digits}` : undefined;
}

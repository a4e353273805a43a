/** Names of people, and of the legal entity that applies. */
import { unreadable } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

/** What people write behind a name in the same cell: a number, a phone. */
const TAIL = /[\s,;(]*(?:(?:ИИН|ЖСН|БИН|БСН|тел)[\s.:№]*)?(?:(?<!\d)\d{12}(?!\d)|\+?\d[\d\s()-]{9,}\d)[\s)]*$/iu;

/** A name as written, white space collapsed, without an identification number or phone behind it. */
export function readName(given: string): ReadingOf<string> | undefined {
  const text = written(given);
  if (text === "" || saysNone(text)) return undefined;
  const name = text
    .replace(/^(?:мен|я)\s*,\s*/iu, "")
    .replace(TAIL, "")
    .replace(/^[\s,;:–—-]+|[\s,;:]+$/gu, "");
  return /\p{L}{2}/u.test(name) && !name.includes("@") ? { value: name } : unreadable("low-confidence");
}

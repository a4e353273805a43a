/** E-mail addresses, also broken by a narrow cell. */
import { invalid, unreadable } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

const ADDRESS =
  /(?<![\p{L}\p{N}._%+-])[a-z0-9](?:[a-z0-9._%+-]*[a-z0-9_])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])/giu;
const WHOLE = new RegExp(`^${ADDRESS.source}$`, "iu");
const LABEL = /^(?:e-?mail|эл(?:ектрондық|ектронная)?\.?\s*(?:пошта|почта|адрес|мекенжай)?|пошта|почта)\s*[:–—-]\s*/iu;

/** The first address, lower case. `invalid` where it can't be one (Cyrillic look-alikes, no domain). */
export function readEmail(given: string): ReadingOf<string> | undefined {
  const text = written(given).replace(LABEL, "");
  if (text === "" || saysNone(text)) return undefined;
  const [value] = emailsIn(text);
  if (value === undefined) return invalid("email");
  return isBrokenBefore(text, value) ? unreadable("email") : { value };
}

/** Every address of a text, lower case, each once. A single address broken by spaces is joined. */
export function emailsIn(text: string): readonly string[] {
  const direct = text.match(ADDRESS) ?? [];
  const found = direct.length > 0 ? direct : joined(text);
  return [...new Set(found.map((address) => address.toLowerCase()).filter((address) => !address.includes("..")))];
}

/** Where the address ends nowhere as written ("…@example.k z"), the spaces of its neighbourhood are taken out. */
function joined(text: string): readonly string[] {
  const broken = text.match(/[\w.%+-]+\s?@\s?[\w-]+(?:\s?[\w.-]+)*/giu) ?? [];
  return broken.map((piece) => piece.replace(/\s/gu, "").replace(/[.]+$/u, "")).filter((piece) => WHOLE.test(piece));
}

/** "inf o@mail.kz": the word before the address may be its beginning. */
function isBrokenBefore(text: string, address: string): boolean {
  const before = text.slice(0, Math.max(0, text.toLowerCase().indexOf(address)));
  return /[a-z0-9._-]\s$/iu.test(before) && !/(?:mail|gmail)\s$/iu.test(before);
}

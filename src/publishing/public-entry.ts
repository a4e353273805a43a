/** What of an entry goes out: nothing that only looks like public data (law:9, Appendix 1). */
import { REGISTER_COLUMNS } from "../cases/entry.ts";
import type { Entry, RegisterRow } from "../cases/entry.ts";

export type Language = keyof Entry["row"];
export type InLanguages<T> = Readonly<Record<Language, T>>;
export type Category = Entry["category"];

export const PUBLIC_LANGUAGES = ["kk", "ru"] as const satisfies readonly Language[];

/** Letters that turn, hide or break the text round them: they can make a name read as another one. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]/gu;
const TWELVE_DIGITS = /(?<!\p{Nd})\p{Nd}{12}(?!\p{Nd})/gu;
/** An IIN written in groups: date of birth YYMMDD, century 0…6, then five more. */
const GROUPED_IIN =
  /(?<![\p{Nd}+][ \u00a0-]?)\d\d[ \u00a0-]?(?:0[1-9]|1[0-2])[ \u00a0-]?(?:0[1-9]|[12]\d|3[01])[ \u00a0-]?[0-6](?:[ \u00a0-]?\d){5}(?![ \u00a0-]?\p{Nd})/gu;
/** What nearly every text has nothing of: one look instead of five. */
const SUSPECT =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff\u0600-\u1fff\ua000-\uabff\uff00-\uffef]|\d(?:[ \u00a0-]?\d){11}/;
export const MASK = "••••••••••••";

/**
 * The entry as the public may see it: every text without control and direction letters, without anything that
 * looks like an IIN, and, where `hideContactsOfPersons`, without the contacts of all who are not an organisation.
 */
export function publicEntry(entry: Entry, hideContactsOfPersons: boolean): Entry {
  const hide = hideContactsOfPersons && entry.category !== "organisation";
  return { ...entry, row: { kk: publicRow(entry.row.kk, hide), ru: publicRow(entry.row.ru, hide) } };
}

function publicRow(row: RegisterRow, hideContacts: boolean): RegisterRow {
  const clean: Record<string, string> = {};
  for (const column of REGISTER_COLUMNS) clean[column] = publicText(row[column]);
  return { ...row, ...clean, ...(hideContacts ? { contacts: "" } : {}) };
}

/** Text that can stand anywhere: in HTML, XML, CSV, JSON, between words of another direction. */
export function publicText(text: string): string {
  if (!SUSPECT.test(text)) return text.trim();
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(DIRECTION, "")
    .replace(CONTROL, "")
    .replace(TWELVE_DIGITS, MASK)
    .replace(GROUPED_IIN, MASK)
    .trim();
}

/** What every letter to an applicant says of its two ends: who is written to, and who may be asked (law:6). */
import type { Language } from "../forms/reading.ts";
import type { Desk } from "./desk.ts";
import { shortened } from "./plain-line.ts";

/** Longer than any name, also of an organisation. */
const LONGEST_NAME = 200;

export type ToApplicant = {
  readonly name: string;
  readonly officer: Desk["officer"] | undefined;
  readonly address: string;
};

type Named = { readonly applicant?: string; readonly names?: Readonly<Partial<Record<Language, string>>> };

/** `name` is the one that the form of that language bears; empty where nobody knows any. */
export function toApplicant(order: Named, desk: Desk, language: Language): ToApplicant {
  const name = order.names?.[language] ?? order.applicant ?? "";
  return { name: shortened(name, LONGEST_NAME), officer: desk.officer, address: desk.address };
}

/** «12, 13». */
export function entryNumbers(entries: readonly number[]): string {
  return entries.join(", ");
}

/** Where an entry stands: a link under the register's address, or the path inside the register (contract §7). */
export function entryPage(
  number: number,
  desk: Desk,
  language: "kk" | "ru",
): { readonly page: string; readonly link: boolean } {
  const path = `${language === "ru" ? "ru/" : ""}e/${number}.html`;
  const base = desk.publicUrl?.replace(/\/+$/u, "");
  return base === undefined ? { page: path, link: false } : { page: `${base}/${path}`, link: true };
}

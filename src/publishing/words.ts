/** The words of the public pages in both languages (`templates/public/{kk,ru}.json`, the same names in both). */
import kk from "../../templates/public/kk.json" with { type: "json" };
import ru from "../../templates/public/ru.json" with { type: "json" };
import type { InLanguages, Language } from "./public-entry.ts";

export type Words = typeof kk;
export const WORDS: InLanguages<Words> = { kk, ru };

/** Puts values into `{name}` places. Throws where a value is missing. */
export function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in "${template}"`);
    return String(value);
  });
}

/** A calendar day `YYYY-MM-DD` in words: "2026 жылғы 22 қараша", "22 ноября 2026 года". */
export function dayInWords(day: string, language: Language): string {
  const words = WORDS[language];
  const month = words.months[Number(day.slice(5, 7)) - 1];
  if (month === undefined) throw new Error(`not a day: ${day}`);
  return filled(words.date, { year: day.slice(0, 4), month, day: Number(day.slice(8, 10)) });
}

const ALMATY_OFFSET = 5 * 60 * 60 * 1000;

/** The calendar day in Asia/Almaty (UTC+5 the whole year since 1 March 2024) of an ISO moment. */
export function almatyDay(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new Error(`not a moment: ${instant}`);
  return new Date(time + ALMATY_OFFSET).toISOString().slice(0, 10);
}

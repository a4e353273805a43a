/** law:13 – the words of the mark in column 11. */
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Language } from "../forms/reading.ts";

export function terminationMark(on: PlainDate, language: Language): string {
  const [year, month, day] = on.split("-");
  const date = `${day}.${month}.${year}`;
  return language === "kk"
    ? `Волонтерлік қызмет тоқтатылды (${date} ж. белгіленді)`
    : `Волонтерская деятельность прекращена (отметка от ${date})`;
}

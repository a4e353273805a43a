/** Numbers with their nouns. Kazakh nouns stay in the singular after a number; Russian ones have three forms. */
import type { Language } from "../forms/reading.ts";

type Noun = { readonly kk: string; readonly ru: readonly [one: string, few: string, many: string] };

const NOUNS = {
  day: { kk: "күн", ru: ["день", "дня", "дней"] },
  workingDay: { kk: "жұмыс күні", ru: ["рабочий день", "рабочих дня", "рабочих дней"] },
  gap: { kk: "жер", ru: ["место", "места", "мест"] },
  case: { kk: "іс", ru: ["дело", "дела", "дел"] },
  letter: { kk: "хат", ru: ["письмо", "письма", "писем"] },
  entry: { kk: "жазба", ru: ["запись", "записи", "записей"] },
  remark: { kk: "ескертпе", ru: ["замечание", "замечания", "замечаний"] },
} as const satisfies Readonly<Record<string, Noun>>;

export type NounName = keyof typeof NOUNS;

/** «3 жұмыс күні», «1 рабочий день», «3 рабочих дня», «5 рабочих дней». A whole number; its sign is kept. */
export function counted(count: number, name: NounName, language: Language): string {
  const noun: Noun = NOUNS[name];
  return `${count} ${language === "kk" ? noun.kk : russianForm(Math.abs(count), noun.ru)}`;
}

function russianForm(count: number, [one, few, many]: Noun["ru"]): string {
  const tens = count % 100;
  const units = count % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (units === 1) return one;
  return units >= 2 && units <= 4 ? few : many;
}

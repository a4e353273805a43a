/** A day in whatever way offices write it, Kazakh or Russian. */
import { isPlainDate } from "../../calendar/plain-date.ts";
import type { PlainDate } from "../../calendar/plain-date.ts";
import { fold } from "../fold.ts";
import { invalid, unreadable } from "./reading-of.ts";
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

/** Beginnings of the folded names of months, January first. */
const MONTHS: readonly (readonly string[])[] = [
  ["январ", "кантар", "янв"],
  ["феврал", "акпан", "фев"],
  ["март", "наурыз"],
  ["апрел", "сауир", "апр"],
  ["маи", "мая", "мамыр"],
  ["июня", "июнь", "июне", "маусым", "июн"],
  ["июля", "июль", "июле", "шилде", "июл"],
  ["август", "тамыз", "авг"],
  ["сентябр", "кыркуиек", "сен"],
  ["октябр", "казан", "окт"],
  ["ноябр", "караша", "ноя"],
  ["декабр", "желтоксан", "дек"],
];
/** The year of the printed pattern `20___ жылғы "__" ______`, filled in beside its own digits. */
const SPLIT_YEAR = /(?<!\d)20[\s_]*(\d\d)(?=[\s_]*(?:$|\D))(?=[\s_]*(?:ж|г))/giu;
const PATTERN_WORDS = /(?<![\p{L}\p{N}])(?:20|жыл|жылғы|жылы|ж|г|год|года)(?![\p{L}\p{N}])/giu;

type DayParts = { readonly year: string; readonly month: number; readonly day: string };

/** A day as `YYYY-MM-DD`. `invalid`: no such day (`date`), or after `today` (`future`). `unreadable`: more than one, or none found. */
export function readDate(given: string, today: PlainDate): ReadingOf<string> | undefined {
  if (isBlankPattern(given)) return undefined;
  const days = daysIn(given);
  if (days.length === 0) return /\d/u.test(given) ? invalid("date") : unreadable("date");
  const values = new Set(days.map(isoOf));
  if (values.size > 1) return unreadable("date");
  const [value = ""] = values;
  if (!isPlainDate(value)) return invalid("date");
  return value > today ? invalid("future") : { value };
}

/** Every full date in a text; the parts may be impossible. */
export function daysIn(text: string): readonly DayParts[] {
  const plain = text.replace(SPLIT_YEAR, "20$1").replace(/[_"«»“”„']+/gu, " ");
  const numeric = numericDays(plain);
  return numeric.length > 0 ? numeric : wordedDays(plain);
}

export function isoOf(parts: DayParts): string {
  return `${parts.year}-${String(parts.month).padStart(2, "0")}-${parts.day.padStart(2, "0")}`;
}

function isBlankPattern(given: string): boolean {
  const text = written(given);
  if (text === "" || saysNone(text)) return true;
  return !/[\p{L}\p{N}]/u.test(text.replace(/_+/gu, " ").replace(PATTERN_WORDS, ""));
}

function numericDays(text: string): readonly DayParts[] {
  const yearFirst = [...text.matchAll(/(?<!\d)(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?!\d)/gu)].map(
    ([, year = "", month = "", day = ""]) => ({ year, month: Number(month), day }),
  );
  const dayFirst = [...text.matchAll(/(?<![\d-])(\d{1,2})\s?[-./\s]\s?(\d{1,2})\s?[-./\s]\s?(\d{4})(?!\d)/gu)].map(
    ([, day = "", month = "", year = ""]) => ({ year, month: Number(month), day }),
  );
  const yearNamed = [
    ...text.matchAll(/(?<!\d)(\d{4})\s*(?:жылғы|жылы|жыл|ж\.?)\s*(\d{1,2})[\s./-]+(\d{1,2})(?![\d./-])/giu),
  ].map(([, year = "", day = "", month = ""]) => ({ year, month: Number(month), day }));
  return [...yearFirst, ...dayFirst, ...yearNamed];
}

/** Dates with the month in words. Each month takes the nearest day and year; either may stand on either side of it. */
function wordedDays(text: string): readonly DayParts[] {
  const tokens = text.match(/\d+|\p{L}+/gu) ?? [];
  return tokens.flatMap((token, index) => {
    const month = monthOf(token);
    if (month === undefined) return [];
    const near = [
      tokens[index - 1],
      tokens[index + 1],
      tokens[index - 2],
      tokens[index + 2],
      tokens[index + 3],
      tokens[index - 3],
    ];
    const day = near.find((each) => each !== undefined && /^\d{1,2}$/u.test(each));
    const year = near.find((each) => each !== undefined && /^\d{4}$/u.test(each));
    return day === undefined || year === undefined ? [] : [{ year, month, day }];
  });
}

function monthOf(token: string): number | undefined {
  if (!/\p{L}{3}/u.test(token)) return undefined;
  const key = fold(token);
  const index = MONTHS.findIndex((stems) =>
    stems.some((stem) => (stem.length > 3 ? key.startsWith(stem) : key === stem)),
  );
  return index < 0 ? undefined : index + 1;
}

/** Days and moments in words, Kazakh and Russian; always in Almaty time. */
import { almatyDay, almatyTime, weekday } from "../calendar/plain-date.ts";
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import { MONTHS } from "../forms/months.ts";
import type { Language } from "../forms/reading.ts";

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  kk: ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"],
  ru: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
};

/** «28 қазан», «28 октября». */
export function dayAndMonth(date: PlainDate, language: Language): string {
  return `${Number(date.slice(8))} ${MONTHS[language][Number(date.slice(5, 7)) - 1]}`;
}

/** «2026 жылғы 28 қазан», «28 октября 2026 года». */
export function longDate(date: PlainDate, language: Language): string {
  const year = date.slice(0, 4);
  return language === "kk" ? `${year} жылғы ${dayAndMonth(date, "kk")}` : `${dayAndMonth(date, "ru")} ${year} года`;
}

/** «2026 жылғы 28 қазан, сәрсенбі», «28 октября 2026 года, среда». */
export function dateWithWeekday(date: PlainDate, language: Language): string {
  return `${longDate(date, language)}, ${weekdayName(date, language)}`;
}

/** «28 қазан, сәрсенбі», «28 октября, среда». */
export function dayWithWeekday(date: PlainDate, language: Language): string {
  return `${dayAndMonth(date, language)}, ${weekdayName(date, language)}`;
}

/** «2026 жылғы 23 қазан, сағат 14:05», «23 октября 2026 года, 14:05». */
export function momentInWords(moment: Instant, language: Language): string {
  const time = almatyTime(moment);
  return `${longDate(almatyDay(moment), language)}, ${language === "kk" ? `сағат ${time}` : time}`;
}

/** «23.10.» – for narrow charts. */
export function dayInDigits(date: PlainDate): string {
  return `${date.slice(8)}.${date.slice(5, 7)}`;
}

function weekdayName(date: PlainDate, language: Language): string {
  return WEEKDAYS[language][weekday(date) - 1] ?? "";
}

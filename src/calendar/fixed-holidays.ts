/**
 * Days off that stand on the same date every year: law on holidays 267-II arts 2–3 (version of 19.04.2023), the new
 * Constitution art. 94 (15 March, kept from 2027; 30 August ended with the old Constitution on 1 July 2026), and
 * Christmas by Labour Code 84(5). They serve for years without a calendar file, and to notice a file with a hole.
 */
import type { Reason } from "./calendar.ts";
import type { PlainDate } from "./plain-date.ts";
import { yearOf } from "./calendar.ts";

type FixedHoliday = {
  /** `MM-DD` */
  readonly day: string;
  readonly since?: number;
  readonly until?: number;
  readonly reason: Reason;
};

const NEW_YEAR: Reason = { kk: "Жаңа жыл", ru: "Новый год", en: "New Year" };
const NAURYZ: Reason = { kk: "Наурыз мейрамы", ru: "Наурыз мейрамы", en: "Nauryz" };
const CONSTITUTION: Reason = {
  kk: "Қазақстан Республикасының Конституциясы күні",
  ru: "День Конституции Республики Казахстан",
  en: "Constitution Day",
};
const UNITY: Reason = {
  kk: "Қазақстан халқының бірлігі мерекесі",
  ru: "Праздник единства народа Казахстана",
  en: "Unity Day of the People of Kazakhstan",
};

const FIXED_HOLIDAYS: readonly FixedHoliday[] = [
  { day: "01-01", reason: NEW_YEAR },
  { day: "01-02", reason: NEW_YEAR },
  { day: "01-07", reason: { kk: "Православие Рождествосы", ru: "Православное Рождество", en: "Orthodox Christmas" } },
  {
    day: "03-08",
    reason: { kk: "Халықаралық әйелдер күні", ru: "Международный женский день", en: "International Women's Day" },
  },
  { day: "03-15", since: 2027, reason: CONSTITUTION },
  { day: "03-21", reason: NAURYZ },
  { day: "03-22", reason: NAURYZ },
  { day: "03-23", reason: NAURYZ },
  { day: "05-01", reason: UNITY },
  {
    day: "05-07",
    reason: { kk: "Отан қорғаушы күні", ru: "День защитника Отечества", en: "Defender of the Fatherland Day" },
  },
  { day: "05-09", reason: { kk: "Жеңіс күні", ru: "День Победы", en: "Victory Day" } },
  { day: "07-06", reason: { kk: "Астана күні", ru: "День Столицы", en: "Capital Day" } },
  { day: "08-30", until: 2025, reason: CONSTITUTION },
  { day: "10-25", reason: { kk: "Республика күні", ru: "День Республики", en: "Republic Day" } },
  { day: "12-16", reason: { kk: "Тәуелсіздік күні", ru: "День Независимости", en: "Independence Day" } },
];

/** Why the day is off by its date alone; undefined where it is not. */
export function fixedHoliday(date: PlainDate): Reason | undefined {
  return fixedHolidaysOf(yearOf(date)).find((holiday) => date.endsWith(`-${holiday.day}`))?.reason;
}

/** The fixed holidays that are kept in a year. */
export function fixedHolidaysOf(year: number): readonly FixedHoliday[] {
  return FIXED_HOLIDAYS.filter(({ since = year, until = year }) => since <= year && year <= until);
}

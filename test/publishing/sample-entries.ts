/** Invented entries for the tests of the public register. */
import type { PlainDate } from "../../src/calendar/plain-date.ts";
import type { Entry, RegisterRow } from "../../src/cases/entry.ts";

const EMPTY_ROW: RegisterRow = {
  volunteer: "",
  groupLeader: "",
  organisation: "",
  coordinatorOrganiser: "",
  contacts: "",
  region: "",
  programme: "",
  action: "",
  placeAndTime: "",
  requirements: "",
  termination: "",
};

type EntryPart = Partial<Omit<Entry, "row">> & {
  readonly kk?: Partial<RegisterRow>;
  readonly ru?: Partial<RegisterRow>;
};

/** An entry with the given parts; Russian is as Kazakh where it is not given. */
export function anEntry(number: number, part: EntryPart = {}): Entry {
  const { kk, ru, ...rest } = part;
  return {
    number,
    category: "volunteer",
    status: "active",
    enteredOn: day("2026-03-02"),
    changedOn: day("2026-03-02"),
    activities: [6],
    row: { kk: { ...EMPTY_ROW, ...kk }, ru: { ...EMPTY_ROW, ...kk, ...ru } },
    ...rest,
  };
}

export function day(text: string): PlainDate {
  if (!isDay(text)) throw new Error(`not a day: ${text}`);
  return text;
}

function isDay(text: string): text is PlainDate {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

const SURNAMES = ["Өмірбеков", "Әлібекова", "Құдайбергенов", "Ғабитова", "Нұрғалиев", "Іргебаева", "Сергеева", "Ким"];
const NAMES = ["Айгүл", "Ерлан", "Дәурен", "Жанна", "Мадина", "Тимур", "Ұлан", "Анна"];
const REGIONS: readonly (readonly [kk: string, ru: string])[] = [
  ["Алматы қаласы", "город Алматы"],
  ["Астана қаласы", "город Астана"],
  ["Шымкент қаласы", "город Шымкент"],
  ["Абай облысы", "область Абай"],
  ["Қарағанды облысы", "Карагандинская область"],
  ["Жетісу облысы", "область Жетісу"],
  ["", ""],
];
const CATEGORIES = [
  "volunteer",
  "volunteer",
  "volunteer",
  "group",
  "organisation",
  "coordinator",
  "organiser",
] as const;
const COLUMN = {
  volunteer: "volunteer",
  group: "groupLeader",
  organisation: "organisation",
  coordinator: "coordinatorOrganiser",
  organiser: "coordinatorOrganiser",
} as const;

/** A register of any size, always the same one. */
export function sampleEntries(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, index) => sampleEntry(index + 1, count));
}

function sampleEntry(number: number, count: number): Entry {
  const category = pick(CATEGORIES, number);
  const person = `${pick(SURNAMES, number)} ${pick(NAMES, Math.floor(number / 3))}`;
  const [regionKk, regionRu] = pick(REGIONS, Math.floor(number / 2));
  const ended = number % 17 === 0;
  const entered = dayAfter("2025-04-14", Math.floor((number * 580) / count));
  const changed = ended ? dayAfter(entered, 20) : entered;
  const contacts = `+7 701 ${String(1000000 + number).slice(1, 4)} ${String(1000000 + number).slice(4)}, user${number}@example.kz, https://example.kz/${number}`;
  return anEntry(number, {
    category,
    activities: [(number % 13) + 1, ((number * 5) % 13) + 1].sort((one, other) => one - other),
    enteredOn: entered,
    changedOn: changed,
    ...(ended ? { status: "terminated", terminatedOn: changed } : {}),
    kk: {
      [COLUMN[category]]: category === "organisation" ? `«Жасыл ел ${number}» қоғамдық бірлестігі, ${person}` : person,
      contacts,
      region: regionKk,
      ...(number % 4 === 0 ? PROGRAMME_KK : {}),
      ...(ended ? { termination: `Волонтерлік қызмет ${changed} тоқтатылды` } : {}),
    },
    ru: {
      [COLUMN[category]]: category === "organisation" ? `ОО «Жасыл ел ${number}», ${person}` : person,
      region: regionRu,
      ...(number % 4 === 0 ? PROGRAMME_RU : {}),
      ...(ended ? { termination: `Волонтерская деятельность прекращена ${changed}` } : {}),
    },
  });
}

const PROGRAMME_KK: Partial<RegisterRow> = {
  programme: "«Таза Қазақстан» экологиялық бағдарламасы",
  action: "Ауыл маңындағы өзен жағалауын тазалау",
  placeAndTime: "Талғар ауданы, Тұздыбастау ауылы, 2026 жылғы 25 сәуір, 10:00–14:00",
  requirements: "16 жастан бастап; қолғап пен жайлы аяқкиім",
};
const PROGRAMME_RU: Partial<RegisterRow> = {
  programme: "Экологическая программа «Таза Қазақстан»",
  action: "Уборка берега реки у села",
  placeAndTime: "Талгарский район, село Туздыбастау, 25 апреля 2026 года, 10:00–14:00",
  requirements: "С 16 лет; перчатки и удобная обувь",
};

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

function dayAfter(start: string, days: number): PlainDate {
  return day(new Date(Date.parse(start) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10));
}

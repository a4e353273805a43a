/** Invented people and what they type: an answer as it is written, and what it means. */
import type { Chance } from "./chance.ts";
import type { FormName, Tongue } from "./official.ts";

export type Answer = {
  /** Exactly what stands on the paper. */
  readonly typed: string;
  /** The value that contract §5 gives it. */
  readonly means: unknown;
  readonly chosen?: readonly number[];
  readonly lines?: readonly string[];
};
export type Answers = Readonly<Record<string, Answer>>;
export type Tongues = Readonly<Record<Tongue, Answers>>;

const SURNAMES = ["Серікбай", "Нұрғали", "Әбілқасым", "Ким", "Жүнісова", "Өтегенқызы", "Төлеубек", "Ғабитова"];
const GIVEN = ["Айгүл", "Қанат", "Дәурен", "Виктория", "Мөлдір", "Һалима", "Ұлан", "Ілияс"];
const FATHERS = ["Бауыржанқызы", "Мұратұлы", "Ерланұлы", "Олегқызы", "Асқарқызы", "Ғалымқызы", "Сәкенұлы", "Жомартұлы"];

const said = (typed: string, means: unknown = typed): Answer => ({ typed, means });
const same = (answer: Answer): Readonly<Record<Tongue, Answer>> => ({ kk: answer, ru: answer });
const both = (kk: string, ru: string): Readonly<Record<Tongue, Answer>> => ({ kk: said(kk), ru: said(ru) });

export function controlled(first11: string): string | undefined {
  const digits = Array.from(first11, Number);
  const sum = (shift: number): number =>
    digits.reduce((total, digit, index) => total + digit * (((index + shift) % 11) + 1), 0) % 11;
  const first = sum(0);
  const last = first === 10 ? sum(2) : first;
  return last === 10 ? undefined : `${first11}${last}`;
}

export function iinOf(year: number, month: number, day: number, chance: Chance): string {
  const two = (value: number): string => String(value % 100).padStart(2, "0");
  const head = `${two(year)}${two(month)}${two(day)}${(year < 2000 ? 3 : 5) + chance.below(2)}`;
  return controlled(`${head}${9000 + chance.below(900)}`) ?? iinOf(year, month, day, chance);
}

export function binOf(year: number, month: number, chance: Chance): string {
  const head = `${String(year % 100).padStart(2, "0")}${String(month).padStart(2, "0")}40`;
  return controlled(`${head}${90000 + chance.below(9000)}`) ?? binOf(year, month, chance);
}

export function nameOf(chance: Chance): string {
  return `${chance.pick(SURNAMES)} ${chance.pick(GIVEN)} ${chance.pick(FATHERS)}`;
}

const MONTHS = {
  kk: [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
  ],
  ru: [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
  ],
} as const;

export function dayTyped(iso: string, tongue: Tongue, chance: Chance): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  const named = MONTHS[tongue][Number(month) - 1] ?? "";
  const dotted = `${day}.${month}.${year}`;
  const spellings =
    tongue === "kk"
      ? [
          dotted,
          `${dotted} ж.`,
          `${year} жылғы ${Number(day)} ${named}`,
          `${year} ж. ${Number(day)} ${named}`,
          iso,
          `${day}/${month}/${year}`,
        ]
      : [
          dotted,
          `${dotted} г.`,
          `${Number(day)} ${named} ${year} года`,
          `«${day}» ${named} ${year} г.`,
          iso,
          `${Number(day)} ${named} ${year}`,
        ];
  return chance.pick(spellings);
}

export function phoneTyped(e164: string, chance: Chance): string {
  const [code, first, second, third] = [e164.slice(2, 5), e164.slice(5, 8), e164.slice(8, 10), e164.slice(10)];
  return chance.pick([
    e164,
    `8${e164.slice(2)}`,
    `8 ${code} ${first} ${second} ${third}`,
    `+7 (${code}) ${first}-${second}-${third}`,
    `8(${code})${first}${second}${third}`,
    `8-${code}-${first}-${second}-${third}`,
    `+7 ${code} ${first}${second}${third}`,
    `+7\u00A0${code}\u00A0${first}\u00A0${second}\u00A0${third}`,
    `8 (${code}) ${first} ${second} ${third}`,
  ]);
}

function iinTyped(iin: string, chance: Chance): string {
  const gaps = `${iin.slice(0, 3)} ${iin.slice(3, 6)} ${iin.slice(6, 9)} ${iin.slice(9)}`;
  return chance.pick([
    iin,
    iin,
    gaps,
    `${iin.slice(0, 6)} ${iin.slice(6)}`,
    `${iin.slice(0, 6)}-${iin.slice(6)}`,
    Array.from(iin).join(" "),
  ]);
}

function yearTyped(iso: string, tongue: Tongue, chance: Chance): string {
  const year = iso.slice(0, 4);
  const [dot] = [`${iso.slice(8)}.${iso.slice(5, 7)}.${year}`];
  return tongue === "kk"
    ? chance.pick([
        year,
        year,
        `${year} ж.`,
        `${year} ж.т.`,
        dot,
        `${dot} ж.`,
        `${year} жылғы ${Number(iso.slice(8))} ${MONTHS.kk[Number(iso.slice(5, 7)) - 1]}`,
      ])
    : chance.pick([
        year,
        year,
        `${year} г.`,
        `${year} г.р.`,
        dot,
        `${dot} г.р.`,
        `${Number(iso.slice(8))} ${MONTHS.ru[Number(iso.slice(5, 7)) - 1]} ${year} года`,
      ]);
}

export type Stranger = {
  readonly name: string;
  readonly born: string;
  readonly iin: string;
  readonly phone: string;
  readonly email: string;
  readonly bin: string;
  readonly registered: string;
  readonly company: Readonly<Record<Tongue, string>>;
  readonly instagram: string;
};

export function strangerFrom(chance: Chance): Stranger {
  const [year, month, day] = [1962 + chance.below(43), 1 + chance.below(12), 1 + chance.below(28)];
  const since = [2006 + chance.below(18), 1 + chance.below(12), 1 + chance.below(28)] as const;
  const iso = (parts: readonly number[]): string => parts.map((part) => String(part).padStart(2, "0")).join("-");
  const number = 100 + chance.below(800);
  return {
    name: nameOf(chance),
    born: iso([year, month, day]),
    iin: iinOf(year, month, day, chance),
    phone: `+770${1 + chance.below(2) * 6}${2000000 + chance.below(7000000)}`,
    email: `zhan.${number}@example.kz`,
    bin: binOf(since[0], since[1], chance),
    registered: iso(since),
    company: chance.pick([
      { kk: "«Мейірім жолы» қоғамдық қоры", ru: "Общественный фонд «Мейірім жолы»" },
      { kk: "«Жасыл дала» ҚБ", ru: "ОО «Жасыл дала»" },
      { kk: "«Үміт-2030» жеке мекемесі", ru: "ЧУ «Үміт-2030»" },
    ]),
    instagram: `qamqor_${number}`,
  };
}

export function contactsTyped(who: Stranger, tongue: Tongue, chance: Chance): Answer {
  const phone = phoneTyped(who.phone, chance);
  const only = { phones: [who.phone], emails: [who.email] };
  return chance.pick<Answer>([
    { typed: `${phone}, ${who.email}`, means: only },
    {
      typed: `${tongue === "kk" ? "ұялы тел." : "сот. тел."} ${phone}; e-mail: ${who.email.toUpperCase()}`,
      means: only,
    },
    { typed: phone, means: { phones: [who.phone] } },
    { typed: who.email, means: { emails: [who.email] } },
    { typed: `${phone}, ${who.email}, Instagram: @${who.instagram}`, means: { ...only, instagram: [who.instagram] } },
    { typed: `${who.email}, WhatsApp: ${phone}`, means: { emails: [who.email], whatsapp: [who.phone] } },
    { typed: `Тел.: ${phone}, ${who.email}, www.qamqor-alany.kz`, means: { ...only, websites: ["qamqor-alany.kz"] } },
  ]);
}

export const MEMBERS = (count: number, chance: Chance): readonly string[] => {
  const found = new Set<string>();
  while (found.size < count) found.add(nameOf(chance));
  return [...found];
};

function listed(chosen: readonly number[]): Answer {
  const sorted = [...chosen].toSorted((left, right) => left - right);
  return { typed: sorted.join(", "), means: sorted, chosen: sorted };
}

export function some(from: number, count: number, chance: Chance): readonly number[] {
  const found = new Set<number>();
  while (found.size < count) found.add(1 + chance.below(from));
  return [...found];
}

const OTHER = { kk: "кітапханада ерікті көмек көрсету", ru: "помощь библиотекам и чтение вслух" };

/** Every answer of one form in both languages, complete and in agreement. */
export function fullAnswers(form: FormName, who: Stranger, chance: Chance, thirteenth = false): Tongues {
  const fields = {
    ...personal(form, who, chance),
    ...projects(form, who, chance),
    ...shared(form, who, chance, thirteenth),
  };
  const only = (tongue: Tongue): Answers =>
    Object.fromEntries(Object.entries(fields).map(([field, answer]) => [field, answer[tongue]]));
  return { kk: only("kk"), ru: only("ru") };
}

type Pairs = Record<string, Readonly<Record<Tongue, Answer>>>;

function shared(form: FormName, who: Stranger, chance: Chance, thirteenth: boolean): Pairs {
  if (form === "programme" || form === "action") return {};
  const chosen = some(12, 1 + chance.below(4), chance);
  return {
    contacts: { kk: contactsTyped(who, "kk", chance), ru: contactsTyped(who, "ru", chance) },
    activities: same(listed(thirteenth ? [...chosen, 13] : chosen)),
    ...(thirteenth && { otherActivities: both(OTHER.kk, OTHER.ru) }),
  };
}

function personal(form: FormName, who: Stranger, chance: Chance): Pairs {
  if (form === "programme" || form === "action") return {};
  if (form === "organisation") {
    const count = 5 + chance.below(300);
    return {
      name: both(who.company.kk, who.company.ru),
      registeredOn: dated(who.registered, chance),
      bin: same({ typed: who.bin, means: who.bin }),
      headName: same(said(who.name)),
      volunteerCount: {
        kk: said(chance.pick([`${count}`, `${count} адам`]), count),
        ru: said(chance.pick([`${count}`, `${count} человек`, `${count} чел.`]), count),
      },
    };
  }
  const year = Number(who.born.slice(0, 4));
  return {
    [form === "group" ? "leaderName" : "fullName"]: same(said(who.name)),
    birthYear: { kk: said(yearTyped(who.born, "kk", chance), year), ru: said(yearTyped(who.born, "ru", chance), year) },
    residence: chance.pick([
      both("Алматы қ., Абай даңғылы, 10-үй, 5-пәтер", "г. Алматы, пр. Абая, д. 10, кв. 5"),
      both("Қызылорда облысы, Арал ауданы, Жақсықылыш кенті", "Кызылординская область, Аральский район, п. Жаксыкылыш"),
    ]),
    iin: { kk: said(iinTyped(who.iin, chance), who.iin), ru: said(iinTyped(who.iin, chance), who.iin) },
    ...special(form, who, chance),
  };
}

function special(form: FormName, who: Stranger, chance: Chance): Pairs {
  const experience = chance.pick([
    both("3 жыл, «Таза Қазақстан» акциялары", "3 года, акции «Таза Қазақстан»"),
    both("2019 жылдан бері", "с 2019 года"),
    both("5 жыл", "5 лет"),
  ]);
  switch (form) {
    case "volunteer":
      return {
        experience,
        roles: same(listed(some(6, 1 + chance.below(3), chance))),
        availability: same(listed(some(4, 1 + chance.below(2), chance))),
      };
    case "group": {
      const names = MEMBERS(1 + chance.below(8), chance);
      return { experience, members: same({ typed: names.join(", "), means: names, lines: names }) };
    }
    case "coordinator": {
      const count = 3 + chance.below(60);
      return {
        experience,
        coordinationExperience: both("2 жыл қалалық штабта", "2 года в городском штабе"),
        coordinatedCount: same(said(`${count}`, count)),
      };
    }
    case "organiser":
      return chance.below(2) === 0 ? {} : legalEntity(who, chance);
    case "organisation":
    case "programme":
    case "action":
      return {};
  }
}

export function legalEntity(who: Stranger, chance: Chance): Pairs {
  return {
    organisationName: both(who.company.kk, who.company.ru),
    registeredOn: dated(who.registered, chance),
    bin: same(said(who.bin)),
  };
}

function dated(iso: string, chance: Chance): Readonly<Record<Tongue, Answer>> {
  return { kk: said(dayTyped(iso, "kk", chance), iso), ru: said(dayTyped(iso, "ru", chance), iso) };
}

function projects(form: FormName, who: Stranger, chance: Chance): Pairs {
  if (form !== "programme" && form !== "action") return {};
  const count = 10 + chance.below(200);
  const common: Pairs = {
    name: both("«Таза жағалау»", "«Чистый берег»"),
    organiser: both(who.company.kk, who.company.ru),
    goal: both("Өзен жағалауын қоқыстан тазарту", "Очистить берег реки от мусора"),
    tasks: both("тұрғындарды жинау, қоқысты сұрыптау", "собрать жителей, отсортировать мусор"),
    expectedResults: both("10 км таза жағалау", "10 км чистого берега"),
    targetGroup: both("мектеп оқушылары мен студенттер", "школьники и студенты"),
    requirements: both("қолғап пен ыңғайлы аяқ киім", "перчатки и удобная обувь"),
    offeredWork: both("қоқыс жинау, суретке түсіру", "сбор мусора, фотосъёмка"),
  };
  if (form === "programme")
    return {
      ...common,
      methods: both("сенбіліктер мен дәрістер", "субботники и лекции"),
      participantCount: same(said(`${count}`, count)),
      period: both("2026 жылғы мамыр – қыркүйек", "май – сентябрь 2026 года"),
      placeAndTime: both("Іле өзені, сенбі сайын сағат 10.00-де", "река Или, по субботам в 10.00"),
    };
  return {
    ...common,
    volunteerCount: same(said(`${count}`, count)),
    dateAndTime: both("2026 жылғы 5 желтоқсан, сағат 10.00", "5 декабря 2026 года, 10.00"),
    place: both("Тараз қаласы, Талас өзені", "город Тараз, река Талас"),
    duration: both("бір күн", "один день"),
  };
}

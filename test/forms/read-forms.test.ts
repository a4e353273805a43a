import { describe, expect, test } from "vitest";
import { plainDate } from "../../src/calendar/plain-date.ts";
import { field } from "../../src/forms/definitions.ts";
import type { Block } from "../../src/forms/paper.ts";
import { readForms } from "../../src/forms/read-forms.ts";
import { FORM_IDS, LANGUAGES } from "../../src/forms/reading.ts";
import type { ReadForm } from "../../src/forms/reading.ts";
import { line, paper, printed, table } from "./papers.ts";
import type { Words } from "./papers.ts";

const TODAY = plainDate("2026-11-22");
const PERSON = {
  fullName: "Ахметова Айжан",
  birthYear: "1999",
  residence: "Алматы",
  iin: "990101390009",
  experience: "нет",
};

function read(...blocks: readonly Block[]): ReadForm | undefined {
  return readForms([paper(...blocks)], TODAY).forms[0];
}

function values(form: ReadForm | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(form?.answers ?? {}).map(([id, answer]) => [id, answer.value]));
}

function application(categories: Words, ...more: readonly Block[]): readonly Block[] {
  return [
    line("Волонтерлік қызметті есепке алу тізіліміне қосу туралы арыз"),
    line("____________________"),
    line("(заңды немесе жеке тұлғаның толық Т.А.Ә. (бар болған кезде)"),
    line(categories),
    line("(қажеттінің астын сызу)."),
    line(
      "Волонтерлік қызметті есепке алу тізіліміне қосу үшін қажетті заңмен қорғалатын құпияны құрайтын менің дербес мәліметтерімді жинауға және өңдеуге келісім беремін.",
    ),
    line("Байланыс телефоны __________________________"),
    line("Электрондық пошта __________________________"),
    line('Толтырылған күні: 20___ жылғы "__" ___________ '),
    line("____________________________________________"),
    line("(қолы) Т.А.Ә. (бар болған кезде)"),
    line("Мөр орны (бар болған кезде)"),
    ...more,
  ];
}

const REQUEST = "волонтерлік қызметті есепке алу тізіліміне қосуды сұраймын (";
const SENTENCE = `${REQUEST}волонтер, волонтерлер тобы, волонтерлер ұйымдары, волонтерлер қызметін үйлестіруші және ұйымдастырушы). `;

describe("a blank form says nothing", () => {
  test("all of Appendix 2, in both languages", () => {
    const blank = LANGUAGES.flatMap((language) => FORM_IDS.slice(1).flatMap((id) => printed(id, language)));
    expect(readForms([paper(...blank, ...application(SENTENCE))], TODAY)).toEqual({ forms: [], strangers: [] });
  });
  test("a letter that holds no form is a stranger", () => {
    expect(readForms([paper(line("Сәлеметсіз бе! Қалай тіркелуге болады?"))], TODAY).strangers).toEqual(["form.docx"]);
  });
});

test.each(LANGUAGES)("the printed volunteer form, filled, in %s", (language) => {
  const form = read(
    ...printed("volunteer", language, {
      ...PERSON,
      contacts: "8 701 123 45 67",
      activities6: "+",
      activities13: "волонтерские лагеря",
      roles: "3, 5",
      availability: "2",
    }),
  );
  expect(form).toMatchObject({ form: "volunteer", language });
  expect(values(form)).toMatchObject({
    fullName: "Ахметова Айжан",
    birthYear: 1999,
    iin: "990101390009",
    experience: "нет",
    activities: [6, 13],
    otherActivities: "волонтерские лагеря",
    roles: [3, 5],
    availability: [2],
  });
});

test("an empty answer stays empty: nothing moves up from the row below", () => {
  const form = read(...printed("volunteer", "kk", { ...PERSON, residence: "" }));
  expect(values(form)).not.toHaveProperty("residence");
  expect(values(form)).toMatchObject({ iin: "990101390009" });
});

describe("ways of laying a form out", () => {
  const title = line("Анкета волонтера");
  const expected = { fullName: "Ахметова Айжан", birthYear: 1999, iin: "990101390009" };
  test.each<[string, readonly Block[]]>([
    [
      "a number column",
      [table(["1", "ФИО", "Ахметова Айжан"], ["2", "Дата рождения", "01.01.1999"], ["3", "ИИН", "990101390009"])],
    ],
    ["one column", [table(["Ф.И.О.: Ахметова Айжан"], ["Год рождения 1999"], ["ИИН:\n990101390009"])]],
    ["lines", [line("ФИО: Ахметова Айжан"), line("Год рождения – 1999"), line("ИИН 990101390009")]],
    [
      "the answer on the next line",
      [
        line("Ф.И.О. (при его наличии)"),
        line("Ахметова Айжан"),
        line("Год рождения"),
        line("1999"),
        line("ИИН"),
        line("990101390009"),
      ],
    ],
    [
      "a heading with the answers under it",
      [table(["ФИО", "Год рождения", "ИИН"], ["Ахметова Айжан", "1999", "990101390009"])],
    ],
    [
      "two questions in a row",
      [table(["ФИО", "Ахметова Айжан", "Год рождения", "1999"], ["ИИН", "990101390009", "", ""])],
    ],
    [
      "another order",
      [table(["ЖСН/ИИН", "990101390009"], ["Г.р.", "1999 г.р."], ["Фамилия, имя, отчество", "Ахметова Айжан"])],
    ],
    [
      "labels in both languages",
      [
        table(
          ["Т.А.Ә. / Ф.И.О.", "Ахметова Айжан"],
          ["Туған жылы / Год рождения", "1999"],
          ["ЖСН / ИИН", "990101390009"],
        ),
      ],
    ],
  ])("%s", (_, blocks) => {
    expect(values(read(title, ...blocks))).toMatchObject(expected);
  });
  test("words struck out do not count", () => {
    const form = read(
      title,
      table(["ФИО", "Ахметова Айжан"], ["Год рождения", [{ text: "1989 ", strike: true }, { text: "1999" }]]),
    );
    expect(values(form)).toMatchObject({ birthYear: 1999 });
  });
});

describe("the organiser's three rows without a cell", () => {
  test("answers behind the label, on its next line, in a cell of their own", () => {
    const form = read(
      line("Волонтерлер ұйымдастырушысының сауалнамасы"),
      table(
        ["Т.А.Ә.", "Ахметова Айжан"],
        ["Ұйымның атауы: «Асар» ҚҚ"],
        ["Тіркеу (қайта тіркеу) күні\n12.05.2019"],
        ["БСН", "180140900005"],
      ),
    );
    expect(values(form)).toMatchObject({
      organisationName: "«Асар» ҚҚ",
      registeredOn: "2019-05-12",
      bin: "180140900005",
    });
  });
});

describe("kinds of activity", () => {
  const kinds = field("group", "activities").options ?? [];
  const rows = (mark: (id: number) => Words): Block =>
    table(...kinds.map((kind) => [`${kind.id}) ${kind.label.kk}`, mark(Number(kind.id))]));
  const activities = (...blocks: readonly Block[]): unknown =>
    read(line("Волонтерлік топтың сауалнамасы"), table(["ЖСН", "990101390009"]), ...blocks)?.answers["activities"];
  test.each(["+", "✓", "V", "x", "х", "☒", "●", "иә", "да", "1", "*", "қатысамын"])("%s chooses", (mark) => {
    expect(activities(rows((id) => (id === 2 || id === 6 ? mark : "")))).toMatchObject({ value: [2, 6] });
  });
  test.each(["-", "нет", "жоқ", "0", "☐"])("%s refuses", (mark) => {
    expect(activities(rows((id) => (id === 6 ? "+" : mark)))).toMatchObject({ value: [6] });
  });
  test("the row's own number chooses, another is for a person", () => {
    expect(activities(rows((id) => (id === 6 ? "6" : "")))).toMatchObject({ value: [6] });
    expect(activities(rows((id) => (id === 6 ? "8" : "")))).toMatchObject({
      problem: "unreadable",
      flaw: "ambiguous-choice",
    });
  });
  test("ticks and crosses side by side are for a person", () => {
    expect(activities(rows((id) => (id === 6 ? "+" : "х")))).toMatchObject({ problem: "unreadable" });
  });
  test("a list of numbers, or only the chosen rows", () => {
    expect(activities(table(["Негізгі қызмет түрлерін таңдаңыз", "1, 6, 8"]))).toMatchObject({ value: [1, 6, 8] });
    expect(activities(table([`6) ${kinds[5]?.label.kk}`], [`8) ${kinds[7]?.label.kk}`]))).toMatchObject({
      value: [6, 8],
    });
  });
  test("a row whose words are underlined", () => {
    const block = table(
      ...kinds.map(
        (kind) =>
          [
            [{ text: `${kind.id}) ${kind.label.kk}`, ...(kind.id === 6 ? { underline: true as const } : {}) }],
            "",
          ] as const,
      ),
    );
    expect(activities(block)).toMatchObject({ value: [6] });
  });
  test("all marked alike is no choice", () => {
    const block = table(
      ...kinds.map((kind) => [[{ text: `${kind.id}) ${kind.label.kk}`, underline: true as const }], ""] as const),
    );
    expect(activities(block)).toBeUndefined();
  });
});

describe("the underlined category", () => {
  const runs = (look: object, words: string): Words => {
    const [before = "", after = ""] = SENTENCE.split(words);
    return [{ text: before }, { text: words, ...look }, { text: after }];
  };
  const categories = (words: Words, ...more: readonly Block[]): unknown =>
    read(...application(words, ...more), line("Байланыс телефоны 87011234567"))?.answers["categories"]?.value;
  test.each([
    ["волонтерлер тобы", ["group"]],
    ["волонтерлер тобы, ", ["group"]],
    ["ұйымдары", ["organisation"]],
    ["волонтерлер қызметін үйлестіруші", ["coordinator"]],
    ["ұйымдастырушы", ["organiser"]],
    ["волонтерлер қызметін үйлестіруші және ұйымдастырушы", ["coordinator", "organiser"]],
  ])("%s", (words, expected) => {
    expect(categories(runs({ underline: true }, words))).toEqual(expected);
    expect(categories(runs({ highlight: true }, words))).toEqual(expected);
  });
  test("the whole sentence, or nothing, is no choice", () => {
    expect(categories([{ text: SENTENCE, underline: true }])).toBeUndefined();
    expect(categories(SENTENCE)).toBeUndefined();
  });
  test("the others struck out, or taken away", () => {
    expect(categories(runs({ strike: true }, "волонтер, волонтерлер тобы, волонтерлер ұйымдары, "))).toEqual([
      "coordinator",
      "organiser",
    ]);
    expect(categories(`${REQUEST}волонтер)`)).toEqual(["volunteer"]);
  });
});

test("the application's blanks, filled", () => {
  const form = read(
    line("Заявление о включении в реестр учета волонтерской деятельности"),
    line("Ахметова Айжан"),
    line("(полное наименование юридического лица или Ф.И.О. (при его наличии) физического лица)"),
    line("Контактный телефон __8 701 123 45 67__"),
    line("Электронная почта: A@example.kz"),
    line("Дата заполнения: «12» мая 2026 года"),
    line([{ text: "", picture: true }]),
    line("(подпись) Ф.И.О. (при его наличии)"),
  );
  expect(values(form)).toEqual({
    applicantName: "Ахметова Айжан",
    phone: "+77011234567",
    email: "a@example.kz",
    filledOn: "2026-05-12",
    signature: true,
  });
});

test("a list of the group in a paper of its own joins it", () => {
  const group = paper(...printed("group", "ru", { leaderName: "Ахметова Айжан", iin: "990101390009" }));
  const list = paper(
    line("Список группы волонтеров"),
    table(["№", "ФИО", "ИИН"], ["1", "Оспанов Нурлан", "850615390608"], ["2", "Ким Вера", ""]),
  );
  expect(readForms([group, list], TODAY).forms.map(values)).toEqual([
    { leaderName: "Ахметова Айжан", iin: "990101390009", members: ["Оспанов Нурлан", "Ким Вера"] },
  ]);
});

test("two copies with different numbers contradict each other", () => {
  const one = paper(...printed("volunteer", "kk", PERSON));
  const other = paper(...printed("volunteer", "kk", { iin: "990228490006" }));
  const { forms } = readForms([one, other], TODAY);
  expect(forms).toHaveLength(1);
  expect(forms[0]?.answers["iin"]).toMatchObject({ problem: "conflict", flaw: "contradiction" });
});

test("words that a scanner doubts are for a person, a number with its check digit is not", () => {
  const doubt = (text: string): Words => [{ text, confidence: 0.6 }];
  const form = read(line("Анкета волонтера"), table(["ФИО", doubt("Ахметова")], ["ИИН", doubt("990101390009")]));
  expect(form?.answers["fullName"]).toMatchObject({ problem: "unreadable", flaw: "low-confidence" });
  expect(form?.answers["iin"]).toMatchObject({ value: "990101390009" });
});

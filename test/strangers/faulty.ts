/** Submissions with one fault planted, or two that have nothing to do with each other. */
import { binOf, iinOf, legalEntity } from "./answers.ts";
import type { Answer } from "./answers.ts";
import type { ApplicationSheet, CategoryName } from "./application.ts";
import { chanceFrom } from "./chance.ts";
import type { Layout } from "./manner.ts";
import { OFFICIAL } from "./official.ts";
import type { FormName, Tongue } from "./official.ts";
import { altered, alteredApplication } from "./submission.ts";
import type { Draft, Fault, Plan } from "./submission.ts";
import { line } from "./word.ts";

const FORMS: readonly FormName[] = [
  "volunteer",
  "group",
  "organisation",
  "coordinator",
  "organiser",
  "programme",
  "action",
];
const LAYOUTS: readonly Layout[] = ["two", "numbered", "merged", "sdt-cell", "own-colon", "split-paragraphs"];
const owner = (form: FormName): CategoryName => (form === "programme" || form === "action" ? "volunteer" : form);
const formsOf = (form: FormName): readonly FormName[] => (owner(form) === form ? [form] : [owner(form), form]);
const typed = (text: string): Answer => ({ typed: text, means: text });
const listed = (chosen: readonly number[]): Answer => ({ typed: chosen.join(", "), means: chosen, chosen });

/** Every required field left empty once, in one language. */
function blanks(): readonly Plan[] {
  return FORMS.flatMap((form) => {
    const fields = OFFICIAL[form].rows.flatMap((row) => (row.field === "" ? [] : [row.field]));
    return fields.map((field, index): Plan => {
      const tongue: Tongue = index % 2 === 0 ? "kk" : "ru";
      return {
        name: `missing/${form}/${field}`,
        categories: [owner(form)],
        forms: formsOf(form),
        manner: { layout: LAYOUTS[index % LAYOUTS.length] ?? "two" },
        change: (draft, who) =>
          altered(form === "organiser" ? asEntity(draft, who) : draft, form, tongue, field, undefined),
        faults: [{ form, language: tongue, field, problem: "missing" }],
      };
    });
  });
}

function asEntity(draft: Draft, who: Parameters<typeof legalEntity>[0]): Draft {
  const entity = legalEntity(who, chanceFrom(5));
  return {
    ...draft,
    sheets: draft.sheets.map((sheet) => ({
      ...sheet,
      answers: {
        ...sheet.answers,
        ...Object.fromEntries(Object.entries(entity).map(([field, answer]) => [field, answer[sheet.tongue]])),
      },
    })),
  };
}

function without(
  sheet: ApplicationSheet,
  field: "authority" | "name" | "phone" | "email" | "filledOn" | "signer",
): ApplicationSheet {
  const { [field]: _gone, ...rest } = sheet;
  return rest;
}

function applicationBlanks(): readonly Plan[] {
  const fault = (field: string, language: Tongue): readonly Fault[] => [
    { form: "application", language, field, problem: "missing" },
  ];
  return (["name", "phone", "email", "filledOn", "signer"] as const)
    .map((field, index): Plan => {
      const tongue: Tongue = index % 2 === 0 ? "ru" : "kk";
      const id = field === "name" ? "applicantName" : field === "signer" ? "signature" : field;
      return {
        name: `missing/application/${id}`,
        categories: ["volunteer"],
        change: (draft) => alteredApplication(draft, tongue, (sheet) => without(sheet, field)),
        faults: fault(id, tongue),
      };
    })
    .concat([
      {
        name: "missing/application/consent",
        categories: ["group"],
        change: (draft) => alteredApplication(draft, "kk", (sheet) => ({ ...sheet, consent: false })),
        faults: fault("consent", "kk"),
      },
      {
        name: "missing/application/categories",
        categories: ["coordinator"],
        change: (draft) => alteredApplication(draft, "ru", (sheet) => ({ ...sheet, categories: [] })),
        faults: fault("categories", "ru"),
      },
      {
        name: "absent/authority",
        categories: ["organiser"],
        change: (draft) => alteredApplication(draft, "ru", (sheet) => without(sheet, "authority")),
      },
    ]);
}

function thirteenths(): readonly Plan[] {
  return (["volunteer", "group", "organisation", "coordinator", "organiser"] as const).map((form, index): Plan => {
    const tongue: Tongue = index % 2 === 0 ? "kk" : "ru";
    return {
      name: `missing/${form}/otherActivities`,
      categories: [form],
      thirteenth: true,
      change: (draft) => altered(draft, form, tongue, "otherActivities", undefined),
      faults: [{ form, language: tongue, field: "otherActivities", problem: "missing" }],
    };
  });
}

type Bad = readonly [form: FormName, field: string, text: string];
const BAD: readonly Bad[] = [
  ["volunteer", "iin", "990101390000"],
  ["volunteer", "iin", "030229590009"],
  ["group", "iin", "991301390009"],
  ["coordinator", "iin", "9902284900"],
  ["organiser", "iin", "180140900005"],
  ["coordinator", "iin", "9901013900099"],
  ["volunteer", "iin", "990 101 790 004"],
  ["organisation", "bin", "180140900006"],
  ["organisation", "bin", "990101390009"],
  ["organisation", "bin", "181340900005"],
  ["organisation", "registeredOn", "30.02.2018"],
  ["organisation", "registeredOn", "31 ноября 2019 г."],
  ["organisation", "registeredOn", "12.13.2019"],
  ["volunteer", "birthYear", "2041"],
  ["group", "birthYear", "1790"],
  ["volunteer", "contacts", "8 701 12"],
  ["coordinator", "contacts", "zhan@"],
  ["organiser", "contacts", "тел. 870112345"],
];

function invalids(): readonly Plan[] {
  const sheets = BAD.map(([form, field, text], index): Plan => {
    const tongue: Tongue = index % 2 === 0 ? "ru" : "kk";
    return {
      name: `invalid/${form}/${field}/${text}`,
      categories: [owner(form)],
      manner: { layout: LAYOUTS[index % LAYOUTS.length] ?? "two" },
      change: (draft) => altered(draft, form, tongue, field, typed(text)),
      faults: [{ form, language: tongue, field, problem: "invalid" }],
    };
  });
  const papers = (
    [
      ["phone", "8 701 12"],
      ["phone", "+7 701 123 45 678 9"],
      ["email", "zhan.example.kz"],
      ["email", "zhan@example"],
      ["filledOn", "2026-02-31"],
      ["filledOn", "2026-04-31"],
    ] as const
  ).map(([field, text], index): Plan => ({
    name: `invalid/application/${field}/${text}`,
    categories: ["volunteer"],
    paper: { date: index, contact: index % 2 === 0 ? "colon" : "underscores" },
    change: (draft) => alteredApplication(draft, "kk", (sheet) => ({ ...sheet, [field]: text })),
    faults: [{ form: "application", language: "kk", field, problem: "invalid" }],
  }));
  return [...sheets, ...papers];
}

function conflicts(): readonly Plan[] {
  const between = (form: FormName, field: string, answer: Answer): Plan => ({
    name: `conflict/${form}/${field}`,
    categories: [owner(form)],
    forms: formsOf(form),
    change: (draft) => altered(draft, form, "ru", field, answer),
    faults: [{ form, language: "*", field, problem: "conflict" }],
  });
  return [
    between("organisation", "registeredOn", typed("17.01.2005")),
    between("organisation", "volunteerCount", { typed: "999", means: 999 }),
    between("organisation", "bin", typed(binOf(2011, 5, chanceFrom(3)))),
    between("coordinator", "coordinatedCount", { typed: "888", means: 888 }),
    between("programme", "participantCount", { typed: "777", means: 777 }),
    between("action", "volunteerCount", { typed: "777", means: 777 }),
    between("volunteer", "activities", listed([2, 3, 4, 5, 6, 7])),
    between("group", "activities", listed([1, 2, 4, 5, 6, 7, 9])),
    between("volunteer", "roles", listed([2, 3, 4, 5, 6])),
    between("volunteer", "availability", listed([1, 2, 3])),
    ...identities(),
    {
      name: "conflict/application/phone",
      categories: ["group"],
      change: (draft) => alteredApplication(draft, "ru", (sheet) => ({ ...sheet, phone: "+7 777 999 88 77" })),
      faults: [{ form: "application", language: "*", field: "phone", problem: "conflict" }],
    },
    {
      name: "conflict/application/email",
      categories: ["volunteer"],
      change: (draft) => alteredApplication(draft, "ru", (sheet) => ({ ...sheet, email: "quite.other@example.kz" })),
      faults: [{ form: "application", language: "*", field: "email", problem: "conflict" }],
    },
  ];
}

function identities(): readonly Plan[] {
  const later = (iso: string): Answer => typed(String(Number(iso.slice(0, 4)) + 1));
  const people = ["volunteer", "group", "coordinator", "organiser"] as const;
  return [
    ...people.map((form): Plan => ({
      name: `conflict/${form}/year-iin`,
      categories: [form],
      change: (draft, who) =>
        altered(altered(draft, form, "kk", "birthYear", later(who.born)), form, "ru", "birthYear", later(who.born)),
      faults: [
        { form, language: "kk", field: "birthYear", or: ["iin"], problem: "conflict" },
        { form, language: "ru", field: "birthYear", or: ["iin"], problem: "conflict" },
      ],
    })),
    {
      name: "conflict/volunteer/year-in-one-language",
      categories: ["volunteer"],
      change: (draft, who) => altered(draft, "volunteer", "ru", "birthYear", later(who.born)),
      faults: [{ form: "volunteer", language: "ru", field: "birthYear", or: ["iin"], problem: "conflict" }],
    },
    {
      name: "conflict/coordinator/iin",
      categories: ["coordinator"],
      change: (draft, who) =>
        altered(draft, "coordinator", "ru", "iin", typed(iinOf(Number(who.born.slice(0, 4)), 11, 29, chanceFrom(8)))),
      faults: [{ form: "coordinator", language: "*", field: "iin", problem: "conflict" }],
    },
  ];
}

function absences(): readonly Plan[] {
  const lacking =
    (form: FormName | "application", tongue: Tongue): ((draft: Draft) => Draft) =>
    (draft) => ({
      applications: draft.applications.filter((each) => form !== "application" || each.tongue !== tongue),
      sheets: draft.sheets.filter((each) => each.form !== form || each.tongue !== tongue),
    });
  const absent = (form: FormName | "application", language: Tongue): Fault => ({
    form,
    language,
    field: null,
    problem: "missing",
  });
  const only =
    (tongue: Tongue) =>
    (draft: Draft): Draft => ({
      applications: draft.applications.filter((each) => each.tongue === tongue),
      sheets: draft.sheets.filter((each) => each.tongue === tongue),
    });
  return [
    {
      name: "absent/ru",
      categories: ["volunteer"],
      change: only("kk"),
      faults: [absent("application", "ru"), absent("volunteer", "ru")],
    },
    {
      name: "absent/kk",
      categories: ["group"],
      change: only("ru"),
      faults: [absent("application", "kk"), absent("group", "kk")],
    },
    {
      name: "absent/application-kk",
      categories: ["organisation"],
      change: lacking("application", "kk"),
      faults: [absent("application", "kk")],
    },
    {
      name: "absent/organisation-ru",
      categories: ["organisation"],
      change: lacking("organisation", "ru"),
      faults: [absent("organisation", "ru")],
    },
    {
      name: "absent/questionnaires",
      categories: ["coordinator"],
      forms: [],
      faults: [absent("coordinator", "kk"), absent("coordinator", "ru")],
    },
    {
      name: "absent/second-category",
      categories: ["coordinator", "organiser"],
      forms: ["organiser"],
      faults: [absent("coordinator", "kk"), absent("coordinator", "ru")],
    },
    {
      name: "absent/programme-ru",
      categories: ["organiser"],
      forms: ["organiser", "programme"],
      change: lacking("programme", "ru"),
      faults: [absent("programme", "ru")],
    },
    {
      name: "absent/action-kk",
      categories: ["volunteer"],
      forms: ["volunteer", "action"],
      change: lacking("action", "kk"),
      faults: [absent("action", "kk")],
    },
    {
      name: "absent/applications",
      categories: ["volunteer"],
      change: (draft) => ({ ...draft, applications: [] }),
      faults: [absent("application", "kk"), absent("application", "ru")],
    },
    {
      name: "absent/other-category",
      categories: ["group"],
      forms: ["volunteer"],
      faults: [absent("group", "kk"), absent("group", "ru")],
      open: ["findings"],
    },
    {
      name: "absent/whole-blank",
      categories: ["volunteer"],
      packing: "whole",
      change: () => ({ applications: [], sheets: [] }),
      open: ["findings", "verdict"],
      faults: [absent("application", "kk")],
    },
    ...(["volunteer", "group", "organiser"] as const).map((form, index): Plan => ({
      name: `absent/whole-ru-blank/${form}`,
      categories: [form],
      packing: "whole",
      change: (draft) => ({
        ...draft,
        sheets: draft.sheets.filter((each) => each.tongue === (index === 1 ? "ru" : "kk")),
      }),
      faults: [absent(form, index === 1 ? "kk" : "ru")],
    })),
  ];
}

const STRANGE =
  line("Заявка на участие в конкурсе молодёжных грантов", { b: true }) +
  line("Фамилия, имя: Сериков Азат") +
  line("Название проекта: Зелёный двор") +
  line("Сумма: 500 000 тенге");
const foreign: Plan = {
  name: "odd/other-procedure",
  categories: ["volunteer"],
  packing: "one",
  change: () => ({ applications: [], sheets: [] }),
  before: STRANGE,
  faults: [],
  open: ["findings", "verdict"],
};

export const FAULTY: readonly Plan[] = [
  ...blanks(),
  ...applicationBlanks(),
  ...thirteenths(),
  ...invalids(),
  ...conflicts(),
  ...absences(),
  foreign,
];

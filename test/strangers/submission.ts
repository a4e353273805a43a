/** One stranger's mail: the files, and exactly what a right clerk makes of them. */
import { fullAnswers, phoneTyped, strangerFrom } from "./answers.ts";
import type { Answer, Answers, Stranger } from "./answers.ts";
import { application, PLAIN_APPLICATION } from "./application.ts";
import type { ApplicationManner, ApplicationSheet, CategoryName } from "./application.ts";
import { chanceFrom } from "./chance.ts";
import type { Chance } from "./chance.ts";
import { docxFile } from "./file.ts";
import type { Extras, Producer } from "./file.ts";
import { PLAIN } from "./manner.ts";
import type { Manner } from "./manner.ts";
import { TONGUES } from "./official.ts";
import type { FormName, Tongue } from "./official.ts";
import { questionnaire } from "./questionnaire.ts";
import type { Sheet } from "./questionnaire.ts";
import { cell, line, table, tableRow } from "./word.ts";

export type Fault = {
  readonly form: FormName | "application";
  /** `*`: of a contradiction between two papers either may be named. */
  readonly language: Tongue | "*";
  readonly field: string | null;
  readonly problem: "missing" | "invalid" | "conflict" | "unreadable";
  /** Other fields that may be named for the same cause. */
  readonly or?: readonly string[];
};
export type ExpectedForm = {
  readonly form: FormName | "application";
  readonly language: Tongue;
  readonly source: string;
  readonly fields: Readonly<Record<string, unknown>>;
};
export type Expected = {
  readonly verdict?: "complete" | "incomplete" | "staff";
  readonly forms: readonly ExpectedForm[];
  readonly findings: readonly Fault[];
  /** What the contract leaves open is not asserted. */
  readonly open: readonly ("findings" | "verdict" | "forms")[];
};
export type Submission = {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly expected: Expected;
};
export type Draft = { readonly applications: readonly ApplicationSheet[]; readonly sheets: readonly Sheet[] };
export type Packing = "one" | "per-language" | "per-form" | "whole" | "side-by-side" | "interleaved";
export type Plan = {
  readonly name: string;
  readonly categories: readonly CategoryName[];
  readonly forms?: readonly FormName[];
  readonly manner?: Partial<Manner>;
  readonly paper?: Partial<ApplicationManner>;
  readonly packing?: Packing;
  readonly producer?: Producer;
  readonly thirteenth?: boolean;
  readonly change?: (draft: Draft, who: Stranger) => Draft;
  readonly faults?: readonly Fault[];
  readonly open?: Expected["open"];
  readonly extras?: Extras;
  readonly before?: string;
  readonly after?: string;
  /** Forms and applications written by other hands than the usual ones. */
  readonly formXml?: (sheet: Sheet, manner: Manner) => string;
  readonly paperXml?: (sheet: ApplicationSheet, manner: ApplicationManner) => string;
};

const ORDER: readonly CategoryName[] = ["volunteer", "group", "organisation", "coordinator", "organiser"];
const EVERY: readonly FormName[] = [
  "volunteer",
  "group",
  "organisation",
  "coordinator",
  "organiser",
  "programme",
  "action",
];

export function submissionFrom(plan: Plan, seed: number): Submission {
  const chance = chanceFrom(seed * 7919 + 13);
  const who = strangerFrom(chance);
  const whole = draftOf(plan, who, chance);
  const draft = plan.change?.(whole, who) ?? whole;
  const paper = { ...PLAIN_APPLICATION, ...plan.paper };
  const manner = { ...PLAIN, ...plan.manner };
  const producer = plan.producer ?? (seed % 2 === 0 ? "word" : "libre");
  const write: Writing = {
    application: (sheet) => (plan.paperXml ?? application)(sheet, paper),
    form: (sheet) => (plan.formXml ?? questionnaire)(sheet, manner),
  };
  const bodies = packed(draft, plan.packing ?? chance.pick(["one", "per-language", "per-form"] as const), write);
  const files = Object.entries(bodies).map(([name, body]) => ({
    name,
    bytes: docxFile((plan.before ?? "") + body.xml + (plan.after ?? ""), producer, chance, plan.extras),
  }));
  return { name: plan.name, files, expected: expectation(plan, bodies) };
}

function draftOf(plan: Plan, who: Stranger, chance: Chance): Draft {
  const forms = plan.forms ?? plan.categories;
  const answers = new Map(forms.map((form) => [form, fullAnswers(form, who, chance, plan.thirteenth)]));
  const phone = { kk: phoneTyped(who.phone, chance), ru: phoneTyped(who.phone, chance) };
  const filledOn = `2026-${String(1 + chance.below(10)).padStart(2, "0")}-${String(1 + chance.below(28)).padStart(2, "0")}`;
  const applications = TONGUES.map((tongue): ApplicationSheet => ({
    tongue,
    authority: tongue === "kk" ? "Мәдениет және ақпарат министрлігі" : "Министерство культуры и информации",
    name: plan.categories.includes("organisation") ? who.company[tongue] : who.name,
    categories: plan.categories,
    consent: true,
    phone: phone[tongue],
    email: who.email,
    filledOn,
    signer: who.name,
  }));
  const sheets = forms.flatMap((form) =>
    TONGUES.map((tongue): Sheet => ({ form, tongue, answers: answers.get(form)?.[tongue] ?? {} })),
  );
  return { applications, sheets };
}

type Writing = {
  readonly application: (sheet: ApplicationSheet) => string;
  readonly form: (sheet: Sheet) => string;
};

type Body = {
  readonly xml: string;
  readonly applications: readonly ApplicationSheet[];
  readonly sheets: readonly Sheet[];
};

function packed(draft: Draft, packing: Packing, write: Writing): Readonly<Record<string, Body>> {
  const of = (applications: readonly ApplicationSheet[], sheets: readonly Sheet[]): Body => ({
    applications,
    sheets,
    xml:
      applications.map((each) => write.application(each)).join("") +
      sheets.map((each) => write.form(each)).join(line("")),
  });
  const inTongue = (tongue: Tongue): Body =>
    of(
      draft.applications.filter((each) => each.tongue === tongue),
      draft.sheets.filter((each) => each.tongue === tongue),
    );
  switch (packing) {
    case "one": {
      const [kk, ru] = [inTongue("kk"), inTongue("ru")];
      return {
        "құжаттар.docx": { applications: draft.applications, sheets: draft.sheets, xml: kk.xml + line("") + ru.xml },
      };
    }
    case "per-language":
      return Object.fromEntries(
        TONGUES.map(
          (tongue) =>
            [tongue === "kk" ? "арыз және сауалнама.docx" : "заявление и анкета.docx", inTongue(tongue)] as const,
        ).filter(([, body]) => body.xml !== ""),
      );
    case "per-form":
      return Object.fromEntries([
        ...draft.applications.map((each) => [`${each.tongue}-application.docx`, of([each], [])] as const),
        ...draft.sheets.map((each) => [`${each.tongue}-${each.form}.docx`, of([], [each])] as const),
      ]);
    case "whole":
      return Object.fromEntries(
        TONGUES.map(
          (tongue) => [`2-қосымша ${tongue}.docx`, wholeAppendix(tongue, draft, of, inTongue(tongue))] as const,
        ),
      );
    case "interleaved": {
      const apart = (applications: readonly ApplicationSheet[], sheets: readonly Sheet[]): string =>
        of(applications, sheets).xml;
      const xml = apart(draft.applications, []) + apart([], draft.sheets);
      return { "бәрі.docx": { applications: draft.applications, sheets: draft.sheets, xml } };
    }
    case "side-by-side": {
      const [kk, ru] = [inTongue("kk"), inTongue("ru")];
      const xml = table([tableRow([cell(kk.xml + line("")), cell(ru.xml + line(""))])], 2);
      return { "екі тілде.docx": { applications: draft.applications, sheets: draft.sheets, xml } };
    }
  }
}

function wholeAppendix(
  tongue: Tongue,
  draft: Draft,
  of: (applications: readonly ApplicationSheet[], sheets: readonly Sheet[]) => Body,
  own: Body,
): Body {
  const filled = (form: FormName): Sheet | undefined =>
    draft.sheets.find((each) => each.form === form && each.tongue === tongue);
  const every = EVERY.map((form) => filled(form) ?? { form, tongue, answers: {} });
  return { ...of(own.applications, every), sheets: own.sheets };
}

function expectation(plan: Plan, bodies: Readonly<Record<string, Body>>): Expected {
  const faults = plan.faults ?? [];
  const forms = Object.entries(bodies).flatMap(([source, body]) => [
    ...body.applications.map((each): ExpectedForm => ({
      form: "application",
      language: each.tongue,
      source,
      fields: applicationFields(each),
    })),
    ...body.sheets.map((each): ExpectedForm => ({
      form: each.form,
      language: each.tongue,
      source,
      fields: meanings(each.answers),
    })),
  ]);
  const verdict =
    faults.length === 0 ? "complete" : faults.some((fault) => fault.problem === "unreadable") ? "staff" : "incomplete";
  return { verdict, forms, findings: faults, open: plan.open ?? [] };
}

function applicationFields(sheet: ApplicationSheet): Readonly<Record<string, unknown>> {
  return {
    ...(sheet.authority !== undefined && { authority: sheet.authority }),
    ...(sheet.name !== undefined && { applicantName: sheet.name }),
    ...(sheet.categories.length > 0 && { categories: ORDER.filter((each) => sheet.categories.includes(each)) }),
    ...(sheet.consent && { consent: true }),
    ...(sheet.phone !== undefined && { phone: e164(sheet.phone) }),
    ...(sheet.email !== undefined && { email: sheet.email.toLowerCase() }),
    ...(sheet.filledOn !== undefined && { filledOn: sheet.filledOn }),
    ...(sheet.signer !== undefined && { signature: true }),
  };
}

/** The first of the numbers. */
const e164 = (typed: string): string => `+7${typed.replaceAll(/\D/gu, "").slice(1, 11)}`;

const meanings = (answers: Answers): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, answer.means]));

/** The draft with one answer of one paper changed, or left out. */
export function altered(
  draft: Draft,
  form: FormName,
  tongue: Tongue,
  field: string,
  answer: Answer | undefined,
): Draft {
  const sheets = draft.sheets.map((sheet) => {
    if (sheet.form !== form || sheet.tongue !== tongue) return sheet;
    const rest = Object.fromEntries(Object.entries(sheet.answers).filter(([name]) => name !== field));
    return { ...sheet, answers: answer === undefined ? rest : { ...rest, [field]: answer } };
  });
  return { ...draft, sheets };
}

export function alteredApplication(
  draft: Draft,
  tongue: Tongue,
  change: (sheet: ApplicationSheet) => ApplicationSheet,
): Draft {
  return {
    ...draft,
    applications: draft.applications.map((sheet) => (sheet.tongue === tongue ? change(sheet) : sheet)),
  };
}

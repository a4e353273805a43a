/** Invented forms and findings for the sample letters. Nobody here exists. */
import { plainDate } from "../calendar/plain-date.ts";
import type { Answer, FieldId, FormId, Language, ReadForm } from "../forms/reading.ts";
import type { Finding } from "../rules/finding.ts";

export const DAYS = {
  registeredOn: plainDate("2026-10-22"),
  reviewBy: plainDate("2026-10-30"),
  countedFrom: plainDate("2026-10-22"),
  lastDay: plainDate("2026-10-28"),
};

function answers(given: Readonly<Record<FieldId, Answer["value"]>>): Readonly<Record<FieldId, Answer>> {
  const entries = Object.entries(given).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, { value, given: writtenAs(value), confidence: 1 }] as const],
  );
  return Object.fromEntries(entries);
}

function writtenAs(value: NonNullable<Answer["value"]>): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function questionnaire(language: Language, name: string, residence: string): ReadForm {
  const given = answers({
    fullName: name,
    birthYear: 1999,
    residence,
    activities: [1, 6, 8],
    roles: [4],
    availability: [1, 3],
  });
  const iin: Answer = { given: "990314391010", problem: "invalid", flaw: "check-digit", confidence: 1 };
  return { form: "volunteer", language, source: "сауалнама.docx", answers: { ...given, iin } };
}

function application(language: Language, name: string): ReadForm {
  const given = answers({ applicantName: name, categories: ["volunteer"], consent: true, email: "asel.k@example.kz" });
  const phone: Answer = { given: "8 701 12", problem: "invalid", flaw: "phone", confidence: 1 };
  return { form: "application", language, source: "арыз.docx", answers: { ...given, phone } };
}

export const FORMS: readonly ReadForm[] = [
  application("kk", "Қожахметова Әсел Ұланқызы"),
  application("ru", "Кожахметова Асель Улановна"),
  questionnaire("kk", "Қожахметова Әсел Ұланқызы", "Астана қаласы, Тәуелсіздік даңғылы, 12-үй"),
  questionnaire("ru", "Кожахметова Асель Улановна", "город Астана, проспект Тауелсиздик, дом 12"),
];

/** Of clause 8, `missing` where nothing else is said. */
export function finding(form: FormId, language: Language, field: FieldId | null, more: Partial<Finding> = {}): Finding {
  return { form, language, field, problem: "missing", clause: "8", ...more };
}

export const FINDINGS: readonly Finding[] = [
  finding("application", "kk", "signature"),
  finding("application", "ru", "phone", { problem: "invalid", flaw: "phone", given: "8 701 12" }),
  finding("volunteer", "kk", "iin", { problem: "invalid", flaw: "check-digit", given: "990314391010" }),
  finding("volunteer", "kk", "contacts"),
  finding("volunteer", "ru", "experience"),
  finding("volunteer", "ru", "activities", {
    problem: "conflict",
    flaw: "contradiction",
    given: "1, 6",
    against: { form: "volunteer", language: "kk", field: "activities", given: "1, 6, 8" },
  }),
];

export const ABSENT = finding("application", "ru", null);
export const ABSENT_TOO = finding("volunteer", "ru", null);

export const CONTRADICTIONS: readonly Finding[] = [
  finding("application", "kk", "categories", { problem: "conflict", given: "Волонтерлік топтың сауалнамасы" }),
  finding("group", "kk", "members"),
  finding("group", "kk", "birthYear", {
    problem: "conflict",
    flaw: "contradiction",
    given: "1989",
    against: { form: "group", language: "kk", field: "iin", given: "900120392024" },
  }),
  finding("group", "ru", "otherActivities"),
];

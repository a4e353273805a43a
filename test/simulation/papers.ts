/** Forms as a reader would have read them: complete ones of an invented applicant, and what can be wrong with them. */
import { iin } from "../../fixtures/numbers.ts";
import { formDefinition } from "../../src/forms/definitions.ts";
import type { Field } from "../../src/forms/definition.ts";
import { LANGUAGES } from "../../src/forms/reading.ts";
import type { Answer, AnswerValue, FieldId, FormId, Language, ReadForm } from "../../src/forms/reading.ts";

export type Applicant = {
  readonly name: string;
  readonly iin: string;
  readonly born: string;
  readonly address: string;
};

const FAMILY = ["Ахметов", "Сейтқұлов", "Ибраев", "Пак", "Жүнісов", "Назаров", "Қасымов", "Цой", "Өтегенов", "Шин"];
const GIVEN = ["Болат", "Ерлан", "Дәурен", "Олег", "Мақсат", "Тимур", "Ғалым", "Виктор", "Нұрлан", "Серік"];

/** The n-th person of the town: every number and address occurs once. */
export function applicant(n: number, address = `p${n}@example.kz`): Applicant {
  const born = `${1950 + (n % 50)}-${String(1 + (Math.floor(n / 50) % 12)).padStart(2, "0")}-${String(1 + (Math.floor(n / 600) % 28)).padStart(2, "0")}`;
  const name = `${FAMILY[n % 10] ?? ""} ${GIVEN[Math.floor(n / 10) % 10] ?? ""}`;
  return { name, born, address, iin: numberOf(born) };
}

/** A serial without check digit is passed over, as the registry does. */
function numberOf(born: string): string {
  for (let serial = 9000; serial < 9100; serial += 1) {
    try {
      return iin(born, "man", serial);
    } catch {
      continue;
    }
  }
  throw new Error(`no number for ${born}`);
}

/** Application and questionnaire of a volunteer, in both languages, complete. */
export function completeForms(who: Applicant): readonly ReadForm[] {
  return LANGUAGES.flatMap((language) => [form("application", language, who), form("volunteer", language, who)]);
}

export function questionnaires(
  who: Applicant,
  change: Readonly<Record<FieldId, AnswerValue>> = {},
): readonly ReadForm[] {
  return LANGUAGES.map((language) => {
    const read = form("volunteer", language, who);
    const changed = Object.entries(change).map(([field, value]) => [field, answer(value)] as const);
    return { ...read, answers: { ...read.answers, ...Object.fromEntries(changed) } };
  });
}

function form(id: FormId, language: Language, who: Applicant): ReadForm {
  const answers = formDefinition(id)
    .fields.filter(({ required }) => required)
    .map((field) => [field.id, answer(valueOf(field, who))] as const);
  return { form: id, language, source: `${id}-${language}.docx`, answers: Object.fromEntries(answers) };
}

function answer(value: AnswerValue): Answer {
  return { value, given: typeof value === "string" ? value : JSON.stringify(value), confidence: 1 };
}

function valueOf(field: Field, who: Applicant): AnswerValue {
  switch (field.kind) {
    case "text":
      return "бар";
    case "name":
      return who.name;
    case "year":
      return Number(who.born.slice(0, 4));
    case "date":
      return "2026-08-01";
    case "iin":
    case "bin":
      return who.iin;
    case "phone":
      return "+77000000000";
    case "email":
      return who.address;
    case "contacts":
      return { text: who.address, phones: [], emails: [who.address], websites: [], instagram: [], whatsapp: [] };
    case "count":
      return 5;
    case "members":
      return [who.name];
    case "activities":
    case "options":
      return [1];
    case "categories":
      return ["volunteer"];
    case "consent":
    case "signature":
      return true;
  }
}

/** The same forms without some answers. */
export function without(forms: readonly ReadForm[], id: FormId, field: FieldId): readonly ReadForm[] {
  return forms.map((read) => {
    if (read.form !== id) return read;
    const kept = Object.entries(read.answers).filter(([name]) => name !== field);
    return { ...read, answers: Object.fromEntries(kept) };
  });
}

/** The same forms with an answer that can't stand. */
export function flawed(
  forms: readonly ReadForm[],
  id: FormId,
  field: FieldId,
  given: string,
  problem: "invalid" | "unreadable" = "invalid",
): readonly ReadForm[] {
  return forms.map((read) =>
    read.form === id ? { ...read, answers: { ...read.answers, [field]: { given, problem, confidence: 1 } } } : read,
  );
}

/**
 * law:4 – who applies: the chosen categories, the applicant's name, and the number that identifies the applicant.
 */
import { CATEGORIES, LANGUAGES } from "../forms/reading.ts";
import type { Answer, AnswerValue, Category, FieldId, FormId, Language, ReadForm } from "../forms/reading.ts";

export function isCategory(form: string): form is Category {
  return CATEGORIES.some((category) => category === form);
}

/** The first form of that kind in that language. */
export function formIn(forms: readonly ReadForm[], form: FormId, language: Language): ReadForm | undefined {
  return forms.find((read) => read.form === form && read.language === language);
}

/** A value that stands (no problem with it). */
export function valueOf(read: ReadForm | undefined, field: FieldId): AnswerValue | undefined {
  const answer = read?.answers[field];
  return answer && !answer.problem ? answer.value : undefined;
}

export function stringOf(read: ReadForm | undefined, field: FieldId): string | undefined {
  const value = valueOf(read, field);
  return typeof value === "string" ? value : undefined;
}

export function numbersOf(read: ReadForm | undefined, field: FieldId): readonly number[] {
  const value = valueOf(read, field);
  return Array.isArray(value) ? value.filter((item) => typeof item === "number") : [];
}

/** What was underlined in the applications, in any language, in the order of the form (law:4). */
export function chosenCategories(forms: readonly ReadForm[]): readonly Category[] {
  const chosen = new Set(forms.flatMap((read) => categoriesIn(read)));
  return CATEGORIES.filter((category) => chosen.has(category));
}

/** Chosen categories; where no application says, those whose questionnaires came. */
export function meantCategories(forms: readonly ReadForm[]): readonly Category[] {
  const chosen = chosenCategories(forms);
  if (chosen.length > 0) return chosen;
  return CATEGORIES.filter((category) => forms.some((read) => read.form === category));
}

export function categoriesIn(read: ReadForm): readonly Category[] {
  if (read.form !== "application") return [];
  const value = valueOf(read, "categories");
  return Array.isArray(value)
    ? value.filter((item): item is Category => typeof item === "string" && isCategory(item))
    : [];
}

/** IIN or BIN that an entry of this category goes by: a legal entity's BIN where the form gives one, else the IIN. */
export function identityOf(read: ReadForm): string | undefined {
  switch (read.form) {
    case "organisation":
      return stringOf(read, "bin");
    case "organiser":
      return stringOf(read, "bin") ?? stringOf(read, "iin");
    case "volunteer":
    case "group":
    case "coordinator":
      return stringOf(read, "iin");
    case "application":
    case "programme":
    case "action":
      return undefined;
  }
}

/** Every IIN and BIN that stands in the forms, without repetition. */
export function identitiesIn(forms: readonly ReadForm[]): readonly string[] {
  const all = forms.flatMap((read) => [stringOf(read, "iin"), stringOf(read, "bin")]);
  return [...new Set(all.filter((identity) => identity !== undefined))];
}

/** Email addresses that the forms give, lower case. */
export function emailsIn(forms: readonly ReadForm[]): readonly string[] {
  return forms.flatMap((read) => {
    const contacts = valueOf(read, "contacts");
    const listed = typeof contacts === "object" && "emails" in contacts ? contacts.emails : [];
    const own = stringOf(read, "email");
    return own === undefined ? listed : [...listed, own];
  });
}

/** The identity of one category in either language. */
export function identityIn(forms: readonly ReadForm[], category: Category): string | undefined {
  return forms
    .filter((read) => read.form === category)
    .map(identityOf)
    .find((identity) => identity !== undefined);
}

/** The field that names the person or organisation of a form. */
export const NAME_FIELDS: Readonly<Record<FormId, FieldId>> = {
  application: "applicantName",
  volunteer: "fullName",
  group: "leaderName",
  organisation: "name",
  coordinator: "fullName",
  organiser: "fullName",
  programme: "name",
  action: "name",
};

/** How to address the applicant: the questionnaire's name first, the application's next; Kazakh before Russian. */
export function applicantName(forms: readonly ReadForm[]): string | undefined {
  const ofPeople: readonly FormId[] = ["volunteer", "group", "coordinator", "organiser", "organisation", "application"];
  const names = ofPeople.flatMap((form) =>
    LANGUAGES.map((language) => stringOf(formIn(forms, form, language), NAME_FIELDS[form])),
  );
  return names.find((name) => name !== undefined && name !== "");
}

/** Answers that are printed, or that stand in any letterhead: they make no form. */
const IN_ANY_LETTER: readonly FieldId[] = ["consent", "authority", "signature", "filledOn"];
/** From so many answers on, words with labels are a form that somebody filled in. */
const ANSWERS_OF_A_FORM = 4;

/** A name, a number, a telephone: what a letter in any form bears as well. */
export function isScrap(read: ReadForm): boolean {
  const answered = Object.keys(read.answers).filter((field) => !IN_ANY_LETTER.includes(field));
  return answered.length < ANSWERS_OF_A_FORM;
}

/** What stands in the paper, for people. */
export function givenOf(answer: Answer | undefined): string {
  return answer?.given ?? "";
}

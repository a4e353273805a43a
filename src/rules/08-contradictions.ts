/**
 * law:8, contract §4 – two answers that can't both be true: inside a form, and between its Kazakh and Russian copies.
 * One cause, one finding: an answer that already has a finding is not reported again as a contradiction.
 */
import { formDefinition } from "../forms/definitions.ts";
import type { AnswerKind, Field } from "../forms/definition.ts";
import type { AnswerValue, Contacts, FieldId, ReadForm } from "../forms/reading.ts";
import { birthDateOf } from "./birth-date.ts";
import { formIn, givenOf, stringOf, valueOf } from "./04-application.ts";
import type { Finding } from "./finding.ts";
import { mayBeOnePerson } from "./names.ts";

const CLAUSE = "8";

/** The birth year against the date inside the IIN. */
export function contradictionsWithin(read: ReadForm, found: readonly Finding[]): readonly Finding[] {
  const iin = stringOf(read, "iin");
  const year = valueOf(read, "birthYear");
  if (iin === undefined || typeof year !== "number" || found.some((finding) => finding.field === "birthYear"))
    return [];
  const born = birthDateOf(iin);
  if (!born || Number(born.slice(0, 4)) === year) return [];
  return [contradiction(read, "birthYear", read, "iin")];
}

/** The Russian copy against the Kazakh one. */
export function contradictionsBetween(forms: readonly ReadForm[], found: readonly Finding[]): readonly Finding[] {
  return forms
    .filter((read) => read.language === "ru")
    .flatMap((russian) => {
      const kazakh = counterpart(forms, russian);
      return kazakh ? contradictionsOfPair(kazakh, russian, found) : [];
    });
}

/** Programmes and actions may come several times: the n-th Russian one belongs to the n-th Kazakh one. */
function counterpart(forms: readonly ReadForm[], russian: ReadForm): ReadForm | undefined {
  const place = forms.filter((read) => read.form === russian.form && read.language === "ru").indexOf(russian);
  if (place <= 0) return formIn(forms, russian.form, "kk");
  return forms.filter((read) => read.form === russian.form && read.language === "kk")[place];
}

function contradictionsOfPair(kazakh: ReadForm, russian: ReadForm, found: readonly Finding[]): readonly Finding[] {
  return formDefinition(russian.form)
    .fields.filter((field) => !isExplained(kazakh, russian, field.id, found))
    .filter((field) => differ(field, valueOf(kazakh, field.id), valueOf(russian, field.id)))
    .map((field) => contradiction(russian, field.id, kazakh, field.id));
}

/** A birth year that contradicts its IIN explains why the copies' years, or their IINs, differ. */
function isExplained(kazakh: ReadForm, russian: ReadForm, field: FieldId, found: readonly Finding[]): boolean {
  const related: readonly FieldId[] = field === "iin" ? ["iin", "birthYear"] : [field];
  return found.some(
    (finding) =>
      finding.form === kazakh.form &&
      (finding.language === kazakh.language || finding.language === russian.language) &&
      finding.field !== null &&
      related.includes(finding.field),
  );
}

function differ(field: Field, kazakh: AnswerValue | undefined, russian: AnswerValue | undefined): boolean {
  if (kazakh === undefined || russian === undefined) return false;
  const compare = COMPARISONS[field.kind];
  return compare(kazakh, russian) && field.id !== "filledOn" && field.id !== "applicantName";
}

type Differ = (kazakh: AnswerValue, russian: AnswerValue) => boolean;

const never: Differ = () => false;
const asWritten: Differ = (kazakh, russian) => JSON.stringify(kazakh) !== JSON.stringify(russian);
const asPersons: Differ = (kazakh, russian) =>
  typeof kazakh === "string" && typeof russian === "string" && !mayBeOnePerson(kazakh, russian);
const inLength: Differ = (kazakh, russian) =>
  Array.isArray(kazakh) && Array.isArray(russian) && kazakh.length !== russian.length;
const asContacts: Differ = (kazakh, russian) =>
  isContacts(kazakh) &&
  isContacts(russian) &&
  (disjoint(kazakh.phones, russian.phones) || disjoint(kazakh.emails, russian.emails));

/** Free text is translated and can't be compared; what means the same in both languages can. */
const COMPARISONS: Readonly<Record<AnswerKind, Differ>> = {
  text: never,
  name: asPersons,
  year: asWritten,
  date: asWritten,
  iin: asWritten,
  bin: asWritten,
  phone: asWritten,
  email: asWritten,
  contacts: asContacts,
  count: asWritten,
  members: inLength,
  activities: asWritten,
  options: asWritten,
  categories: asWritten,
  consent: never,
  signature: never,
};

function isContacts(value: AnswerValue): value is Contacts {
  return typeof value === "object" && "phones" in value;
}

function disjoint(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((item) => right.includes(item));
}

function contradiction(read: ReadForm, field: FieldId, other: ReadForm, otherField: FieldId): Finding {
  return {
    form: read.form,
    language: read.language,
    field,
    problem: "conflict",
    clause: CLAUSE,
    flaw: "contradiction",
    given: givenOf(read.answers[field]),
    against: {
      form: other.form,
      language: other.language,
      field: otherField,
      given: givenOf(other.answers[otherField]),
    },
  };
}

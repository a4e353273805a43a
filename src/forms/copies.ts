/** Several copies of one form in one message. */
import { formDefinition } from "./definitions.ts";
import { fold } from "./fold.ts";
import type { Answer, FieldId, ReadForm } from "./reading.ts";
import { isUnseen } from "./unseen.ts";

/** Fields that name the applicant. */
const NAMES: ReadonlySet<FieldId> = new Set(["applicantName", "fullName", "leaderName", "name"]);

/** One form for each kind and language; programmes and actions may be several. Order of first appearance. */
export function joinCopies(forms: readonly ReadForm[]): readonly ReadForm[] {
  const isOfMany = forms.some((one) => forms.some((other) => areTwoApplicants(one, other)));
  const kept: ReadForm[] = [];
  for (const form of forms) {
    const index = kept.findIndex((each) => isCopy(each, form) && !(isOfMany && isAnothers(each, form)));
    const other = kept[index];
    if (other === undefined) kept.push(form);
    else kept[index] = joined(other, form);
  }
  return kept;
}

function isCopy(one: ReadForm, other: ReadForm): boolean {
  const repeats = one.form === "programme" || one.form === "action";
  return !repeats && one.form === other.form && one.language === other.language;
}

/** A front office sends the forms of several people: other numbers under other names, in the same form and language. */
function areTwoApplicants(one: ReadForm, other: ReadForm): boolean {
  if (!isCopy(one, other) || !isAnothers(one, other)) return false;
  const [mine, theirs] = [numberOf(one), numberOf(other)];
  return mine !== undefined && theirs !== undefined && mine !== theirs;
}

function isAnothers(one: ReadForm, other: ReadForm): boolean {
  const [mine, theirs] = [nameOf(one), nameOf(other)];
  return mine !== "" && theirs !== "" && mine !== theirs;
}

function nameOf(form: ReadForm): string {
  const [name] = formDefinition(form.form).fields.filter(({ id }) => NAMES.has(id));
  const value = name && form.answers[name.id]?.value;
  return typeof value === "string" ? fold(value) : "";
}

function numberOf(form: ReadForm): string | undefined {
  const value = form.answers["bin"]?.value ?? form.answers["iin"]?.value;
  return typeof value === "string" ? value : undefined;
}

/** A list of members alone joins its group. Of two copies the fuller stays; numbers that differ contradict each other. */
function joined(one: ReadForm, other: ReadForm): ReadForm {
  if (isListAlone(other)) return { ...one, answers: { ...one.answers, ...other.answers } };
  if (isListAlone(one)) return { ...other, answers: { ...other.answers, ...one.answers } };
  const [better, worse] = answered(other) > answered(one) ? [other, one] : [one, other];
  return { ...better, answers: { ...better.answers, ...fillings(better, worse), ...contradictions(better, worse) } };
}

/** What one page of a scan did not show, and another did. */
function fillings(better: ReadForm, worse: ReadForm): Readonly<Record<FieldId, Answer>> {
  const shown = Object.entries(worse.answers).filter(
    ([field, answer]) => isUnseen(better.answers[field]) && !isUnseen(answer),
  );
  return Object.fromEntries(shown);
}

function isListAlone(form: ReadForm): boolean {
  return Object.keys(form.answers).every((field) => field === "members");
}

function contradictions(one: ReadForm, other: ReadForm): Readonly<Record<FieldId, Answer>> {
  const numbers = formDefinition(one.form).fields.filter((field) => field.kind === "iin" || field.kind === "bin");
  return Object.fromEntries(
    numbers.flatMap(({ id }) => {
      const [mine, theirs] = [one.answers[id], other.answers[id]];
      if (mine?.value === undefined || theirs?.value === undefined || mine.value === theirs.value) return [];
      const { value: _value, ...rest } = mine;
      return [
        [
          id,
          {
            ...rest,
            given: `${mine.given} / ${theirs.given}`,
            problem: "conflict" as const,
            flaw: "contradiction" as const,
          },
        ],
      ];
    }),
  );
}

function answered(form: ReadForm): number {
  return formDefinition(form.form).fields.filter((field) => form.answers[field.id]?.value !== undefined).length;
}

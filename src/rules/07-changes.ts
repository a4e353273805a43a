/** law:7 – a change of an entry: what was, what is now. */
import { formDefinition } from "../forms/definitions.ts";
import type { Answer, FieldId, FormId, Language, ReadForm } from "../forms/reading.ts";
import { formIn, givenOf } from "./04-application.ts";

export type Change = {
  readonly form: FormId;
  readonly language: Language;
  readonly field: FieldId;
  readonly before: string;
  readonly after: string;
};

/** Every answer that differs, in the order of the form. Secrets (IIN, BIN) never change by an update: they identify it. */
export function changesBetween(before: readonly ReadForm[], after: readonly ReadForm[]): readonly Change[] {
  return after.flatMap((read) => {
    const old = formIn(before, read.form, read.language);
    return formDefinition(read.form)
      .fields.filter((field) => !sameValue(old?.answers[field.id], read.answers[field.id]))
      .map((field) => ({
        form: read.form,
        language: read.language,
        field: field.id,
        before: givenOf(old?.answers[field.id]),
        after: givenOf(read.answers[field.id]),
      }));
  });
}

function sameValue(left: Answer | undefined, right: Answer | undefined): boolean {
  return JSON.stringify(left?.value ?? null) === JSON.stringify(right?.value ?? null);
}

/** The forms that go back with a letter: the applicant's own where there is something to mend, blank ones where not. */
import type { FormId, Language, ReadForm } from "../forms/reading.ts";
import type { Finding } from "../rules/finding.ts";
import type { AttachmentOrder, FormFormat } from "./desk.ts";
import { groupedByForm, noteOf, wrongInWords } from "./gaps.ts";
import type { Words } from "./words.ts";

/** Also behind the name of the archive that it lay in. */
const WORKBOOK = /\.(?:xlsx|xlsm|xls|ods)$/iu;

/** One attachment for each form and language with a finding; where there is none to send, the blank forms. */
export function returnedForms(
  findings: readonly Finding[],
  forms: readonly ReadForm[],
  words: Words,
): readonly AttachmentOrder[] {
  const back = groupedByForm(findings).flatMap((group) => attachmentsOf(group, forms, words));
  return back.length > 0 ? back : [{ kind: "blank-forms" }];
}

/** The forms as they are, without a note; blank ones where there are none. */
export function formsToCorrect(forms: readonly ReadForm[]): readonly AttachmentOrder[] {
  if (forms.length === 0) return [{ kind: "blank-forms" }];
  return forms.map((read) => ({ kind: "filled-form", read, notes: {}, format: formatOf([read]) }));
}

function attachmentsOf(
  group: readonly [Finding, ...Finding[]],
  forms: readonly ReadForm[],
  words: Words,
): readonly AttachmentOrder[] {
  const [first] = group;
  const own = forms.filter((read) => isCopy(read, first.form, first.language));
  if (own.length === 0)
    return [
      {
        kind: "missing-form",
        form: first.form,
        language: first.language,
        note: wrongInWords(absentForm(first), words, first.language),
        format: formatOf(forms),
      },
    ];
  const notes = Object.fromEntries(
    group.flatMap((finding) =>
      finding.field === null ? [] : [[finding.field, noteOf(finding, finding.field, words)]],
    ),
  );
  return own.map((read) => ({ kind: "filled-form", read, notes, format: formatOf([read]) }));
}

function formatOf(forms: readonly ReadForm[]): FormFormat {
  return forms.some(({ source }) => WORKBOOK.test(source)) ? "xlsx" : "docx";
}

/** Whatever was found in a form that nobody can show any more: it has to be filled in anew. */
function absentForm({ form, language, clause }: Finding): Finding {
  return { form, language, field: null, problem: "missing", clause };
}

function isCopy(read: ReadForm, form: FormId, language: Language): boolean {
  return read.form === form && read.language === language;
}

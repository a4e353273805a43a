/** law:7 – what changed in an entry: old and new. */
import type { FieldChange, UpdatedOrder } from "../cases/letter-order.ts";
import { field, formDefinition } from "../forms/definitions.ts";
import type { Language } from "../forms/reading.ts";
import type { Desk } from "./desk.ts";
import { formLanguage, groupedByForm } from "./gaps.ts";
import { entryNumbers, entryPage, toApplicant } from "./office.ts";
import type { ViewOf } from "./shapes.ts";

type ChangedForm = ViewOf<"updated">["forms"][number];

export function updatedView(order: UpdatedOrder, desk: Desk, language: Language): ViewOf<"updated"> {
  return {
    ...toApplicant(order, desk, language),
    numbers: entryNumbers(order.entries),
    forms: groupedByForm(order.changes).map((group) => changedForm(group, desk, language)),
    pages: order.entries.map((number) => ({ number: String(number), ...entryPage(number, desk, language) })),
  };
}

function changedForm(group: readonly [FieldChange, ...FieldChange[]], desk: Desk, language: Language): ChangedForm {
  const [first] = group;
  return {
    title: formDefinition(first.form).title[first.language],
    language: formLanguage(first.language, desk.templates.words, language),
    changes: group.map(({ form, field: id, language: written, before, after }) => ({
      label: field(form, id).label[written],
      before,
      after,
    })),
  };
}

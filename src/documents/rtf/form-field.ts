/** Legacy form fields (RTF 1.9.1, "Form Fields"): their state stands beside the text. */
import type { Run } from "../../forms/paper.ts";

export type FormField = { type: number; result: number | undefined; standard: number; readonly entries: string[] };

const CHECK_BOX = 1;
const DROP_DOWN = 2;
/** Word writes 25 where nobody has chosen yet. */
const UNDECIDED = 25;

export function newFormField(): FormField {
  return { type: 0, result: undefined, standard: 0, entries: [] };
}

export function describeFormField(field: FormField, word: string, number: number | undefined): void {
  if (word === "fftype") field.type = number ?? 0;
  if (word === "ffres" && number !== UNDECIDED) field.result = number;
  if (word === "ffdefres") field.standard = number ?? 0;
}

/** What the field shows; `undefined` where the text itself shows it. */
export function formFieldRuns(field: FormField): readonly Run[] | undefined {
  const state = field.result ?? field.standard;
  if (field.type === CHECK_BOX) return [state === 1 ? { text: "☒", mark: "on" } : { text: "☐", mark: "off" }];
  if (field.type !== DROP_DOWN) return undefined;
  const text = field.entries[state] ?? "";
  return text === "" ? [] : [{ text }];
}

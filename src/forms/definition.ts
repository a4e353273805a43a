/** What `data/forms/*.json` says of a form, once: the reader, the completeness check, the letters, the blank forms. */
import type { Category, FieldId, FormId, Language } from "./reading.ts";

/** How an answer is written and read. */
export type AnswerKind =
  | "text"
  | "name"
  | "year"
  | "date"
  | "iin"
  | "bin"
  | "phone"
  | "email"
  | "contacts"
  | "count"
  | "members"
  | "activities"
  | "options"
  | "categories"
  | "consent"
  | "signature";

export type InBothLanguages<T> = Readonly<Record<Language, T>>;

export type Option = {
  /** 1…13 of an activity, 1…6 of a role, 1…4 of a time, or the category's name. */
  readonly id: number | Category;
  /** Official words, as printed. */
  readonly label: InBothLanguages<string>;
  /** Other words that people use for it. */
  readonly variants: InBothLanguages<readonly string[]>;
};

export type Field = {
  readonly id: FieldId;
  readonly kind: AnswerKind;
  readonly required: boolean;
  /** Official label, as printed. */
  readonly label: InBothLanguages<string>;
  /** Labels in the wild (facts: variants). */
  readonly variants: InBothLanguages<readonly string[]>;
  /** The official form gives no value cell: the answer stands behind the label in the label's own cell. */
  readonly cell: boolean;
  readonly options?: readonly Option[];
  /** Asked for only where this option of that field is chosen. */
  readonly requiredWhen?: { readonly field: FieldId; readonly option: number };
  /** All fields of one group are required as soon as one is filled (legal entity of the organiser form). */
  readonly together?: string;
  /** "None" ("нет", "жоқ", a dash) is an answer here, not an empty row. */
  readonly noneIsAnswer?: boolean;
};

/** A row that stands in the printed form, in its order: a section header, or a field. */
export type PrintedRow =
  | { readonly row: "header"; readonly text: InBothLanguages<string> }
  | { readonly row: "field"; readonly field: FieldId }
  | { readonly row: "option"; readonly field: FieldId; readonly option: number };

export type FormDefinition = {
  readonly form: FormId;
  readonly title: InBothLanguages<string>;
  readonly titleVariants: InBothLanguages<readonly string[]>;
  readonly fields: readonly Field[];
  readonly rows: readonly PrintedRow[];
};

/** A form on its way out: what stands on the page, before it becomes a docx or a sheet. */
import type { FormId, Language } from "../../forms/reading.ts";

/** Words with one look. `note`: they stand in for an answer that is still to be typed. */
export type Span = {
  readonly text: string;
  readonly underline?: true;
  readonly bold?: true;
  readonly small?: true;
  readonly note?: true;
};

export type Align = "left" | "center" | "right";

/** A highlighted place that waits for an answer; `note` says what is asked for, in the form's language. */
export type Gap = { readonly note?: string };

export type PageBlock =
  | { readonly block: "line"; readonly spans: readonly Span[]; readonly align: Align; readonly gap?: Gap }
  | { readonly block: "header"; readonly text: string }
  /** A row of the official form that has a label and no cell for the answer. */
  | { readonly block: "label"; readonly text: string }
  | PageRow;

export type PageRow = {
  readonly block: "row";
  /** Paragraphs of the label cell. */
  readonly label: readonly (readonly Span[])[];
  /** Paragraphs of the answer cell. */
  readonly answer: readonly string[];
  readonly gap?: Gap;
};

export type Page = {
  readonly form: FormId;
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly PageBlock[];
};

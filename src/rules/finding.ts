/** What is wrong with a submission: one cause, one finding. */
import type { FieldId, Flaw, FormId, Language } from "../forms/reading.ts";

export const PROBLEMS = ["missing", "invalid", "conflict", "unreadable"] as const;
export type Problem = (typeof PROBLEMS)[number];

/** A clause of the order as `data/law/clauses.json` numbers it: "8", "10.2". */
export type Clause = string;

export type Finding = {
  readonly form: FormId;
  readonly language: Language;
  /** null: the whole form is absent. */
  readonly field: FieldId | null;
  readonly problem: Problem;
  readonly clause: Clause;
  /** Why an `invalid`, `conflict` or `unreadable` answer can't stand, where it is known. */
  readonly flaw?: Flaw;
  /** What stands there, for the letter. */
  readonly given?: string;
  /** The other side of a conflict. */
  readonly against?: {
    readonly form: FormId;
    readonly language: Language;
    readonly field: FieldId;
    readonly given: string;
  };
};

export type Verdict = "complete" | "incomplete" | "staff";

/** The forms of Appendix 2 as read from papers: typed answers with the place where each was found. */
import type { Unread } from "./paper.ts";

export const LANGUAGES = ["kk", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

export const CATEGORIES = ["volunteer", "group", "organisation", "coordinator", "organiser"] as const;
/** Who applies: each chosen category makes an entry of its own (law:4). */
export type Category = (typeof CATEGORIES)[number];

export const FORM_IDS = ["application", ...CATEGORIES, "programme", "action"] as const;
export type FormId = (typeof FORM_IDS)[number];

/** A field's id as in the outer contract, §5: `fullName`, `iin`, `activities` … */
export type FieldId = string;

/** What the contact row holds. `text` is the row as written, white space collapsed. Phones are E.164, emails lower case. */
export type Contacts = {
  readonly text: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly websites: readonly string[];
  readonly instagram: readonly string[];
  readonly whatsapp: readonly string[];
};

export type AnswerValue = string | number | boolean | readonly number[] | readonly string[] | Contacts;

/** Why an answer that is there can't stand. `reason` of an `invalid` or `unreadable` answer; words are in `templates/`. */
export type Flaw =
  | "check-digit"
  | "impossible-number"
  | "length"
  | "date"
  | "future"
  | "seventh-digit"
  | "entity-type"
  | "iin-for-bin"
  | "bin-for-iin"
  | "phone"
  | "email"
  | "count"
  | "year"
  | "no-contact"
  | "ambiguous-choice"
  | "contradiction"
  | "low-confidence";

export type Answer = {
  /** Absent where the answer is invalid or unreadable. */
  readonly value?: AnswerValue;
  /** What stands in the paper, white space collapsed: for letters and people. */
  readonly given: string;
  readonly problem?: "invalid" | "unreadable" | "conflict";
  readonly flaw?: Flaw;
  /** 0…1; 1 = read from a text layer by its exact label. */
  readonly confidence: number;
  /** For a person: "page 2, row 5". */
  readonly place?: string;
};

/** One form in one language. A field that was not answered is not in `answers`. */
export type ReadForm = {
  readonly form: FormId;
  readonly language: Language;
  readonly source: string;
  readonly answers: Readonly<Record<FieldId, Answer>>;
};

/** Everything that came with one message or one `check`. */
export type Submission = {
  readonly forms: readonly ReadForm[];
  readonly unread: readonly Unread[];
  /** Papers that were read and hold none of the eight forms. */
  readonly strangers: readonly string[];
};

export const EMPTY_SUBMISSION: Submission = { forms: [], unread: [], strangers: [] };

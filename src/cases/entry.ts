/** An entry of the register (law:3, Appendix 1): one row, in both languages. */
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import type { Category, Language, ReadForm } from "../forms/reading.ts";

export const REGISTER_COLUMNS = [
  "volunteer",
  "groupLeader",
  "organisation",
  "coordinatorOrganiser",
  "contacts",
  "region",
  "programme",
  "action",
  "placeAndTime",
  "requirements",
  "termination",
] as const;
/** Columns 2…11 of Appendix 1; column 6 is kept in two parts, `contacts` and `region`. Empty string = nothing to say. */
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];
export type RegisterRow = Readonly<Record<RegisterColumn, string>>;

/** All that the public may know of an entry (law:9). Never an IIN, birth year, residence, member list or document. */
export type Entry = {
  /** From 1, never used again. */
  readonly number: number;
  readonly category: Category;
  readonly status: "active" | "terminated";
  readonly enteredOn: PlainDate;
  readonly changedOn: PlainDate;
  readonly terminatedOn?: PlainDate;
  /** Kinds of activity, 1…13, sorted. */
  readonly activities: readonly number[];
  readonly row: Readonly<Record<Language, RegisterRow>>;
};

/** What the ministry keeps of an entry and nobody publishes. */
export type EntryRecord = {
  readonly entry: Entry;
  /** IIN or BIN that the entry was made with. */
  readonly identity: string;
  /** Address that may change or end the entry (law:7, law:13). */
  readonly address: string;
  readonly caseNumber: string;
  readonly forms: readonly KeptForm[];
};

/** A form with the message that brought it. */
export type KeptForm = {
  readonly read: ReadForm;
  /** Who sent it, lower case. */
  readonly from: string;
  readonly receivedAt: Instant;
};

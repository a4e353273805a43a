/** What lies on the clerk's desk while one event is decided. */
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import { almatyDay } from "../calendar/plain-date.ts";
import type { Calendar } from "../calendar/working-days.ts";
import type { Case, CaseNumber } from "./case.ts";
import type { EntryRecord } from "./entry.ts";
import type { LetterOrder } from "./letter-order.ts";

export type Desk = {
  readonly now: Instant;
  readonly calendar: Calendar;
  /** `HH:MM` in Almaty. */
  readonly workdayEnds: string;
  /** `HH:MM` in Almaty: when the reminder of the last day goes out. */
  readonly remindAt: string;
  readonly languages: "both" | "any";
  readonly decisions: "auto" | "staff";
  /** Addresses of staff; empty = nobody is told. */
  readonly staff: readonly string[];
  /** Number of a case that would be opened with this registration day. */
  readonly newNumber: (registeredOn: PlainDate) => CaseNumber;
  readonly nextEntry: number;
  /** Every entry that may matter: by identity, by address, by case. */
  readonly entries: readonly EntryRecord[];
  /** Who else holds an identity: entry or open case, by IIN or BIN. */
  readonly heldBy: ReadonlyMap<string, string>;
  /** Help was sent to this address within a week (contract §3). */
  readonly helpedLately: boolean;
  /** law:10.2 – what became of the case's `refine` letter: the applicant's time runs only after it has left. */
  readonly notice: (number: CaseNumber) => Notice;
};

/** `waits`: it is still in the outbox. `failed`: no server takes it, or it came back. */
export type Notice = "left" | "waits" | "failed";

/** A line of a case's history: what happened, and what is needed to explain it. */
export type Note = { readonly what: NoteKind; readonly detail: Readonly<Record<string, unknown>> };

export const NOTE_KINDS = [
  "received",
  "merged",
  "found",
  "deadline-set",
  "deadline-moved",
  "review",
  "entered",
  "changed",
  "terminated",
  "withdrawn",
  "refused",
  "reminded",
  "answered",
  "noted",
  "decided",
  "letter",
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What follows from an event. One transaction stores it all; nothing of it has been done yet. */
export type Decision = {
  readonly next: Case;
  readonly letters: readonly LetterOrder[];
  /** Entries that are new or changed, whole. */
  readonly entries: readonly EntryRecord[];
  readonly notes: readonly Note[];
};

export function todayOf(desk: Desk): PlainDate {
  return almatyDay(desk.now);
}

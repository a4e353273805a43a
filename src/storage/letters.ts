/** The outbox: letters with their final bytes, and what became of each. */
import { instant } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import type { LetterKind } from "../cases/letter-order.ts";
import type { Store } from "./store.ts";

/** `pending` waits; `sending` was begun, its outcome unknown until known; `sent` and `failed` are ends. */
export type LetterState = "pending" | "sending" | "sent" | "failed";

/** The response of a letter that was not sent because its case had moved on. */
export const OVERTAKEN = "overtaken: its case moved on before it could leave";

export type OutgoingLetter = {
  /** Unique: a letter that is decided twice is stored once. */
  readonly naturalKey: string;
  readonly caseNumber?: string;
  readonly kind: LetterKind;
  readonly recipients: readonly string[];
  readonly messageId: string;
  readonly bytes: Uint8Array;
};

export type StoredLetter = {
  readonly id: number;
  readonly naturalKey: string;
  readonly caseNumber: string | undefined;
  readonly kind: string;
  readonly recipients: readonly string[];
  readonly messageId: string;
  readonly bytes: Buffer;
  readonly writtenAt: Instant;
  readonly state: LetterState;
  readonly attempts: number;
  readonly unknown: number;
  readonly sendingSince: Instant | undefined;
  readonly sentAt: Instant | undefined;
  readonly proof: string | undefined;
  readonly response: string | undefined;
};

type LetterRow = {
  id: number;
  natural_key: string;
  case_number: string | null;
  kind: string;
  recipients: string;
  message_id: string;
  bytes: Buffer;
  written_at: string;
  state: LetterState;
  attempts: number;
  unknown: number;
  sending_since: string | null;
  sent_at: string | null;
  proof: string | null;
  response: string | null;
};

/** Inside the decision's transaction. */
export function storeLetter(store: Store, letter: OutgoingLetter, now: Instant): void {
  store.db
    .prepare(
      `INSERT INTO letter (natural_key, case_number, kind, recipients, message_id, bytes, written_at, state, next_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?) ON CONFLICT (natural_key) DO NOTHING`,
    )
    .run(
      letter.naturalKey,
      letter.caseNumber ?? null,
      letter.kind,
      letter.recipients.join(","),
      letter.messageId,
      letter.bytes,
      now,
      now,
    );
}

/** A letter that has never been tried is written again (its deadline moved). */
export function rewriteLetter(store: Store, id: number, bytes: Uint8Array, now: Instant): boolean {
  const done = store.db
    .prepare("UPDATE letter SET bytes = ?, written_at = ? WHERE id = ? AND state = 'pending' AND unknown = 0")
    .run(bytes, now, id);
  return done.changes === 1;
}

/**
 * The oldest of the letters whose time has come. An applicant's letters arrive in their order: one waits while an earlier
 * one to the same address has not left ("refused", then "accepted" for the new case; never the other way round).
 */
export function nextDueLetter(store: Store, now: Instant): StoredLetter | undefined {
  const sql = `SELECT * FROM letter WHERE state = 'pending' AND next_at <= ? AND (kind IN ('staff', 'digest') OR NOT EXISTS
    (SELECT 1 FROM letter earlier WHERE earlier.state IN ('pending', 'sending') AND earlier.recipients = letter.recipients
      AND earlier.id < letter.id)) ORDER BY next_at, id LIMIT 1`;
  return rows(store, sql, now)[0];
}

export function dueCount(store: Store, now: Instant): number {
  const sql = "SELECT count(*) FROM letter WHERE state = 'pending' AND next_at <= ?";
  return Number(store.db.prepare(sql).pluck().get(now));
}

/** What tells an applicant to act, of which no byte has left yet. */
export function unsentNotices(store: Store): readonly StoredLetter[] {
  const sql =
    "SELECT * FROM letter WHERE state = 'pending' AND unknown = 0 AND kind IN ('refine', 'reminder') ORDER BY id";
  return rows(store, sql);
}

/** Letters of which nobody knows whether they left. */
export function lettersInDoubt(store: Store): readonly StoredLetter[] {
  return rows(store, "SELECT * FROM letter WHERE state = 'sending' ORDER BY id");
}

export function lettersOfCase(store: Store, caseNumber: string): readonly StoredLetter[] {
  return rows(store, "SELECT * FROM letter WHERE case_number = ? ORDER BY id", caseNumber);
}

/** law:10.2 – what became of the case's newest `refine` letter that is not in the outbox any more. */
export function noticeOf(store: Store, caseNumber: string): "left" | "waits" | "failed" {
  const states = store.db
    .prepare<[string], LetterState>("SELECT state FROM letter WHERE case_number = ? AND kind = 'refine' ORDER BY id")
    .pluck()
    .all(caseNumber);
  const settled = states.findLast((state) => state === "sent" || state === "failed");
  if (settled === "sent") return "left";
  if (settled === "failed" && states.at(-1) === "failed") return "failed";
  return states.length === 0 ? "left" : "waits";
}

export function letterByMessageId(store: Store, messageId: string): StoredLetter | undefined {
  return rows(store, "SELECT * FROM letter WHERE message_id = ?", messageId)[0];
}

export function lettersByState(store: Store): ReadonlyMap<string, number> {
  const counts = store.db
    .prepare<[string], { state: string; n: number }>(
      "SELECT state, count(*) AS n FROM letter WHERE response IS NOT ? OR state <> 'failed' GROUP BY state",
    )
    .all(OVERTAKEN);
  return new Map(counts.map((row) => [row.state, row.n]));
}

/** Written to this address, of this kind, after `since`. */
export function wasWritten(store: Store, kind: LetterKind, address: string, since: Instant): boolean {
  const found = store.db
    .prepare("SELECT 1 FROM letter WHERE kind = ? AND recipients = ? AND written_at > ?")
    .get(kind, address, since);
  return found !== undefined;
}

/** Answers to words, written to an address after `since`. */
export function answersWrittenTo(store: Store, address: string, since: Instant): number {
  const sql = "SELECT count(*) FROM letter WHERE recipients = ? AND written_at > ? AND kind IN ('help', 'received')";
  return Number(store.db.prepare(sql).pluck().get(address, since));
}

/** Letters written to an address after `since`, in the case that has most of them. */
export function mostWrittenInOneCase(store: Store, address: string, since: Instant): number {
  const sql =
    "SELECT count(*) AS n FROM letter WHERE recipients = ? AND written_at > ? GROUP BY case_number ORDER BY n DESC LIMIT 1";
  return Number(store.db.prepare(sql).pluck().get(address, since) ?? 0);
}

/** Before the first byte goes out: from here on the outcome is unknown until it is known. */
export function beginSending(store: Store, id: number, now: Instant): boolean {
  const done = store.db
    .prepare(
      "UPDATE letter SET state = 'sending', attempts = attempts + 1, sending_since = ? WHERE id = ? AND state = 'pending'",
    )
    .run(now, id);
  return done.changes === 1;
}

export function letterSent(store: Store, id: number, now: Instant, proof: string, response: string): void {
  store.db
    .prepare("UPDATE letter SET state = 'sent', sent_at = coalesce(sent_at, ?), proof = ?, response = ? WHERE id = ?")
    .run(now, proof, response, id);
}

/** Certainly not sent: again later. One whose copy has come back meanwhile did leave. */
export function letterWaits(store: Store, id: number, nextAt: Instant, response: string): void {
  store.db
    .prepare(
      "UPDATE letter SET state = 'pending', next_at = ?, sending_since = NULL, response = ? WHERE id = ? AND state = 'sending'",
    )
    .run(nextAt, response, id);
}

/** The connection broke after the first byte: it stays `sending` until proof or the grace time. */
export function letterInDoubt(store: Store, id: number, response: string): void {
  store.db.prepare("UPDATE letter SET unknown = unknown + 1, response = ? WHERE id = ?").run(response, id);
}

/** After a restore: whatever waited when the backup was made may have left since. Returns how many letters. */
export function doubtPending(store: Store, now: Instant): number {
  return store.db
    .prepare("UPDATE letter SET state = 'sending', unknown = unknown + 1, sending_since = ? WHERE state = 'pending'")
    .run(now).changes;
}

export function letterFailed(store: Store, id: number, response: string): void {
  store.db.prepare("UPDATE letter SET state = 'failed', response = ? WHERE id = ?").run(response, id);
}

function rows(store: Store, sql: string, ...values: readonly (string | number)[]): readonly StoredLetter[] {
  return store.db
    .prepare<(string | number)[], LetterRow>(sql)
    .all(...values)
    .map(letterOf);
}

function letterOf(row: LetterRow): StoredLetter {
  return {
    id: row.id,
    naturalKey: row.natural_key,
    caseNumber: row.case_number ?? undefined,
    kind: row.kind,
    recipients: row.recipients.split(","),
    messageId: row.message_id,
    bytes: row.bytes,
    writtenAt: instant(row.written_at),
    state: row.state,
    attempts: row.attempts,
    unknown: row.unknown,
    sendingSince: row.sending_since === null ? undefined : instant(row.sending_since),
    sentAt: row.sent_at === null ? undefined : instant(row.sent_at),
    proof: row.proof ?? undefined,
    response: row.response ?? undefined,
  };
}

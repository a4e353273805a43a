/** Messages: taken in, then decided; where each was seen. */
import { instant } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import type { Store } from "./store.ts";
import { transaction, withoutFlush } from "./store.ts";

/** Where a message lies on the server. */
export type Place = { readonly folder: string; readonly uidValidity: string; readonly uid: number };

export type StoredMessage = {
  readonly id: number;
  readonly rawHash: string;
  readonly receivedAt: Instant;
  readonly attempts: number;
};

export type Arrival = {
  readonly place: Place;
  readonly rawHash: string;
  readonly receivedAt: Instant;
  readonly size: number;
};

/** Records arrivals in one transaction; what was seen before, anywhere, only gets a new place. */
export function recordArrivals(store: Store, arrivals: readonly Arrival[], now: Instant): void {
  const insert = store.db.prepare(
    "INSERT INTO message (raw_hash, received_at, taken_in_at, size, stage) VALUES (?, ?, ?, ?, 'stored') ON CONFLICT (raw_hash) DO NOTHING",
  );
  const see = store.db.prepare(
    "INSERT INTO sighting (folder, uid_validity, uid, message) SELECT ?, ?, ?, id FROM message WHERE raw_hash = ? ON CONFLICT DO NOTHING",
  );
  transaction(store, () => {
    for (const { place, rawHash, receivedAt, size } of arrivals) {
      insert.run(rawHash, receivedAt, now, size);
      see.run(place.folder, place.uidValidity, place.uid, rawHash);
    }
  });
}

/** UIDs of a folder that are known already. */
export function knownUids(store: Store, folder: string, uidValidity: string): ReadonlySet<number> {
  const rows = store.db
    .prepare("SELECT uid FROM sighting WHERE folder = ? AND uid_validity = ?")
    .pluck()
    .all(folder, uidValidity);
  return new Set(rows.map(Number));
}

/** UIDs of decided messages that do not bear the keyword yet. */
export function unmarkedUids(store: Store, folder: string, uidValidity: string): readonly number[] {
  return store.db
    .prepare(
      "SELECT s.uid FROM sighting s JOIN message m ON m.id = s.message WHERE s.folder = ? AND s.uid_validity = ? AND s.marked = 0 AND m.stage <> 'stored' ORDER BY s.uid",
    )
    .pluck()
    .all(folder, uidValidity)
    .map(Number);
}

export function setMarked(store: Store, folder: string, uidValidity: string, uids: readonly number[]): void {
  const mark = store.db.prepare("UPDATE sighting SET marked = 1 WHERE folder = ? AND uid_validity = ? AND uid = ?");
  transaction(store, () => {
    for (const uid of uids) mark.run(folder, uidValidity, uid);
  });
}

type MessageRow = { id: number; raw_hash: string; received_at: string; attempts: number };

/** Messages that wait to be decided, in the order in which they were received. */
export function undecided(store: Store): readonly StoredMessage[] {
  return store.db
    .prepare<[], MessageRow>(
      "SELECT id, raw_hash, received_at, attempts FROM message WHERE stage = 'stored' ORDER BY received_at, id",
    )
    .all()
    .map((row) => ({
      id: row.id,
      rawHash: row.raw_hash,
      receivedAt: instant(row.received_at),
      attempts: row.attempts,
    }));
}

/**
 * Counts a beginning: a message that ends the process thrice is set aside. Returns the attempts so far. Ends of the
 * process are counted, not power cuts: no flush.
 */
export function beginAttempt(store: Store, id: number): number {
  withoutFlush(store, () => store.db.prepare("UPDATE message SET attempts = attempts + 1 WHERE id = ?").run(id));
  return Number(store.db.prepare("SELECT attempts FROM message WHERE id = ?").pluck().get(id));
}

/** The attempt ended without harm (a fault of the world): it does not count. */
export function endAttempt(store: Store, id: number): void {
  store.db.prepare("UPDATE message SET attempts = attempts - 1 WHERE id = ? AND attempts > 0").run(id);
}

/** Another message with the same content that is decided already. */
export function isDecidedTwin(store: Store, id: number, contentHash: string): boolean {
  return (
    store.db.prepare("SELECT 1 FROM message WHERE content_hash = ? AND id <> ?").get(contentHash, id) !== undefined
  );
}

export type Outcome = {
  readonly id: number;
  readonly stage: "decided" | "set-aside";
  readonly outcome: string;
  readonly contentHash?: string;
  readonly messageId?: string;
  readonly from?: string;
};

/** Inside the decision's transaction. */
export function recordOutcome(store: Store, outcome: Outcome): void {
  store.db
    .prepare(
      "UPDATE message SET stage = ?, outcome = ?, content_hash = coalesce(?, content_hash), message_id = ?, from_address = ? WHERE id = ?",
    )
    .run(
      outcome.stage,
      outcome.outcome,
      outcome.contentHash ?? null,
      outcome.messageId ?? null,
      outcome.from ?? null,
      outcome.id,
    );
}

export type MessageOfCase = {
  readonly messageId: string | null;
  readonly receivedAt: string;
  readonly from: string | null;
  readonly original: string;
};

export function messagesOfCase(store: Store, number: string): readonly MessageOfCase[] {
  return store.db
    .prepare<
      [string],
      { message_id: string | null; received_at: string; from_address: string | null; raw_hash: string }
    >(
      "SELECT m.message_id, m.received_at, m.from_address, m.raw_hash FROM case_message c JOIN message m ON m.id = c.message WHERE c.number = ? ORDER BY m.received_at, m.id",
    )
    .all(number)
    .map((row) => ({
      messageId: row.message_id,
      receivedAt: row.received_at,
      from: row.from_address,
      original: row.raw_hash,
    }));
}

export function messageCount(store: Store, stage?: string): number {
  if (stage === undefined) return Number(store.db.prepare("SELECT count(*) FROM message").pluck().get());
  return Number(store.db.prepare("SELECT count(*) FROM message WHERE stage = ?").pluck().get(stage));
}

/** Messages by the Almaty day on which they were received. */
export function messagesByDay(store: Store, since: Instant): ReadonlyMap<string, number> {
  const rows = store.db
    .prepare<[string], { day: string; n: number }>(
      "SELECT date(received_at, '+5 hours') AS day, count(*) AS n FROM message WHERE received_at >= ? AND outcome <> 'receipt' GROUP BY day",
    )
    .all(since);
  return new Map(rows.map((row) => [row.day, row.n]));
}

/** Places known in the folder as it was last seen: what the mailbox's own count must equal. */
export function sightingCount(store: Store, folder: string): number {
  const sql = `SELECT count(*) FROM sighting WHERE folder = ? AND uid_validity =
    (SELECT uid_validity FROM sighting WHERE folder = ? ORDER BY message DESC LIMIT 1)`;
  return Number(store.db.prepare(sql).pluck().get(folder, folder));
}

/** Names of every original that a message needs. */
export function rawHashes(store: Store): readonly string[] {
  return store.db.prepare("SELECT raw_hash FROM message").pluck().all().map(String);
}

/** Messages that were set aside wait to be decided again: all, or those of a case. Returns how many. */
export function retryMessages(store: Store, caseNumber: string | undefined): number {
  const sql =
    caseNumber === undefined
      ? "UPDATE message SET stage = 'stored', outcome = NULL, attempts = 0 WHERE stage = 'set-aside'"
      : "UPDATE message SET stage = 'stored', outcome = NULL, attempts = 0 WHERE stage = 'set-aside' AND id IN (SELECT message FROM case_message WHERE number = ?)";
  return transaction(store, () => store.db.prepare(sql).run(...(caseNumber === undefined ? [] : [caseNumber]))).changes;
}

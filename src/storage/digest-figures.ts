/**
 * What the digest counts. By row numbers, not by the clock: whatever is committed late, by another process or under a
 * clock that was set back, is told in exactly one digest.
 */
import type { Instant } from "../calendar/plain-date.ts";
import { factOf, setFact } from "./facts.ts";
import type { Store } from "./store.ts";

/** Rows up to here are told. */
export type Cursor = { readonly history: number; readonly message: number };

export function toldUpTo(store: Store): Cursor {
  return {
    history: Number(factOf(store, "digest-history") ?? 0),
    message: Number(factOf(store, "digest-message") ?? 0),
  };
}

/** Inside the digest's transaction. */
export function setToldUpTo(store: Store, cursor: Cursor): void {
  setFact(store, "digest-history", String(cursor.history));
  setFact(store, "digest-message", String(cursor.message));
}

/** All that can be told now: a message that nobody has decided yet holds back those behind it. */
export function tellableUpTo(store: Store): Cursor {
  const message = "SELECT coalesce((SELECT min(id) - 1 FROM message WHERE stage = 'stored'), max(id), 0) FROM message";
  return { history: numberOf(store, "SELECT coalesce(max(id), 0) FROM history"), message: numberOf(store, message) };
}

/** Lines of the history, by what they say. */
export function historyTold(store: Store, from: Cursor, to: Cursor): ReadonlyMap<string, number> {
  return countsOf(
    store,
    "SELECT what AS name, count(*) AS n FROM history WHERE id > ? AND id <= ? GROUP BY what",
    from.history,
    to.history,
  );
}

/** Cases that were opened: those whose first line is told now. */
export function casesTold(store: Store, from: Cursor, to: Cursor): number {
  const sql =
    "SELECT count(*) FROM (SELECT min(id) AS first FROM history GROUP BY case_number) WHERE first > ? AND first <= ?";
  return numberOf(store, sql, from.history, to.history);
}

/** Messages by their outcome. */
export function outcomesTold(store: Store, from: Cursor, to: Cursor): ReadonlyMap<string, number> {
  return countsOf(
    store,
    "SELECT outcome AS name, count(*) AS n FROM message WHERE id > ? AND id <= ? GROUP BY outcome",
    from.message,
    to.message,
  );
}

/** When the first message was taken in. */
export function firstMessageAt(store: Store): string | undefined {
  const at = store.db.prepare("SELECT min(taken_in_at) FROM message").pluck().get();
  return typeof at === "string" ? at : undefined;
}

/** Letters that should have left: tried in vain, or written before `before`. */
export function lettersLate(store: Store, before: Instant): number {
  const sql = "SELECT count(*) FROM letter WHERE state = 'pending' AND (attempts > 0 OR written_at <= ?)";
  return numberOf(store, sql, before);
}

/** Entries newer than the last publication that no decision since `before` made so. */
export function entriesLate(store: Store, revision: number, before: Instant): number {
  const sql = `SELECT count(*) FROM entry WHERE revision > ? AND number NOT IN (
    SELECT j.value FROM history h, json_each(h.detail, '$.entries') j
    WHERE h.at > ? AND h.what IN ('entered', 'changed', 'terminated'))`;
  return numberOf(store, sql, revision, before);
}

export type LostLetter = { readonly id: number; readonly caseNumber: string | undefined };

/** Letters that came back or were refused: of open cases for as long as they are open, others for those written after `after`. */
export function lettersLost(store: Store, after: Instant): readonly LostLetter[] {
  const sql = `SELECT l.id, l.case_number AS caseNumber FROM letter l LEFT JOIN case_file c ON c.number = l.case_number
    WHERE l.state = 'failed' AND (c.state IN ('review', 'refine') OR l.written_at > ?) ORDER BY l.id`;
  return store.db
    .prepare<[string], { id: number; caseNumber: string | null }>(sql)
    .all(after)
    .map((row) => ({ id: row.id, caseNumber: row.caseNumber ?? undefined }));
}

/** Messages that the program could not process and no person has settled. */
export function messagesSetAside(store: Store): number {
  const sql = `SELECT count(DISTINCT m.id) FROM message m JOIN case_message t ON t.message = m.id
    JOIN case_file c ON c.number = t.number WHERE m.stage = 'set-aside' AND c.state IN ('review', 'refine')`;
  return numberOf(store, sql);
}

function numberOf(store: Store, sql: string, ...values: readonly (string | number)[]): number {
  return Number(
    store.db
      .prepare<(string | number)[]>(sql)
      .pluck()
      .get(...values),
  );
}

function countsOf(store: Store, sql: string, from: number, to: number): ReadonlyMap<string, number> {
  const rows = store.db.prepare<[number, number], { name: string | null; n: number }>(sql).all(from, to);
  return new Map(rows.map(({ name, n }) => [name ?? "", n]));
}

/** The history of each case: append-only and hash-chained over all cases, so that a line can't be taken out or changed. */
import { createHash } from "node:crypto";
import type { Instant } from "../calendar/plain-date.ts";
import type { Note } from "../cases/desk.ts";
import type { Store } from "./store.ts";

export type HistoryLine = {
  readonly id: number;
  readonly caseNumber: string;
  readonly at: string;
  readonly what: string;
  readonly detail: unknown;
};

type HistoryRow = {
  id: number;
  case_number: string;
  at: string;
  what: string;
  detail: string;
  previous: string;
  hash: string;
};

const START = "0".repeat(64);

/** Inside the decision's transaction. */
export function appendHistory(store: Store, caseNumber: string, notes: readonly Note[], at: Instant): void {
  const insert = store.db.prepare(
    "INSERT INTO history (case_number, at, what, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?)",
  );
  let previous = lastHash(store);
  for (const note of notes) {
    const detail = JSON.stringify(note.detail);
    const hash = hashOf(previous, caseNumber, at, note.what, detail);
    insert.run(caseNumber, at, note.what, detail, previous, hash);
    previous = hash;
  }
}

export function historyOf(store: Store, caseNumber: string): readonly HistoryLine[] {
  return store.db
    .prepare<[string], HistoryRow>("SELECT * FROM history WHERE case_number = ? ORDER BY id")
    .all(caseNumber)
    .map((row) => ({
      id: row.id,
      caseNumber: row.case_number,
      at: row.at,
      what: row.what,
      detail: JSON.parse(row.detail),
    }));
}

/** The id of the first line that does not fit the chain; undefined where all do. */
export function brokenHistoryLine(store: Store): number | undefined {
  let previous = START;
  for (const row of store.db.prepare<[], HistoryRow>("SELECT * FROM history ORDER BY id").iterate()) {
    const fits =
      row.previous === previous && row.hash === hashOf(previous, row.case_number, row.at, row.what, row.detail);
    if (!fits) return row.id;
    previous = row.hash;
  }
  return undefined;
}

function lastHash(store: Store): string {
  const hash = store.db.prepare("SELECT hash FROM history ORDER BY id DESC LIMIT 1").pluck().get();
  return typeof hash === "string" ? hash : START;
}

function hashOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\u0000")).digest("hex");
}

/** Lines of a kind by Almaty day, from `since` on. Fixed UTC+5 (facts: calendar). */
export function historyByDay(store: Store, what: string, since: Instant): ReadonlyMap<string, number> {
  const rows = store.db
    .prepare<[string, string], { day: string; n: number }>(
      "SELECT date(at, '+5 hours') AS day, count(*) AS n FROM history WHERE what = ? AND at >= ? GROUP BY day",
    )
    .all(what, since);
  return new Map(rows.map((row) => [row.day, row.n]));
}

/** Single facts about the office: when the mailbox was last read through, what was last published, the last digest. */
import { instant } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import type { Store } from "./store.ts";

export type FactName =
  | "read-through"
  | "last-scan"
  | "mailbox-count"
  | "last-digest"
  | "digest-history"
  | "digest-message"
  | "published-revision"
  | "published-officer"
  | "published-mark"
  | "uploaded-mark"
  | "upload-failures"
  | "upload-failing-since"
  | "upload-tried"
  | "last-backup"
  | "secret";

export function factOf(store: Store, name: FactName): string | undefined {
  const value = store.db.prepare("SELECT value FROM fact WHERE name = ?").pluck().get(name);
  return typeof value === "string" ? value : undefined;
}

export function instantOf(store: Store, name: FactName): Instant | undefined {
  const value = factOf(store, name);
  return value === undefined ? undefined : instant(value);
}

export function setFact(store: Store, name: FactName, value: string): void {
  store.db
    .prepare("INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
    .run(name, value);
}

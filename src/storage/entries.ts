/** Entries of the register, with what is kept of them and never published. */
import type { Entry, EntryRecord } from "../cases/entry.ts";
import { CaseMoved } from "./case-files.ts";
import type { Store } from "./store.ts";

type EntryRow = { data: string };

/**
 * Inside the decision's transaction: new or changed, whole. Throws `CaseMoved` where the number went to another entry
 * since it was chosen (`decide` at the terminal beside the daemon): an entry is never written over by another.
 */
export function saveEntry(store: Store, record: EntryRecord): void {
  const { entry, identity, address, caseNumber } = record;
  const done = store.db
    .prepare(
      `INSERT INTO entry (number, category, status, identity, address, case_number, revision, data)
       VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(revision), 0) + 1 FROM entry), ?)
       ON CONFLICT (number) DO UPDATE SET status = excluded.status, address = excluded.address,
         revision = excluded.revision, data = excluded.data
       WHERE entry.identity = excluded.identity AND entry.category = excluded.category
         AND entry.case_number = excluded.case_number`,
    )
    .run(entry.number, entry.category, entry.status, identity, address, caseNumber, JSON.stringify(record));
  if (done.changes !== 1) throw new CaseMoved(caseNumber);
}

export function nextEntryNumber(store: Store): number {
  return Number(store.db.prepare("SELECT coalesce(max(number), 0) + 1 FROM entry").pluck().get());
}

/** Entries that may matter to a message: by identity, by address, by number. */
export function entriesFor(
  store: Store,
  identities: readonly string[],
  address: string | undefined,
  numbers: readonly number[],
): readonly EntryRecord[] {
  const byIdentity = store.db.prepare<[string], EntryRow>("SELECT data FROM entry WHERE identity = ?");
  const byAddress = store.db.prepare<[string], EntryRow>("SELECT data FROM entry WHERE address = ?");
  const byNumber = store.db.prepare<[number], EntryRow>("SELECT data FROM entry WHERE number = ?");
  const rows = [
    ...identities.flatMap((identity) => byIdentity.all(identity)),
    ...(address === undefined ? [] : byAddress.all(address)),
    ...numbers.flatMap((number) => byNumber.all(number)),
  ];
  const records = rows.map(recordOf);
  return records.filter(
    (record, place) => records.findIndex((other) => other.entry.number === record.entry.number) === place,
  );
}

/** The whole register, by number. */
export function allEntries(store: Store): readonly EntryRecord[] {
  return store.db.prepare<[], EntryRow>("SELECT data FROM entry ORDER BY number").all().map(recordOf);
}

/** What of the entries of these numbers may be published, by number; the rest of each record is not even read. */
export function publicEntries(store: Store, first: number, last: number): readonly Entry[] {
  return store.db
    .prepare<[number, number], EntryRow>(
      "SELECT json_extract(data, '$.entry') AS data FROM entry WHERE number BETWEEN ? AND ? ORDER BY number",
    )
    .all(first, last)
    .map(entryOf);
}

/** Numbers of the entries that changed after a revision. */
export function changedNumbers(store: Store, revision: number): readonly number[] {
  return store.db.prepare("SELECT number FROM entry WHERE revision > ?").pluck().all(revision).map(Number);
}

/** Counts every change of the register so far. */
export function registerRevision(store: Store): number {
  return Number(store.db.prepare("SELECT coalesce(max(revision), 0) FROM entry").pluck().get());
}

export function entryCount(store: Store): number {
  return Number(store.db.prepare("SELECT count(*) FROM entry").pluck().get());
}

function entryOf(row: EntryRow): Entry {
  const value: unknown = JSON.parse(row.data);
  if (!isEntry(value)) throw new Error("a row of entry holds no entry");
  return value;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && "number" in value && "row" in value && "activities" in value;
}

function recordOf(row: EntryRow): EntryRecord {
  const value: unknown = JSON.parse(row.data);
  if (!isRecord(value)) throw new Error("a row of entry holds no entry");
  return value;
}

function isRecord(value: unknown): value is EntryRecord {
  return typeof value === "object" && value !== null && "entry" in value && "identity" in value && "forms" in value;
}

/** Cases, with what is needed to find them again. */
import { identitiesIn } from "../rules/04-application.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Case, CaseNumber } from "../cases/case.ts";
import type { Found, Keys } from "../cases/belonging.ts";
import type { Store } from "./store.ts";

type CaseRow = { data: string; version: number };

/** A case and the version that a change must start from. */
export type HeldCase = { readonly case: Case; readonly version: number };

/** Somebody else changed the case in the meantime: decide again. */
export class CaseMoved extends Error {
  constructor(number: CaseNumber) {
    super(`case ${number} was changed by another process`);
    this.name = "CaseMoved";
  }
}

export function findCase(store: Store, number: CaseNumber): HeldCase | undefined {
  const row = store.db.prepare<[string], CaseRow>("SELECT data, version FROM case_file WHERE number = ?").get(number);
  return row && { case: caseOf(row), version: row.version };
}

/** The last day on which something is expected: of the applicant in `refine`, of staff in `review`. */
export function dueOf(of: Case): PlainDate | undefined {
  switch (of.state) {
    case "refine":
      return of.lastDay;
    case "review":
      return of.reviewBy;
    case "registered":
    case "refused":
    case "withdrawn":
    case "answered":
      return undefined;
  }
}

/** Inside the decision's transaction. Throws `CaseMoved` where the case is no longer at `version` (0: it is new). */
export function saveCase(store: Store, of: Case, version: number): void {
  const values = [
    of.kind,
    of.state,
    of.address,
    of.registeredOn,
    dueOf(of) ?? null,
    version + 1,
    JSON.stringify(of),
    of.number,
  ];
  const sql =
    version === 0
      ? "INSERT INTO case_file (kind, state, address, registered_on, due, version, data, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
      : "UPDATE case_file SET kind = ?, state = ?, address = ?, registered_on = ?, due = ?, version = ?, data = ? WHERE number = ? AND version = ?";
  const done = store.db.prepare(sql).run(...(version === 0 ? values : [...values, version]));
  if (done.changes !== 1) throw new CaseMoved(of.number);
  saveIdentities(store, of);
}

function saveIdentities(store: Store, of: Case): void {
  store.db.prepare("DELETE FROM case_identity WHERE number = ?").run(of.number);
  const insert = store.db.prepare("INSERT INTO case_identity (identity, number) VALUES (?, ?)");
  for (const identity of identitiesIn(of.forms.map((kept) => kept.read))) insert.run(identity, of.number);
}

/** Inside the decision's transaction. */
export function tieMessage(store: Store, number: CaseNumber, message: number): void {
  store.db
    .prepare("INSERT INTO case_message (number, message) VALUES (?, ?) ON CONFLICT DO NOTHING")
    .run(number, message);
}

/** The number of the next case of a year; whoever commits first has it. */
export function nextCaseNumber(store: Store, year: string): CaseNumber {
  const last = store.db
    .prepare("SELECT max(number) FROM case_file WHERE number >= ? AND number < ?")
    .pluck()
    .get(`${year}-`, `${year}.`);
  const count = typeof last === "string" ? Number(last.slice(5)) : 0;
  return `${year}-${String(count + 1).padStart(6, "0")}`;
}

/** Every case that a message may belong to. */
export function lookUp(store: Store, keys: Keys): Found {
  return {
    byReference: select(
      store,
      "SELECT c.data, c.version FROM letter l JOIN case_file c ON c.number = l.case_number WHERE l.message_id = ?",
      keys.references,
    ),
    byNumber: select(store, "SELECT data, version FROM case_file WHERE number = ?", keys.numbers),
    byIdentity: select(
      store,
      "SELECT c.data, c.version FROM case_identity i JOIN case_file c ON c.number = i.number WHERE i.identity = ? AND c.state IN ('refine', 'review')",
      keys.identities,
    ),
    byAddress: select(
      store,
      "SELECT data, version FROM case_file WHERE address = ? AND state IN ('refine', 'review')",
      keys.address === undefined ? [] : [keys.address],
    ),
  };
}

function select(store: Store, sql: string, keys: readonly string[]): readonly Case[] {
  const statement = store.db.prepare<[string], CaseRow>(sql);
  return keys.flatMap((key) => statement.all(key)).map(caseOf);
}

/** All cases, newest first; of some states only, where given. */
export function listCases(store: Store, states?: readonly Case["state"][]): readonly Case[] {
  const sql =
    states === undefined
      ? "SELECT data, version FROM case_file ORDER BY number DESC"
      : "SELECT data, version FROM case_file WHERE state IN (SELECT value FROM json_each(?)) ORDER BY number DESC";
  const bound = states === undefined ? [] : [JSON.stringify(states)];
  return store.db
    .prepare<string[], CaseRow>(sql)
    .all(...bound)
    .map(caseOf);
}

/** Cases that time may move: soonest deadline first. */
export function casesInRefine(store: Store): readonly HeldCase[] {
  return store.db
    .prepare<[], CaseRow>("SELECT data, version FROM case_file WHERE state = 'refine' ORDER BY due, number")
    .all()
    .map((row) => ({ case: caseOf(row), version: row.version }));
}

/** Open cases that hold an identity, by identity. */
export function openHolders(
  store: Store,
  identities: readonly string[],
  except: CaseNumber | undefined,
): ReadonlyMap<string, string> {
  const statement = store.db
    .prepare<[string, string], string>(
      "SELECT i.number FROM case_identity i JOIN case_file c ON c.number = i.number WHERE i.identity = ? AND c.number <> ? AND c.state IN ('refine', 'review')",
    )
    .pluck();
  const held = identities.flatMap((identity) => {
    const number = statement.get(identity, except ?? "");
    return number === undefined ? [] : [[identity, number] as const];
  });
  return new Map(held);
}

/** The one guard: only this program writes the column. */
function caseOf(row: CaseRow): Case {
  const value: unknown = JSON.parse(row.data);
  if (!isCase(value)) throw new Error("a row of case_file holds no case");
  return value;
}

function isCase(value: unknown): value is Case {
  return typeof value === "object" && value !== null && "number" in value && "state" in value && "forms" in value;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { instant } from "../../src/calendar/plain-date.ts";
import {
  casesTold,
  entriesLate,
  firstMessageAt,
  historyTold,
  lettersLate,
  lettersLost,
  messagesSetAside,
  outcomesTold,
  setToldUpTo,
  tellableUpTo,
  toldUpTo,
} from "../../src/storage/digest-figures.ts";
import { closeStore, openStore } from "../../src/storage/store.ts";
import type { Store } from "../../src/storage/store.ts";

let dir: string;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tizilim-figures-"));
  store = openStore(dir);
});
afterEach(() => {
  closeStore(store);
  rmSync(dir, { recursive: true });
});

const EARLY = instant("2026-10-20T08:00");
const LATE = instant("2026-10-20T09:00");

function insert(table: string, row: Readonly<Record<string, string | number | Buffer | null>>): void {
  const names = Object.keys(row);
  const holes = names.map(() => "?").join(", ");
  store.db.prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${holes})`).run(...Object.values(row));
}

function aCase(number: string, state: string): void {
  const rest = { kind: "application", address: "a@example.kz", registered_on: "2026-10-20", version: 1, data: "{}" };
  insert("case_file", { number, state, ...rest });
}

function aMessage(id: number, stage: string, outcome: string | null): void {
  insert("message", { id, raw_hash: `h${id}`, received_at: EARLY, taken_in_at: EARLY, size: 1, stage, outcome });
}

function aLine(caseNumber: string, at: string, what: string, detail = "{}"): void {
  insert("history", { case_number: caseNumber, at, what, detail, previous: "", hash: "" });
}

function aLetter(id: number, caseNumber: string | null, state: string, writtenAt: string, attempts = 0): void {
  const names = { natural_key: `k${id}`, message_id: `<${id}>`, kind: "refine", recipients: "a@example.kz" };
  const times = { written_at: writtenAt, next_at: writtenAt };
  insert("letter", { id, case_number: caseNumber, state, attempts, bytes: Buffer.from("x"), ...names, ...times });
}

function anEntry(number: number, revision: number): void {
  const rest = { category: "volunteer", status: "active", identity: "i", address: "a@example.kz", data: "{}" };
  insert("entry", { number, case_number: "2026-000001", revision, ...rest });
}

test("an empty state tells nothing", () => {
  expect(tellableUpTo(store)).toEqual({ history: 0, message: 0 });
  expect(toldUpTo(store)).toEqual({ history: 0, message: 0 });
  expect(firstMessageAt(store)).toBeUndefined();
});

test("what is committed with an older clock is told by the next digest, once", () => {
  aCase("2026-000001", "registered");
  aCase("2026-000002", "review");
  aLine("2026-000001", LATE, "entered");
  const first = tellableUpTo(store);
  setToldUpTo(store, first);
  expect(toldUpTo(store)).toEqual(first);
  aLine("2026-000001", EARLY, "changed");
  aLine("2026-000002", EARLY, "review");
  const second = tellableUpTo(store);
  expect(historyTold(store, first, second)).toEqual(
    new Map([
      ["changed", 1],
      ["review", 1],
    ]),
  );
  expect(casesTold(store, first, second)).toBe(1);
  expect(historyTold(store, second, tellableUpTo(store)).size).toBe(0);
});

test("a message that nobody has decided holds back those behind it, and all are told when it is", () => {
  for (const [id, stage] of ["decided", "stored", "decided"].entries())
    aMessage(id + 1, stage, stage === "stored" ? null : "robot");
  const nothing = { history: 0, message: 0 };
  const first = tellableUpTo(store);
  expect(first.message).toBe(1);
  expect(outcomesTold(store, nothing, first)).toEqual(new Map([["robot", 1]]));
  store.db.prepare("UPDATE message SET stage = 'decided', outcome = 'bounce' WHERE id = 2").run();
  expect(outcomesTold(store, first, tellableUpTo(store))).toEqual(
    new Map([
      ["bounce", 1],
      ["robot", 1],
    ]),
  );
  expect(firstMessageAt(store)).toBe(EARLY);
});

test("a letter is late when it was tried in vain or is older than a pass", () => {
  aLetter(1, null, "pending", LATE);
  expect(lettersLate(store, EARLY)).toBe(0);
  aLetter(2, null, "pending", LATE, 1);
  aLetter(3, null, "pending", EARLY);
  aLetter(4, null, "sent", EARLY, 1);
  expect(lettersLate(store, EARLY)).toBe(2);
});

test("an entry is late when it is newer than the publication and no fresh decision made it so", () => {
  aCase("2026-000001", "registered");
  for (const number of [1, 2, 3]) anEntry(number, number);
  aLine("2026-000001", EARLY, "entered", '{"entries":[2]}');
  aLine("2026-000001", LATE, "entered", '{"entries":[3]}');
  aLine("2026-000001", LATE, "letter", '{"to":["a"]}');
  expect(entriesLate(store, 1, EARLY)).toBe(1);
  expect(entriesLate(store, 0, LATE)).toBe(3);
});

test("a letter that came back is shown while its case is open, else for a week", () => {
  aCase("2026-000001", "review");
  aCase("2026-000002", "refused");
  aLetter(1, "2026-000001", "failed", EARLY);
  aLetter(2, "2026-000002", "failed", EARLY);
  aLetter(3, "2026-000002", "failed", LATE);
  aLetter(4, null, "failed", LATE);
  expect(lettersLost(store, EARLY)).toEqual([
    { id: 1, caseNumber: "2026-000001" },
    { id: 3, caseNumber: "2026-000002" },
    { id: 4, caseNumber: undefined },
  ]);
});

test("a message that was set aside counts until its case is settled", () => {
  aMessage(1, "set-aside", "set-aside");
  aCase("2026-000001", "review");
  insert("case_message", { number: "2026-000001", message: 1 });
  expect(messagesSetAside(store)).toBe(1);
  store.db.prepare("UPDATE case_file SET state = 'answered'").run();
  expect(messagesSetAside(store)).toBe(0);
});

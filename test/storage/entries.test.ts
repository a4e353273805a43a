/** law:5.1 – an entry number is given once: two processes that chose the same one do not write over each other. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { plainDate } from "../../src/calendar/plain-date.ts";
import type { EntryRecord, RegisterRow } from "../../src/cases/entry.ts";
import { CaseMoved } from "../../src/storage/case-files.ts";
import { allEntries, saveEntry } from "../../src/storage/entries.ts";
import { closeStore, openStore } from "../../src/storage/store.ts";
import type { Store } from "../../src/storage/store.ts";

let dir: string;
let store: Store;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tizilim-entries-"));
  store = openStore(dir);
  store.db.pragma("foreign_keys = OFF");
});
afterEach(() => {
  closeStore(store);
  rmSync(dir, { recursive: true });
});

const ROW: RegisterRow = {
  volunteer: "Үміт",
  groupLeader: "",
  organisation: "",
  coordinatorOrganiser: "",
  contacts: "",
  region: "",
  programme: "",
  action: "",
  placeAndTime: "",
  requirements: "",
  termination: "",
};

function record(identity: string, caseNumber: string, status: "active" | "terminated" = "active"): EntryRecord {
  const on = plainDate("2026-10-20");
  const entry = {
    number: 1,
    category: "volunteer" as const,
    status,
    enteredOn: on,
    changedOn: on,
    activities: [1],
    row: { kk: ROW, ru: ROW },
  };
  return { entry, identity, address: "a@example.kz", caseNumber, forms: [] };
}

test("another applicant's entry with the same number is refused, and the first one stays", () => {
  saveEntry(store, record("990101390009", "2026-000001"));
  expect(() => saveEntry(store, record("040229590000", "2026-000002"))).toThrow(CaseMoved);
  expect(allEntries(store).map(({ identity }) => identity)).toEqual(["990101390009"]);
});

test("a change of the same entry is stored", () => {
  saveEntry(store, record("990101390009", "2026-000001"));
  saveEntry(store, record("990101390009", "2026-000001", "terminated"));
  expect(allEntries(store).map(({ entry }) => entry.status)).toEqual(["terminated"]);
});

/** The drill: what is restored is what was there, row by row and byte by byte. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import { backupState } from "../../src/steps/backup-state.ts";
import { restoreState } from "../../src/steps/restore-state.ts";
import { retryMessages } from "../../src/storage/messages.ts";
import { closeStore, openStore } from "../../src/storage/store.ts";
import type { Store } from "../../src/storage/store.ts";
import { OFFICE, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

let day: OfficeDay;
let dir: string;

beforeEach(async () => {
  day = await startOfficeDay();
  dir = mkdtempSync(join(tmpdir(), "tizilim-restore-"));
  const mail = { from: "r1@example.kz", subject: "Сұрақ", body: "Сәлеметсіз бе?", date: "2026-10-20T04:00:00Z" };
  day.mail.deliver(OFFICE, applicationMail({ ...mail, messageId: "<r1@example.kz>" }));
  await day.once("2026-10-20T09:30:00+05:00");
});
afterEach(async () => {
  await day.close();
  rmSync(dir, { recursive: true });
});

function rowsOf(store: Store): Readonly<Record<string, readonly unknown[]>> {
  const tables = store.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all().map(String);
  return Object.fromEntries(tables.map((name) => [name, store.db.prepare(`SELECT * FROM "${name}"`).all()]));
}

function originalsIn(stateDir: string): ReadonlySet<string> {
  return new Set(readdirSync(join(stateDir, "originals"), { recursive: true, encoding: "utf8" }));
}

test("a backup restored holds every row and every original", async () => {
  const file = join(dir, "backup.tar.gz");
  await backupState(day.office.settings.stateDir, file);
  const restored = await restoreState(file, join(dir, "state"));
  expect(restored).toEqual({ messages: 1, doubted: 0 });
  const store = openStore(join(dir, "state"));
  expect(rowsOf(store)).toEqual(rowsOf(day.office.store));
  closeStore(store);
  expect(originalsIn(join(dir, "state"))).toEqual(originalsIn(day.office.settings.stateDir));
});

test("letters that waited are in doubt after a restore: they may have left since", async () => {
  const { store } = day.office;
  store.db.prepare("UPDATE letter SET state = 'pending' WHERE kind = 'help'").run();
  await backupState(day.office.settings.stateDir, join(dir, "backup.tar.gz"));
  expect(await restoreState(join(dir, "backup.tar.gz"), join(dir, "state"))).toMatchObject({ doubted: 1 });
});

test("a damaged backup is refused, a folder that is not empty is left alone", async () => {
  const file = join(dir, "backup.tar.gz");
  await backupState(day.office.settings.stateDir, file);
  writeFileSync(join(dir, "cut.tar.gz"), readFileSync(file).subarray(0, 2000));
  await expect(restoreState(join(dir, "cut.tar.gz"), join(dir, "state"))).rejects.toThrow(
    /can't be unpacked|damaged|no state/,
  );
  await expect(restoreState(file, day.office.settings.stateDir)).rejects.toThrow(/not empty/);
  expect(new Set(readdirSync(dir))).toEqual(new Set(["backup.tar.gz", "cut.tar.gz"]));
});

test("a message that was set aside is read again when asked", async () => {
  const { store } = day.office;
  expect(retryMessages(store, undefined)).toBe(0);
  store.db.prepare("UPDATE message SET stage = 'set-aside', outcome = 'set-aside', attempts = 4").run();
  expect(retryMessages(store, "2026-999999")).toBe(0);
  expect(retryMessages(store, undefined)).toBe(1);
  await day.once("2026-10-20T10:00:00+05:00");
  expect(store.db.prepare("SELECT stage FROM message ORDER BY id").pluck().all()[0]).toBe("decided");
});

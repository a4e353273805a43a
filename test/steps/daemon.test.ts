/** The world fails while the daemon runs: what it does meanwhile, and that it recovers without a hand. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import { runDaemon } from "../../src/steps/daemon.ts";
import { feelPulse } from "../../src/steps/daemon/pulse.ts";
import type { Pulse } from "../../src/steps/daemon/pulse.ts";
import type { LogEvent } from "../../src/steps/log.ts";
import type { Office } from "../../src/steps/office.ts";
import { serversOf } from "../../src/cli/servers.ts";
import { messageCount } from "../../src/storage/messages.ts";
import { OFFICE, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

const RHYTHM = { roundMs: 400, pausesMs: [100], loginPauseMs: 1_500, goodbyeMs: 1_000, publishEveryMs: 100, jumpMs: 0 };

let day: OfficeDay;
let stop: AbortController;
let events: LogEvent[];
let running: Promise<void>;
let pulse: Pulse;

beforeEach(async () => {
  day = await startOfficeDay();
  stop = new AbortController();
  events = [];
});
afterEach(async () => {
  stop.abort();
  await running;
  await day.close();
});

function start(change: Partial<Office> = {}, rhythm = {}): void {
  const note = (event: LogEvent): void => void events.push(event);
  const office: Office = { ...day.office, log: { info: note, warn: note, error: note }, ...change };
  pulse = feelPulse();
  const servers = serversOf(day.office.settings);
  running = runDaemon(office, servers, stop.signal, { pulse, rhythm: { ...RHYTHM, ...rhythm } });
}

function write(n: number): void {
  const mail = { from: `d${n}@example.kz`, subject: "Сұрақ", body: "Сәлеметсіз бе?", date: "2026-10-20T04:00:00Z" };
  day.mail.deliver(OFFICE, applicationMail({ ...mail, messageId: `<d${n}@example.kz>` }));
}

const answered = async (n: number): Promise<boolean> => (await day.kindsTo(`d${n}@example.kz`)).length > 0;
const seen = (event: LogEvent): number => events.filter((each) => each === event).length;

async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(fact, { timeout: 30_000, interval: 50 }).toBe(true);
}

test("a mail server that says nothing more does not hold up intake", async () => {
  day.mail.faults.smtp = (stage) => (stage === "mail" ? "silence" : undefined);
  start();
  write(1);
  await until(() => messageCount(day.office.store, "decided") === 1);
  write(2);
  await until(() => messageCount(day.office.store, "decided") === 2);
  expect(await answered(1)).toBe(false);
});

test("with a full disk nothing is taken in, the mail stays on the server, and is read when there is room", async () => {
  const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  const prepare = day.office.store.db.prepare.bind(day.office.store.db);
  const disk = vi.spyOn(day.office.store.db, "prepare").mockImplementation((sql: string) => {
    if (sql.startsWith("INSERT INTO message")) throw full;
    return prepare(sql);
  });
  start();
  write(1);
  await until(() => seen("disk-full") === 1);
  expect(messageCount(day.office.store)).toBe(0);
  disk.mockRestore();
  await until(() => answered(1));
  expect(seen("disk-full")).toBe(1);
  expect(seen("recovered")).toBeGreaterThan(0);
});

test("SIGTERM ends the daemon within five seconds, whatever hangs", async () => {
  day.mail.faults.smtp = (stage) => (stage === "mail" ? "silence" : undefined);
  start();
  write(1);
  await until(() => messageCount(day.office.store, "decided") === 1);
  const began = Date.now();
  stop.abort();
  await running;
  expect(Date.now() - began).toBeLessThan(5_000);
});

test("letters that are refused for now wait, are told once, and leave by themselves", async () => {
  day.mail.faults.smtp = (stage) => (stage === "mail" ? "cut" : undefined);
  start();
  write(1);
  await until(() => seen("smtp-unreachable") === 1);
  day.mail.faults.smtp = undefined;
  day.office.store.db.prepare("UPDATE letter SET next_at = written_at").run();
  await until(() => answered(1));
  await until(() => pulse.of("sending").state === "well");
});

test("a connection that is cut is opened again, and what came meanwhile is read", async () => {
  start();
  await until(() => seen("mailbox-read") > 0);
  day.mail.cutImap();
  write(1);
  await until(() => answered(1));
  expect(seen("mailbox-unreachable")).toBeLessThanOrEqual(1);
});

test("a refused log-in is not tried often, and letters and time go on", async () => {
  let tried = 0;
  day.mail.faults.imap = (command) => {
    if (command !== "LOGIN" && command !== "AUTHENTICATE") return undefined;
    tried += 1;
    return "NO [AUTHENTICATIONFAILED] wrong";
  };
  start();
  await until(() => seen("mailbox-unreachable") === 1);
  const first = tried;
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(tried).toBe(first);
  expect(pulse.of("mailbox").state).toBe("troubled");
  expect(pulse.of("time").state).not.toBe("troubled");
  day.mail.faults.imap = undefined;
  write(1);
  await until(() => answered(1));
  expect(seen("recovered")).toBeGreaterThan(0);
});

test("a register that can't be written is told once, not at every try, and letters leave all the same", async () => {
  const inTheWay = join(day.dir, "file");
  writeFileSync(inTheWay, "");
  start({ settings: { ...day.office.settings, publicDir: join(inTheWay, "public") } });
  write(1);
  await until(() => answered(1));
  await until(() => pulse.of("publication").state === "troubled");
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(seen("register-unpublished")).toBe(1);
});

test("a fault of our own ends the daemon with its reason", async () => {
  const broken = (): never => {
    throw new TypeError("impossible");
  };
  start({ calendar: broken });
  const ended = running.then(
    () => "ended",
    (fault: unknown) => String(fault),
  );
  running = Promise.resolve();
  write(1);
  expect(await ended).toContain("impossible");
});

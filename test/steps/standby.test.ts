/** Two daemons, one state: the second waits, and takes over when the first is killed. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import { OFFICE, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

const MAIN = join(import.meta.dirname, "../../src/tizilim.cjs");

let day: OfficeDay;
let children: ChildProcess[];

beforeEach(async () => {
  children = [];
  day = await startOfficeDay();
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await day.close();
});

function start(...options: readonly string[]): { readonly child: ChildProcess; readonly log: () => string } {
  const user = encodeURIComponent(OFFICE);
  const child = spawn(process.execPath, [MAIN, "start", ...options], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH: process.env["PATH"],
      TIZILIM_IMAP_URL: `imap://${user}:secret@127.0.0.1:${day.mail.imapPort}?tls=off`,
      TIZILIM_SMTP_URL: `smtp://${user}:secret@127.0.0.1:${day.mail.smtpPort}?tls=off`,
      TIZILIM_STATE_DIR: day.office.settings.stateDir,
      TIZILIM_PUBLIC_DIR: day.office.settings.publicDir,
    },
  });
  children.push(child);
  let log = "";
  child.stderr?.on("data", (part: Buffer) => (log += part.toString()));
  return { child, log: () => log };
}

const write = (n: number): void => {
  const mail = { from: `s${n}@example.kz`, subject: "Сұрақ", body: "Сәлеметсіз бе?", date: "2026-10-20T04:00:00Z" };
  day.mail.deliver(OFFICE, applicationMail({ ...mail, messageId: `<s${n}@example.kz>` }));
};

async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(fact, { timeout: 60_000, interval: 50 }).toBe(true);
}

test(
  "a standby waits, takes over within 30 s of a kill, and nobody is forgotten or answered twice",
  { timeout: 180_000 },
  async () => {
    const first = start();
    await until(() => first.log().includes('"started"'));
    const second = start("--standby");
    await until(() => second.log().includes('"standing-by"'));
    const third = start();
    await until(() => third.child.exitCode === 3);
    expect(third.log()).toContain("another tizilim works on the state");

    write(1);
    await until(async () => (await day.kindsTo("s1@example.kz")).length === 1);
    write(2);
    first.child.kill("SIGKILL");
    const killed = Date.now();
    await until(() => second.log().includes('"started"'));
    expect(Date.now() - killed).toBeLessThan(30_000);
    await until(async () => (await day.kindsTo("s2@example.kz")).length > 0);
    await pause(500);
    expect((await day.kindsTo("s1@example.kz")).length).toBe(1);
    expect((await day.kindsTo("s2@example.kz")).length).toBe(1);
  },
);

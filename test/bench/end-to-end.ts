/** Submissions from a real mailbox to letters at the sink, by the clerk and by the floor, in one run on one machine. */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { OFFICE, dovecotHouse, embeddedHouse } from "../chaos/mail-house.ts";
import type { MailHouse } from "../chaos/mail-house.ts";
import { dovecotMissing } from "../mail/dovecot.ts";
import type { RunnerWord } from "./runner.ts";
import { submissionMail } from "./submissions.ts";

export type Pace = { readonly perSecond: number; readonly seconds: number; readonly mostMegabytes: number };

export type EndToEnd = {
  readonly server: "dovecot" | "embedded";
  readonly messages: number;
  readonly clerk: Pace;
  readonly floor: Pace;
  readonly endToEndRatio: number;
  /** From the arrival of one message at the idle clerk to its letter at the sink. Milliseconds. */
  readonly idleToLetter: { readonly p50: number; readonly p95: number };
};

/** Longer than any honest run: after it, something hangs, and the figures would mean nothing. */
const LONGEST_MS = 600_000;
const LOOK_MS = 5;
const MEGABYTE = 1 << 20;

/** `idles`: messages that are delivered one by one to the clerk after its burst. */
export async function measureEndToEnd(messages: number, idles: number): Promise<EndToEnd> {
  const mails = Array.from({ length: messages + idles }, (_, n) => submissionMail(n, OFFICE));
  const burst = mails.slice(0, messages);
  const clerk = await measure("clerk-runner.ts", burst, "", mails.slice(messages));
  const floor = await measure("floor-runner.ts", burst, clerk.letter, []);
  return {
    server: dovecotMissing ? "embedded" : "dovecot",
    messages,
    clerk: clerk.pace,
    floor: floor.pace,
    endToEndRatio: clerk.pace.perSecond / floor.pace.perSecond,
    idleToLetter: { p50: quantile(clerk.waits, 0.5), p95: quantile(clerk.waits, 0.95) },
  };
}

type Measured = { readonly pace: Pace; readonly letter: string; readonly waits: readonly number[] };

async function measure(
  runner: string,
  burst: readonly Buffer[],
  letter: string,
  singles: readonly Buffer[],
): Promise<Measured> {
  const house = dovecotMissing ? await embeddedHouse() : await dovecotHouse();
  const dir = mkdtempSync(join(tmpdir(), "tizilim-bench-"));
  mkdirSync(join(dir, "state"));
  try {
    for (const mail of burst) house.deliver(mail);
    const child = fork(join(import.meta.dirname, runner), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const seconds = await timeOf(child, house, dir, burst.length, letter);
    const waits: number[] = [];
    for (const mail of singles) waits.push(await waitOf(house, mail));
    const mostMegabytes = await memoryOf(child);
    const [first] = house.letters();
    return {
      pace: { perSecond: burst.length / seconds, seconds, mostMegabytes },
      letter: first?.raw.toString("base64") ?? "",
      waits,
    };
  } finally {
    await house.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function timeOf(
  child: ChildProcess,
  house: MailHouse,
  dir: string,
  messages: number,
  letter: string,
): Promise<number> {
  const { imapUrl, smtpUrl } = house;
  const { port, username } = new URL(imapUrl);
  child.send({
    imapPort: Number(port),
    imapUser: decodeURIComponent(username),
    imapUrl,
    smtpUrl,
    smtpPort: Number(new URL(smtpUrl).port),
    stateDir: join(dir, "state"),
    publicDir: join(dir, "public"),
    messages,
    letter,
  });
  await hear(child, "ready");
  const began = performance.now();
  child.send("go");
  await untilLetters(house, messages, child);
  return (performance.now() - began) / 1000;
}

async function waitOf(house: MailHouse, mail: Buffer): Promise<number> {
  const before = house.letters().length;
  await pause(300);
  const began = performance.now();
  house.deliver(mail);
  await untilLetters(house, before + 1);
  return performance.now() - began;
}

async function untilLetters(house: MailHouse, count: number, child?: ChildProcess): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (house.letters().length < count) {
    if (Date.now() > until || (child && child.exitCode !== null))
      throw new Error(`only ${house.letters().length} of ${count} letters came`);
    await pause(LOOK_MS);
  }
}

async function memoryOf(child: ChildProcess): Promise<number> {
  const told = hear(child, "memory");
  child.send("stop");
  const word = await told;
  return word.word === "memory" ? word.mostBytes / MEGABYTE : 0;
}

async function hear(child: ChildProcess, awaited: RunnerWord["word"]): Promise<RunnerWord> {
  return await new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the measured process ended with ${code}`)));
    child.on("message", (message) => {
      if (isWord(message) && message.word === awaited) resolve(message);
    });
  });
}

function isWord(message: unknown): message is RunnerWord {
  return typeof message === "object" && message !== null && "word" in message;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

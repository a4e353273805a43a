/** Kills the clerk again and again while mail comes in, then counts: nobody unanswered, nobody answered twice. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { volunteer } from "../../fixtures/invent.ts";
import { applicationMail } from "../../fixtures/mail.ts";
import { recipe } from "../../fixtures/submission.ts";
import { readMessage } from "../../src/mail/read-message.ts";
import { closeStore, openStore } from "../../src/storage/store.ts";
import { OFFICE } from "./mail-house.ts";
import type { MailHouse } from "./mail-house.ts";

export type Kill = { readonly at: string } | { readonly afterMs: number };

export type ChaosReport = {
  readonly kills: number;
  readonly messages: number;
  /** Applicants without exactly the one letter that they must get. */
  readonly unanswered: readonly string[];
  /** Applicants that got two different letters, or one twice. */
  readonly answeredTwice: readonly string[];
  /** Letters whose 250 the sink withheld: only these may come twice, with the same Message-ID. */
  readonly repeatedInDoubt: number;
  readonly undecided: number;
};

export type ChaosPlan = {
  readonly house: MailHouse;
  readonly kills: readonly Kill[];
  /** Messages delivered before each life of the clerk. */
  readonly messagesPerLife: number;
  readonly seed: number;
  /** Share (0…1) of letters whose acceptance the sink does not tell. */
  readonly lostAnswers: number;
};

const CLERK = join(import.meta.dirname, "clerk.ts");
/** A life that its bomb does not end in this time is ended by hand. Milliseconds. */
const LONGEST_LIFE = 6_000;
const QUIET_WITHIN = 90_000;

export async function runChaos(plan: ChaosPlan, tell: (line: string) => void = () => {}): Promise<ChaosReport> {
  const dir = mkdtempSync(join(tmpdir(), "tizilim-chaos-"));
  const random = randomFrom(plan.seed);
  const withheld = loseAnswers(plan, random);
  const applicants: string[] = [];
  try {
    for (const [life, kill] of plan.kills.entries()) {
      for (let n = 0; n < plan.messagesPerLife; n += 1) applicants.push(deliver(plan.house, applicants.length));
      await live(plan, dir, kill);
      if (life % 20 === 19) tell(`${life + 1} kills, ${applicants.length} messages, ${plan.house.letters().length} letters`);
    }
    plan.house.faults.smtp = undefined;
    const undecided = await untilQuiet(plan, dir);
    return await count(plan, applicants, withheld, undecided);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function deliver(house: MailHouse, n: number): string {
  const from = `a${n}@example.kz`;
  const messageId = `<chaos-${n}@example.kz>`;
  const date = new Date().toISOString();
  const attachments = n % 2 === 0 ? [{ name: "анкета.docx", bytes: Buffer.from("PK broken") }] : filesOf(n);
  house.deliver(applicationMail({ from, to: OFFICE, subject: "Өтініш", messageId, date, attachments }));
  return from;
}

/** Every applicant has an IIN of his or her own, so that no case belongs to two. */
function filesOf(n: number) {
  const born = new Date(Date.UTC(1960, 0, 1 + n)).toISOString().slice(0, 10);
  for (let serial = 9000; ; serial += 1) {
    try {
      return recipe(`chaos-${n}`, personBorn(born, serial, n)).files;
    } catch (fault) {
      if (serial > 9010) throw fault;
    }
  }
}

function personBorn(born: string, serial: number, n: number) {
  return volunteer(`chaos-${n}`, {
    name: { kk: `Сынақов Үміт ${n}`, ru: `Сынаков Умит ${n}` },
    born,
    sex: "man",
    serial,
    residence: { kk: "Астана", ru: "Астана" },
    experience: { kk: "2 жыл", ru: "2 года" },
    phone: "+77000000199",
    email: `a${n}@example.kz`,
    activities: [1],
    roles: [1],
    availability: [1],
  });
}

/** One life: born, working, killed. */
async function live(plan: ChaosPlan, dir: string, kill: Kill): Promise<void> {
  const child = start(plan.house, dir, "at" in kill ? kill.at : "");
  const dead = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const limit = "afterMs" in kill ? kill.afterMs : LONGEST_LIFE;
  await Promise.race([dead, pause(limit)]);
  child.kill("SIGKILL");
  await dead;
}

function start(house: MailHouse, dir: string, killAt: string): ChildProcess {
  return spawn(process.execPath, [CLERK], {
    stdio: ["ignore", "ignore", process.env["CHAOS_LOG"] ? "inherit" : "ignore"],
    env: {
      PATH: process.env["PATH"],
      TIZILIM_IMAP_URL: house.imapUrl,
      TIZILIM_SMTP_URL: house.smtpUrl,
      TIZILIM_STATE_DIR: join(dir, "state"),
      TIZILIM_PUBLIC_DIR: join(dir, "public"),
      TIZILIM_RECEIPT_GRACE: "0.3",
      TIZILIM_LOG_LEVEL: process.env["CHAOS_LOG"] ?? "silent",
      CHAOS_KILL_AT: killAt,
    },
  });
}

/** A last life, until every message is decided and every letter has left. Returns what was still undecided. */
async function untilQuiet(plan: ChaosPlan, dir: string): Promise<number> {
  const child = start(plan.house, dir, "");
  const dead = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const until = Date.now() + QUIET_WITHIN;
  let open = 1;
  let quiet = 0;
  while (Date.now() < until && quiet < 3) {
    await pause(1_000);
    open = openItems(dir);
    quiet = open === 0 ? quiet + 1 : 0;
  }
  child.kill("SIGTERM");
  await Promise.race([dead, pause(10_000)]);
  child.kill("SIGKILL");
  return open;
}

function openItems(dir: string): number {
  const store = openStore(join(dir, "state"));
  try {
    const undecided = store.db.prepare("SELECT count(*) FROM message WHERE stage = 'stored'").pluck().get();
    const unsent = store.db.prepare("SELECT count(*) FROM letter WHERE state IN ('pending', 'sending')").pluck().get();
    return Number(undecided) + Number(unsent);
  } finally {
    closeStore(store);
  }
}

/** The sink takes the letter and cuts the line instead of saying 250. Returns the Message-IDs it did that to. */
function loseAnswers(plan: ChaosPlan, random: () => number): { count: number } {
  const withheld = { count: 0 };
  plan.house.faults.smtp = (stage) => {
    if (stage !== "accepted" || random() >= plan.lostAnswers) return undefined;
    withheld.count += 1;
    return "cut";
  };
  return withheld;
}

async function count(plan: ChaosPlan, applicants: readonly string[], withheld: { count: number }, undecided: number): Promise<ChaosReport> {
  const letters = await Promise.all(
    plan.house.letters().map(async ({ to, raw }) => ({ to, id: (await readMessage(raw)).messageId ?? "" })),
  );
  const idsTo = (address: string) => letters.filter(({ to }) => to.includes(address)).map(({ id }) => id);
  return {
    kills: plan.kills.length,
    messages: applicants.length,
    unanswered: applicants.filter((address) => idsTo(address).length === 0),
    answeredTwice: applicants.filter((address) => idsTo(address).length > 1),
    repeatedInDoubt: withheld.count,
    undecided,
  };
}

/** mulberry32: the same seed, the same chaos. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

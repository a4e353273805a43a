/** Kills the clerk again and again while mail comes in, then counts: nobody unanswered, nobody answered twice. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { volunteer } from "../../fixtures/invent.ts";
import { applicationMail } from "../../fixtures/mail.ts";
import { recipe } from "../../fixtures/submission.ts";
import { BOUNDARIES } from "../../src/steps/boundary.ts";
import { readMessage } from "../../src/mail/read-message.ts";
import { messageCount } from "../../src/storage/messages.ts";
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
  /** Ended the process (or were killed with it) so often that a person looks at them: an outcome, and a rare one. */
  readonly setAside: number;
};

export type ChaosPlan = {
  readonly house: MailHouse;
  readonly kills: readonly Kill[];
  /** Messages delivered before each life of the clerk. */
  readonly messagesPerLife: number;
  readonly seed: number;
  /** Share (0…1) of letters whose acceptance the sink does not tell. */
  readonly lostAnswers: number;
  /**
   * Minutes that a letter in doubt waits for its proof. Of real time, so it must be longer than a loaded machine takes to
   * carry a letter's copy back; in doubt longer than that, a letter goes out twice, and rightly so.
   */
  readonly graceMinutes: number;
  /** The moments to which the clerk's clock is set, life after life: deadlines and digests pass. None: the machine's clock. */
  readonly clocks?: readonly string[];
  /** Gets every log line of every life. */
  readonly hear?: (line: string) => void;
};

/** Boundaries that only time passes: a deadline and a digest. */
const BY_TIME: ReadonlySet<string> = new Set(["deadline-stored", "digest-stored"]);
/** From the moment at which the clerk is ready. */
const SHORTEST_LIFE = 50;
const STAFF = "staff@mki.gov.kz";
const CLERK = join(import.meta.dirname, "clerk.ts");
/** A life that its bomb does not end in this time is ended by hand. Milliseconds. */
const LONGEST_LIFE = 30_000;
/** On top of the grace time. */
const QUIET_WITHIN = 120_000;

export async function runChaos(plan: ChaosPlan, tell: (line: string) => void = () => {}): Promise<ChaosReport> {
  const dir = mkdtempSync(join(tmpdir(), "tizilim-chaos-"));
  const random = randomFrom(plan.seed);
  const withheld = loseAnswers(plan, random);
  const applicants: string[] = [];
  try {
    for (const [life, kill] of plan.kills.entries()) {
      for (let n = 0; n < plan.messagesPerLife; n += 1) applicants.push(deliver(plan.house, applicants.length));
      await live(plan, dir, kill, plan.clocks?.[life % plan.clocks.length]);
      if (life % 20 === 19)
        tell(`${life + 1} kills, ${applicants.length} messages, ${plan.house.letters().length} letters`);
    }
    plan.house.faults.smtp = undefined;
    const undecided = await untilQuiet(plan, dir);
    return { ...(await tally(plan, applicants, withheld)), undecided, setAside: setAsideIn(dir) };
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
async function live(plan: ChaosPlan, dir: string, kill: Kill, clock: string | undefined): Promise<void> {
  const child = start(plan, dir, kill, clock);
  const dead = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await Promise.race([dead, pause(LONGEST_LIFE, undefined, { ref: false })]);
  child.kill("SIGKILL");
  await dead;
}

function start(plan: ChaosPlan, dir: string, kill: Kill | undefined, clock: string | undefined): ChildProcess {
  const { house, graceMinutes, hear } = plan;
  const child = spawn(process.execPath, [CLERK], {
    stdio: ["ignore", "ignore", hear ? "pipe" : "ignore"],
    env: {
      PATH: process.env["PATH"],
      TIZILIM_IMAP_URL: house.imapUrl,
      TIZILIM_SMTP_URL: house.smtpUrl,
      TIZILIM_STATE_DIR: join(dir, "state"),
      TIZILIM_PUBLIC_DIR: join(dir, "public"),
      TIZILIM_STAFF: STAFF,
      TIZILIM_RECEIPT_GRACE: String(graceMinutes),
      TIZILIM_LOG_LEVEL: hear ? "trace" : "silent",
      CHAOS_KILL_AT: kill && "at" in kill ? kill.at : "",
      CHAOS_KILL_AFTER: kill && "afterMs" in kill ? String(kill.afterMs) : "",
      CHAOS_CLOCK: clock ?? "",
    },
  });
  if (hear && child.stderr) createInterface({ input: child.stderr }).on("line", hear);
  return child;
}

/** A last life, until every message is decided and every letter has left. Returns what was still undecided. */
async function untilQuiet(plan: ChaosPlan, dir: string): Promise<number> {
  const child = start(plan, dir, undefined, plan.clocks?.at(-1));
  const dead = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const until = Date.now() + QUIET_WITHIN + plan.graceMinutes * 60_000;
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

function setAsideIn(dir: string): number {
  const store = openStore(join(dir, "state"));
  const found = messageCount(store, "set-aside");
  closeStore(store);
  return found;
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

async function tally(
  plan: ChaosPlan,
  applicants: readonly string[],
  withheld: { count: number },
): Promise<Omit<ChaosReport, "undecided" | "setAside">> {
  const letters = await Promise.all(
    plan.house.letters().map(async ({ to, raw }) => ({ to, id: (await readMessage(raw)).messageId ?? "" })),
  );
  const idsTo = (address: string) => letters.filter(({ to }) => to.includes(address)).map(({ id }) => id);
  return {
    kills: plan.kills.length,
    messages: applicants.length,
    unanswered: applicants.filter((address) => idsTo(address).length === 0),
    answeredTwice: applicants.filter((address) => hasDoubles(idsTo(address), plan.clocks === undefined)),
    repeatedInDoubt: withheld.count,
  };
}

/** The same letter twice; where no time passes, also two different ones. */
function hasDoubles(ids: readonly string[], onlyOne: boolean): boolean {
  return onlyOne ? ids.length > 1 : new Set(ids).size < ids.length;
}

/** Each boundary once. Those that only time passes come with the test that sets the clock. */
export function boundaryKills(): readonly Kill[] {
  return BOUNDARIES.filter((boundary) => !BY_TIME.has(boundary)).map((boundary) => ({ at: boundary }));
}

export function randomKills(kills: number, random: () => number): readonly Kill[] {
  return Array.from({ length: kills }, () => ({ afterMs: SHORTEST_LIFE + Math.floor(random() * 2500) }));
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

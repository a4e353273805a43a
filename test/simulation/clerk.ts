/** The real steps on real storage and a fake clock; mailbox, sender and words stand in for the world. Killed at will. */
import { mkdtempSync, existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instant, plainDate } from "../../src/calendar/plain-date.ts";
import { calendarOf } from "../../src/calendar/working-days.ts";
import type { Calendar, CalendarDay } from "../../src/calendar/working-days.ts";
import type { Incoming } from "../../src/cases/incoming.ts";
import type { LetterOrder } from "../../src/cases/letter-order.ts";
import type { StaffDecision } from "../../src/cases/on-decision.ts";
import type { FetchedMessage } from "../../src/mail/fetched-message.ts";
import { MailboxFault } from "../../src/mail/mailbox-fault.ts";
import type { Mailbox } from "../../src/mail/mailbox.ts";
import type { Sender, SendOutcome } from "../../src/mail/sender.ts";
import type { Boundary } from "../../src/steps/boundary.ts";
import { decideCase } from "../../src/steps/decide-case.ts";
import { decideIncoming } from "../../src/steps/decide-message.ts";
import { closeOffice, openOffice } from "../../src/steps/office.ts";
import type { Office } from "../../src/steps/office.ts";
import { runDeadlines } from "../../src/steps/run-deadlines.ts";
import { sendLetters, settleDoubts } from "../../src/steps/send-letters.ts";
import { readSettings } from "../../src/steps/settings.ts";
import { takeIn } from "../../src/steps/take-in.ts";
import { instantOf, setFact } from "../../src/storage/facts.ts";
import { undecided } from "../../src/storage/messages.ts";
import { readOriginal } from "../../src/storage/originals.ts";
import { closeStore, openStore } from "../../src/storage/store.ts";
import { calendarFiles } from "../calendar/legal-days.ts";
import type { Chance } from "./chance.ts";

export type Sent = { readonly at: number; readonly messageId: string; readonly order: LetterOrder };

export type Clerk = {
  readonly office: () => Office;
  /** Puts a message into the mailbox, whether anybody can read it or not. */
  readonly deliver: (incoming: Incoming) => void;
  /** Returns the letters that reached somebody in this pass. */
  readonly pass: (now: number) => Promise<readonly Sent[]>;
  readonly decide: (now: number, number: string, decision: StaffDecision, reason: string) => Promise<void>;
  /** A decree: from now on these days are free. */
  readonly freeDays: (days: readonly string[]) => void;
  readonly world: { imap: boolean; smtp: boolean; kills: Chance | undefined };
  readonly kills: () => number;
  readonly delivered: () => number;
  readonly close: () => Promise<void>;
};

/** The process died here. */
class Killed extends Error {}

/** A letter in doubt waits a quarter of an hour: a death here would only move the day of sending. */
const SPARED: readonly Boundary[] = ["sending-stored", "keyword-set", "read-through-noted"];
const DEATHS = 0.004;

export function startClerk(decisions: "auto" | "staff"): Clerk {
  const dir = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "tizilim-simulation-"));
  const world: Clerk["world"] = { imap: true, smtp: true, kills: undefined };
  let now = 0;
  let kills = 0;
  let calendar: Calendar = calendarOf(calendarFiles(), "first");
  const messages: FetchedMessage[] = [];
  const reached = new Set<string>();
  let letters: Sent[] = [];

  const passing = (boundary: Boundary): void => {
    if (SPARED.includes(boundary) || !world.kills?.in(DEATHS)) return;
    kills += 1;
    throw new Killed(boundary);
  };
  const settings = readSettings(
    {
      TIZILIM_STATE_DIR: join(dir, "state"),
      TIZILIM_DECISIONS: decisions,
      TIZILIM_STAFF: "staff@mki.gov.kz",
      TIZILIM_LOG_LEVEL: "silent",
      TIZILIM_SECRET: "simulation",
    },
    [],
  );
  const base = openOffice(settings, () => instant(new Date(now)), passing);
  let office: Office = {
    ...base,
    calendar: () => calendar,
    putInWords: (_office, order, messageId) => Promise.resolve(Buffer.from(JSON.stringify({ messageId, order }))),
  };
  const mailbox = mailboxOf(messages, () => world.imap);
  const sender: Sender = {
    send: ({ bytes }) => Promise.resolve(take(JSON.parse(bytes.toString()))),
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const take = ({ messageId, order }: { messageId: string; order: LetterOrder }): SendOutcome => {
    if (!world.smtp) return { kind: "not-sent", cause: new Error("outage") };
    reached.add(messageId);
    letters.push({ at: now, messageId, order });
    return world.kills?.in(0.01) === true
      ? { kind: "unknown", cause: new Error("the answer was lost") }
      : { kind: "accepted", response: "250 ok", rejected: [] };
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    for (;;) {
      try {
        return await work();
      } catch (fault) {
        if (!(fault instanceof Killed)) throw fault;
        closeStore(office.store);
        office = { ...office, store: openStore(settings.stateDir) };
      }
    }
  };
  const pass = async (): Promise<void> => {
    try {
      await readThrough(office, mailbox);
    } catch (fault) {
      if (!(fault instanceof MailboxFault)) throw fault;
    }
    await runDeadlines(office, instantOf(office.store, "read-through"));
    await settleDoubts(office, (messageId) => Promise.resolve(reached.has(messageId)));
    await sendLetters(office, sender);
  };
  return {
    world,
    office: () => office,
    kills: () => kills,
    delivered: () => messages.length,
    deliver: (incoming) => {
      const bytes = Buffer.from(JSON.stringify({ ...incoming, nth: messages.length }));
      messages.push({
        uid: messages.length + 1,
        internalDate: new Date(incoming.receivedAt),
        size: bytes.length,
        kind: "whole",
        bytes,
      });
    },
    pass: async (at) => {
      now = at;
      letters = [];
      await attempt(pass);
      return letters;
    },
    decide: async (at, number, decision, reason) => {
      now = at;
      await attempt(async () => void (await decideCase(office, number, { decision, by: "terminal", reason })));
    },
    freeDays: (days) => {
      calendar = withFreeDays(calendar, days);
    },
    close: async () => {
      await closeOffice(office);
      rmSync(dir, { recursive: true });
    },
  };
}

function mailboxOf(messages: readonly FetchedMessage[], isUp: () => boolean): Mailbox {
  const listUids = () =>
    isUp() ? Promise.resolve(messages.map(({ uid }) => uid)) : Promise.reject(new MailboxFault("dropped", "outage"));
  return {
    uidValidity: "1",
    listUids,
    fetch: (uids) => Promise.resolve(uids.flatMap((uid) => messages[uid - 1] ?? [])),
    addKeyword: () => Promise.resolve(true),
    waitForNews: () => Promise.resolve("timeout"),
    has: () => Promise.resolve(false),
    sentFolder: () => Promise.resolve(undefined),
    append: () => Promise.resolve(),
    isUsable: isUp,
    close: () => Promise.resolve(),
  };
}

/** What `readMail` does, with messages that need no parsing. */
async function readThrough(office: Office, mailbox: Mailbox): Promise<void> {
  const began = office.now();
  await takeIn(office, mailbox);
  for (const { id, rawHash } of undecided(office.store)) {
    const incoming: Incoming = JSON.parse(readOriginal(office.store, rawHash).toString());
    const { messageId, from } = incoming;
    await decideIncoming(office, incoming, {
      id,
      stage: "decided",
      contentHash: rawHash,
      ...(messageId !== undefined && { messageId }),
      ...(from !== undefined && { from }),
    });
  }
  setFact(office.store, "read-through", began);
}

function withFreeDays(calendar: Calendar, days: readonly string[]): Calendar {
  const reason = { kk: "ауыстырылған демалыс", ru: "перенесённый выходной", en: "moved day off" };
  const free = days.map((text): CalendarDay => {
    return { date: plainDate(text), kind: "moved-day-off", reason, source: ["decree"], confidence: "high" };
  });
  return {
    ...calendar,
    version: `${calendar.version}+decree`,
    days: new Map([...calendar.days, ...free.map((day) => [day.date, day] as const)]),
  };
}

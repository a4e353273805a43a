/** Looks at the state after every pass, and at every letter that left: what must never happen is written down. */
import type { Case } from "../../src/cases/case.ts";
import { findCase } from "../../src/storage/case-files.ts";
import { brokenHistoryLine, historyOf } from "../../src/storage/history.ts";
import type { Store } from "../../src/storage/store.ts";
import type { Sent } from "./clerk.ts";
import { dayOf, endOf, nthWorkingDayAfter, registeredOn, startOf } from "./oracle.ts";
import { freeBy } from "./weather.ts";
import type { Weather } from "./weather.ts";

const REVIEW_DAYS = 5;
const REFINE_DAYS = 3;
/** A letter written before a decree may leave after it: the case has the later day, and the reminder says so. */
const DAY_MS = 86_400_000;
const REMIND_MS = 9 * 3_600_000;
const NONE: ReadonlySet<string> = new Set();

/** `delivered`: when each message came, in the order of delivery. `wasRead`: the mailbox could be read. */
export type Pass = {
  readonly store: Store;
  readonly now: number;
  readonly wasRead: boolean;
  readonly delivered: readonly number[];
  readonly letters: readonly Sent[];
};

export type Watch = {
  readonly pass: (pass: Pass) => void;
  readonly end: (store: Store) => void;
  /** The last day that the case's first `refine` letter gave, and the one that a decree may still make of it. */
  readonly lastDay: (number: string) => { readonly least: string; readonly most: string };
  readonly faults: string[];
};

export function startWatch(weather: Weather): Watch {
  const faults: string[] = [];
  const refined = new Map<string, number>();
  const ended = new Map<string, string>();
  const reminded = new Set<string>();
  const seen = new Set<string>();
  const versions = new Map<string, number>();
  let changed = -1;
  let unread: readonly number[] = [];

  const lastDayKnown = (number: string, now: number): string => {
    const first = refined.get(number);
    if (first === undefined) return "9999-12-31";
    const then = nthWorkingDayAfter(dayOf(first), REFINE_DAYS, freeBy(weather, first));
    const since = nthWorkingDayAfter(dayOf(first), REFINE_DAYS, freeBy(weather, now));
    return since > then ? since : then;
  };
  const fault = (what: string, number: string, now: number) =>
    faults.push(`${new Date(now).toISOString()} ${number}: ${what}`);

  const letter = ({ at, messageId, order }: Sent): void => {
    const { caseNumber: number, kind } = order;
    if (kind === "staff") return;
    if (seen.has(messageId)) fault(`the letter '${kind}' left twice`, number, at);
    seen.add(messageId);
    const final = ended.get(number);
    if (final !== undefined && !(kind === "received" || final === kind))
      fault(`'${kind}' after '${final}'`, number, at);
    if (kind === "refine" && !refined.has(number)) refined.set(number, at);
    if (order.kind === "refine" || order.kind === "reminder") aboutTime(order.lastDay, number, kind, at);
    if (kind === "accepted" || kind === "refused") {
      if (final === kind) fault(`'${kind}' a second time`, number, at);
      ended.set(number, kind);
    }
    if (kind === "refused") aboutRefusal(number, at);
  };
  const aboutTime = (told: string, number: string, kind: string, at: number): void => {
    const lastDay = lastDayKnown(number, at);
    const justMoved = weather.decree !== undefined && at - weather.decree.at < DAY_MS && told < lastDay;
    if (told !== lastDay && !(kind === "refine" && justMoved))
      fault(`'${kind}' names ${told}, it is ${lastDay}`, number, at);
    if (kind !== "reminder") return;
    if (reminded.has(`${number} ${told}`)) fault("a second reminder", number, at);
    reminded.add(`${number} ${told}`);
    if (dayOf(at) === told && at < startOf(told) + REMIND_MS) fault("a reminder before the morning", number, at);
  };
  const aboutRefusal = (number: string, at: number): void => {
    const end = endOf(lastDayKnown(number, at));
    if (at < end) fault(`refused before ${new Date(end).toISOString()}`, number, at);
    if (unread.some((receivedAt) => receivedAt < end)) fault("refused with an earlier message unread", number, at);
  };
  const aboutCase = (of: Case, now: number): void => {
    const opened = Date.parse(of.receivedAt);
    const frees = [NONE, freeBy(weather, now)];
    if (!frees.some((free) => registeredOn(opened, free) === of.registeredOn))
      fault(`registered on ${of.registeredOn}`, of.number, now);
    if (!frees.some((free) => nthWorkingDayAfter(of.registeredOn, REVIEW_DAYS, free) === of.reviewBy))
      fault(`to be looked at by ${of.reviewBy}`, of.number, now);
    const first = refined.get(of.number);
    if (of.state !== "refine" || first === undefined) return;
    if (of.refineSentOn !== dayOf(first))
      fault(`counted from ${of.refineSentOn}, sent on ${dayOf(first)}`, of.number, now);
    const lastDay = lastDayKnown(of.number, now);
    if (of.lastDay !== lastDay) fault(`last day ${of.lastDay}, it is ${lastDay}`, of.number, now);
  };
  return {
    faults,
    lastDay: (number) => {
      const first = refined.get(number) ?? Date.parse("2026-08-01T00:00:00Z");
      const least = nthWorkingDayAfter(dayOf(first), REFINE_DAYS, freeBy(weather, first));
      const most = nthWorkingDayAfter(dayOf(first), REFINE_DAYS, weather.decree?.days ?? NONE);
      return { least, most: most > least ? most : least };
    },
    pass: ({ store, now, wasRead, delivered, letters }) => {
      const waiting = store.db.prepare("SELECT count(*) FROM message WHERE stage = 'stored'").pluck().get();
      const known = Number(store.db.prepare("SELECT count(*) FROM message").pluck().get());
      if (wasRead && (waiting !== 0 || known !== delivered.length))
        fault(`${delivered.length - known} unread, ${String(waiting)} undecided`, "-", now);
      unread = delivered.slice(known);
      letters.forEach(letter);
      const changes = Number(store.db.prepare("SELECT total_changes()").pluck().get());
      if (changes === changed) return;
      changed = changes;
      const rows = store.db
        .prepare<[], { number: string; version: number }>("SELECT number, version FROM case_file")
        .all();
      for (const { number, version } of rows) {
        if (versions.get(number) === version) continue;
        versions.set(number, version);
        const held = findCase(store, number);
        if (held) aboutCase(held.case, now);
      }
    },
    end: (store) => {
      if (brokenHistoryLine(store) !== undefined) faults.push(`history broken at line ${brokenHistoryLine(store)}`);
      const without = store.db.prepare("SELECT count(*) FROM message WHERE outcome IS NULL").pluck().get();
      if (without !== 0) faults.push(`${String(without)} messages without an outcome`);
      for (const number of versions.keys()) {
        const state = findCase(store, number)?.case.state;
        const lines = historyOf(store, number);
        const told = stateByHistory(lines.map(({ what }) => what));
        const reminders = lines.filter(({ what }) => what === "reminded").map(({ detail }) => JSON.stringify(detail));
        if (new Set(reminders).size < reminders.length) faults.push(`${number}: reminded twice of one last day`);
        if (state !== told) faults.push(`${number}: is ${state}, its history says ${told}`);
      }
    },
  };
}

/** The state that the lines of a history lead to. */
function stateByHistory(lines: readonly string[]): string | undefined {
  const leads: Readonly<Record<string, string>> = {
    "deadline-set": "refine",
    review: "review",
    entered: "registered",
    changed: "registered",
    terminated: "registered",
    withdrawn: "withdrawn",
    refused: "refused",
    answered: "answered",
  };
  return lines.map((what) => leads[what]).findLast((state) => state !== undefined);
}

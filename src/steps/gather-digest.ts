/** The facts of a digest, from the state as it stands at one moment. */
import { statfsSync } from "node:fs";
import { addDays, almatyDay, endOfDay, instant } from "../calendar/plain-date.ts";
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import { countDays, isCovered } from "../calendar/working-days.ts";
import type { Calendar } from "../calendar/working-days.ts";
import type { Case } from "../cases/case.ts";
import type { Digest, WaitingCase } from "../cases/digest.ts";
import { listCases } from "../storage/case-files.ts";
import {
  casesTold,
  entriesLate,
  firstMessageAt,
  historyTold,
  lettersLate,
  lettersLost,
  messagesSetAside,
  outcomesTold,
  tellableUpTo,
  toldUpTo,
} from "../storage/digest-figures.ts";
import type { Cursor } from "../storage/digest-figures.ts";
import { entryCount } from "../storage/entries.ts";
import { factOf, instantOf } from "../storage/facts.ts";
import { historyByDay } from "../storage/history.ts";
import { lettersByState } from "../storage/letters.ts";
import { messagesByDay, sightingCount } from "../storage/messages.ts";
import { transaction } from "../storage/store.ts";
import type { Store } from "../storage/store.ts";
import type { Office } from "./office.ts";
import { uploadFailure } from "./upload-register.ts";

const CHART_DAYS = 30;
/** From October on the next year's calendar is asked for (contract §6). */
const ASK_FROM_MONTH = 10;
const DAY_MS = 86_400_000;
/** What was decided in this very pass leaves and is published at its end: only what is older is late. */
const PASS_MS = 15 * 60_000;
/** A letter that came back is shown as long as its case is open, and at least so long. */
const LOST_DAYS = 7;

export type Gathered = {
  readonly digest: Digest;
  /** What is told by it, for the next one to go on from. */ readonly upTo: Cursor;
};

/** The digest that would be sent now; one look at the state, so that its figures agree. */
export function gatherDigest(office: Office): Gathered {
  return transaction(office.store, () => gathered(office));
}

function gathered(office: Office): Gathered {
  const { store } = office;
  const until = office.now();
  const upTo = tellableUpTo(store);
  const cases = listCases(store, ["review", "refine"]);
  const digest: Digest = {
    since: sinceOf(store, until),
    until,
    waiting: cases.flatMap((of) => waitingCase(of, almatyDay(until), office.calendar())),
    happened: happened(store, toldUpTo(store), upTo),
    deadlines: cases
      .flatMap((of) => (of.state === "refine" ? [{ number: of.number, lastDay: of.lastDay, ...nameOf(of) }] : []))
      .toSorted((left, right) => left.lastDay.localeCompare(right.lastDay) || left.number.localeCompare(right.number)),
    days: dayCounts(office, almatyDay(until)),
    health: health(office, until),
  };
  return { digest, upTo };
}

/** The first digest tells everything since the first message. */
function sinceOf(store: Store, until: Instant): Instant {
  const last = instantOf(store, "last-digest");
  if (last) return last;
  const first = firstMessageAt(store);
  return first === undefined ? before(until, DAY_MS) : instant(first);
}

function before(moment: Instant, milliseconds: number): Instant {
  return instant(new Date(Date.parse(moment) - milliseconds));
}

function nameOf(of: Case): { readonly applicant?: string } {
  return of.applicant === undefined ? {} : { applicant: of.applicant };
}

function waitingCase(of: Case, today: PlainDate, calendar: Calendar): readonly WaitingCase[] {
  if (of.state !== "review") return [];
  const { number, kind, categories, address, reasons, findings, remarks, registeredOn, reviewBy } = of;
  const daysLeft = workingDaysLeft(today, reviewBy, calendar);
  return [
    { number, kind, categories, address, reasons, findings, remarks, registeredOn, reviewBy, daysLeft, ...nameOf(of) },
  ];
}

/** Working days from tomorrow to `until`; negative where it has passed. */
function workingDaysLeft(today: PlainDate, until: PlainDate, calendar: Calendar): number {
  const [from, to] = today <= until ? [today, until] : [until, today];
  const days = Math.round((Date.parse(endOfDay(to)) - Date.parse(endOfDay(from))) / 86_400_000);
  const counted = countDays(from, days, calendar).filter((day) => day.counted && day.date <= to).length;
  return today <= until ? counted : -Math.max(1, counted);
}

function happened(store: Store, from: Cursor, to: Cursor): Digest["happened"] {
  const notes = historyTold(store, from, to);
  const outcomes = outcomesTold(store, from, to);
  const of = (counts: ReadonlyMap<string, number>, ...names: readonly string[]) =>
    names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  const messages = [...outcomes.entries()].reduce((sum, [name, n]) => (name === "receipt" ? sum : sum + n), 0);
  return {
    messages,
    newCases: casesTold(store, from, to),
    accepted: of(notes, "entered"),
    refined: of(notes, "deadline-set"),
    refused: of(notes, "refused"),
    updated: of(notes, "changed"),
    terminated: of(notes, "terminated"),
    withdrawn: of(notes, "withdrawn"),
    helped: of(notes, "answered"),
    robots: of(outcomes, "robot"),
    bounces: of(outcomes, "bounce", "bounce-unknown"),
  };
}

function dayCounts(office: Office, today: PlainDate): Digest["days"] {
  const first = addDays(today, 1 - CHART_DAYS);
  const since = endOfDay(addDays(first, -1));
  const received = messagesByDay(office.store, since);
  const accepted = historyByDay(office.store, "entered", since);
  const refused = historyByDay(office.store, "refused", since);
  return Array.from({ length: CHART_DAYS }, (_, place) => {
    const day = addDays(first, place);
    return { day, received: received.get(day) ?? 0, accepted: accepted.get(day) ?? 0, refused: refused.get(day) ?? 0 };
  });
}

function health(office: Office, now: Instant): Digest["health"] {
  const { store, settings } = office;
  const mailbox = factOf(store, "mailbox-count");
  const [lastScan, lastBackup] = [instantOf(store, "last-scan"), instantOf(store, "last-backup")];
  const lost = lettersLost(store, before(now, LOST_DAYS * DAY_MS));
  const late = before(now, PASS_MS);
  const uploadFailingSince = settings.publishCommand === undefined ? undefined : uploadFailure(store)?.since;
  return {
    ...(lastScan && { lastScan }),
    ...(mailbox !== undefined && { mailbox: Number(mailbox) }),
    ledger: sightingCount(store, settings.mailbox),
    unsent: lettersLate(store, late),
    unproven: lettersByState(store).get("sending") ?? 0,
    bounced: lost.length,
    bouncedCases: lost.flatMap(({ caseNumber }) => caseNumber ?? []),
    setAside: messagesSetAside(store),
    unpublished: entriesLate(store, Number(factOf(store, "published-revision") ?? 0), late),
    ...(uploadFailingSince && { uploadFailingSince }),
    uncoveredYears: uncoveredYears(office.calendar(), almatyDay(now)),
    ...(lastBackup && { lastBackup }),
    freeBytes: freeBytes(settings.stateDir),
    entries: entryCount(store),
  };
}

function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

/** This year, and from October on the next one, where the calendar does not know every day of it. */
export function uncoveredYears(calendar: Calendar, today: PlainDate): readonly number[] {
  const year = Number(today.slice(0, 4));
  const asked = Number(today.slice(5, 7)) >= ASK_FROM_MONTH ? [year, year + 1] : [year];
  return asked.filter((each) => !isCovered(each, calendar));
}

/** The daily digest: every figure in it comes from the state, and nothing is told twice or left out between two. */
import { statfsSync } from "node:fs";
import { addDays, almatyDay, almatyTime, endOfDay, instant } from "../calendar/plain-date.ts";
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import { countDays, isCovered, isWorkingDay } from "../calendar/working-days.ts";
import type { Calendar } from "../calendar/working-days.ts";
import type { Case } from "../cases/case.ts";
import type { Digest, WaitingCase } from "../cases/digest.ts";
import type { RenderedLetter } from "../letters/desk.ts";
import { renderDigest } from "../letters/digest-letter.ts";
import { composeLetter } from "../mail/compose.ts";
import { letterMessageId } from "../mail/letter-id.ts";
import { listCases } from "../storage/case-files.ts";
import { entriesAfter, entryCount } from "../storage/entries.ts";
import { factOf, instantOf, setFact } from "../storage/facts.ts";
import { casesOpened, historyBetween, historyByDay } from "../storage/history.ts";
import { lettersByState, storeLetter } from "../storage/letters.ts";
import { messageCount, messagesByDay, outcomesBetween, sightingCount } from "../storage/messages.ts";
import { transaction } from "../storage/store.ts";
import type { Office } from "./office.ts";
import { domainOf, letterDesk } from "./write-letters.ts";

const CHART_DAYS = 30;
/** From October on the next year's calendar is asked for (contract §6). */
const ASK_FROM_MONTH = 10;

/** Stores the digest where it is due: a working day, from `TIZILIM_DIGEST_AT` on, once. */
export async function writeDigest(office: Office): Promise<boolean> {
  const { settings, store } = office;
  const now = office.now();
  const today = almatyDay(now);
  const last = instantOf(store, "last-digest");
  const isDue = isWorkingDay(today, office.calendar()) && almatyTime(now) >= settings.digestAt;
  if (settings.staff.length === 0 || !isDue || (last && almatyDay(last) >= today)) return false;
  const letter = await composeDigest(office, gatherDigest(office), today);
  transaction(store, () => {
    storeLetter(store, letter, now);
    setFact(store, "last-digest", now);
  });
  office.passing("digest-stored");
  office.log.info("digest-written", { day: today });
  return true;
}

/** The digest in words, with the links of everything that waits. */
export function digestInWords(office: Office): RenderedLetter {
  return renderDigest(gatherDigest(office), letterDesk(office, listCases(office.store, ["review"])));
}

async function composeDigest(office: Office, digest: Digest, today: PlainDate) {
  const { settings } = office;
  const rendered = renderDigest(digest, letterDesk(office, listCases(office.store, ["review"])));
  const naturalKey = `digest|${today}`;
  const messageId = letterMessageId(office.secret, naturalKey, domainOf(settings.address));
  const bytes = await composeLetter({
    from: { address: settings.address, name: "Tizilim" },
    to: settings.staff,
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    attachments: [],
    headers: { "X-Tizilim-Letter": "digest", "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    messageId,
    references: [],
    date: new Date(digest.until),
  });
  return { naturalKey, kind: "digest" as const, recipients: settings.staff, messageId, bytes };
}

/** The digest that would be sent now. */
export function gatherDigest(office: Office): Digest {
  const { store } = office;
  const until = office.now();
  const since = instantOf(store, "last-digest") ?? instant(new Date(Date.parse(until) - 86_400_000));
  const cases = listCases(store, ["review", "refine"]);
  return {
    since,
    until,
    waiting: cases.flatMap((of) => waitingCase(of, almatyDay(until), office.calendar())),
    happened: happened(office, since, until),
    deadlines: cases
      .flatMap((of) => (of.state === "refine" ? [{ number: of.number, lastDay: of.lastDay, ...nameOf(of) }] : []))
      .toSorted((left, right) => left.lastDay.localeCompare(right.lastDay)),
    days: dayCounts(office, almatyDay(until)),
    health: health(office, until),
  };
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
  return today <= until ? counted : -counted;
}

function happened(office: Office, since: Instant, until: Instant): Digest["happened"] {
  const notes = historyBetween(office.store, since, until);
  const outcomes = outcomesBetween(office.store, since, until);
  const of = (counts: ReadonlyMap<string, number>, ...names: readonly string[]) =>
    names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  const messages = [...outcomes.entries()].reduce((sum, [name, n]) => (name === "receipt" ? sum : sum + n), 0);
  return {
    messages,
    newCases: casesOpened(office.store, since, until),
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
  const letters = lettersByState(store);
  const mailbox = factOf(store, "mailbox-count");
  const [lastScan, lastBackup] = [instantOf(store, "last-scan"), instantOf(store, "last-backup")];
  return {
    ...(lastScan && { lastScan }),
    ...(mailbox !== undefined && { mailbox: Number(mailbox) }),
    ledger: sightingCount(store, settings.mailbox),
    unsent: letters.get("pending") ?? 0,
    unproven: letters.get("sending") ?? 0,
    bounced: letters.get("failed") ?? 0,
    setAside: messageCount(store, "set-aside"),
    unpublished: entriesAfter(store, Number(factOf(store, "published-revision") ?? 0)),
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

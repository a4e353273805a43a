/** Forms came in: a new application (law:4), a refined one (law:10.2), or a change of an entry (law:7). */
import { completeness } from "../rules/08-completeness.ts";
import { applicantName, identityIn, meantCategories } from "../rules/04-application.ts";
import { remarksOn } from "../rules/08-remarks.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { countDays } from "../calendar/working-days.ts";
import { lastDayToRefine, REFINE_DAYS } from "../rules/10-review.ts";
import type { UnreadReason } from "../forms/paper.ts";
import type { ReadForm } from "../forms/reading.ts";
import type { Case, ReviewReason } from "./case.ts";
import type { Decision, Desk, Note } from "./desk.ts";
import { todayOf } from "./desk.ts";
import { activeEntry } from "./enter.ts";
import type { EntryRecord, KeptForm } from "./entry.ts";
import type { Incoming } from "./incoming.ts";
import { insistsOn, merge, together } from "./merge.ts";
import { newCase, threadOf } from "./new-case.ts";
import { attemptLetter, refineLetter } from "./orders.ts";
import { takeIn } from "./take-in.ts";
import { facts, toReview } from "./to-review.ts";

/** How the case was found, where one was (contract §6). */
export type Belonging = {
  readonly to: Case;
  /** The sender has seen our letter: its Message-ID can't be guessed. */
  readonly knowsOurLetter: boolean;
};

/** Files that say nothing against what was read: a logo, an empty file, a signature file. */
export const HARMLESS: readonly UnreadReason[] = ["no-text", "empty", "unknown-kind", "ocr-missing"];

/** `doubts`: why a person must look whatever the forms say. */
export function onForms(
  belonging: Belonging | undefined,
  carried: readonly KeptForm[],
  incoming: Incoming,
  desk: Desk,
  doubts: readonly ReviewReason[],
): Decision {
  const sent = incoming.submission.forms.map((read) => keptFrom(read, incoming));
  const about = entriesAbout(belonging?.to, sent, desk);
  const opened = belonging?.to ?? newCase(about.length > 0 ? "update" : "application", incoming, desk);
  const base =
    belonging || about.length === 0 ? [...carried, ...opened.forms] : together(about.flatMap((record) => record.forms));
  const read = withForms(opened, merge(base, sent), incoming, belonging, desk);
  const received = notesOf(opened, read, incoming);
  const decision = judge(opened, read, about, incoming, desk, doubts, belonging);
  return { ...decision, notes: [...received, ...decision.notes] };
}

function keptFrom(read: ReadForm, incoming: Incoming): KeptForm {
  return { read, from: incoming.from ?? "", receivedAt: incoming.receivedAt };
}

/** law:7 – the active entries that these questionnaires are about, where every one of them has an entry. */
function entriesAbout(of: Case | undefined, sent: readonly KeptForm[], desk: Desk): readonly EntryRecord[] {
  if (of) return of.kind === "update" ? desk.entries.filter(({ entry }) => of.entries.includes(entry.number)) : [];
  const forms = sent.map((kept) => kept.read);
  const categories = meantCategories(forms);
  const held = categories.map((category) => activeEntry(desk.entries, category, identityIn(forms, category) ?? ""));
  const found = held.filter((record) => record !== undefined);
  if (categories.length === 0) return activityOwner(sent, desk);
  return found.length === categories.length ? found : [];
}

/** Programmes and actions alone: tied to the sender's entries, where they are one applicant's. */
function activityOwner(sent: readonly KeptForm[], desk: Desk): readonly EntryRecord[] {
  const activities = sent.every(({ read }) => read.form === "programme" || read.form === "action");
  const own = desk.entries.filter(({ entry, address }) => entry.status === "active" && address === sent[0]?.from);
  return activities && new Set(own.map(({ identity }) => identity)).size === 1 ? own : [];
}

function withForms(
  of: Case,
  forms: readonly KeptForm[],
  incoming: Incoming,
  belonging: Belonging | undefined,
  desk: Desk,
): Case {
  const reads = forms.map((kept) => kept.read);
  const applicant = applicantName(reads);
  const asked = { languages: desk.languages, application: of.kind === "application" };
  return {
    ...of,
    forms,
    categories: meantCategories(reads),
    findings: completeness(reads, asked),
    remarks: remarksOn(reads, todayOf(desk), heldByOthers(of, desk)),
    thread: threadOf(incoming),
    ...(applicant !== undefined && { applicant }),
    ...(belonging?.knowsOurLetter && incoming.from !== undefined && { address: incoming.from }),
  };
}

function heldByOthers(of: Case, desk: Desk): ReadonlyMap<string, string> {
  return new Map([...desk.heldBy].filter(([, by]) => by !== of.number));
}

function notesOf(before: Case, read: Case, incoming: Incoming): readonly Note[] {
  const sent = incoming.submission.forms.map(({ form, language, source }) => ({ form, language, source }));
  return [
    {
      what: "received",
      detail: { receivedAt: incoming.receivedAt, from: incoming.from, registeredOn: before.registeredOn },
    },
    { what: "merged", detail: { forms: sent, unread: incoming.submission.unread } },
    {
      what: "found",
      detail: {
        findings: read.findings.map(({ form, language, field, problem, clause }) => ({
          form,
          language,
          field,
          problem,
          clause,
        })),
      },
    },
  ];
}

function judge(
  before: Case,
  read: Case,
  about: readonly EntryRecord[],
  incoming: Incoming,
  desk: Desk,
  doubts: readonly ReviewReason[],
  belonging: Belonging | undefined,
): Decision {
  const touched = about.length > 0 ? about : heldEntries(read, desk);
  const named = { ...read, entries: read.kind === "update" ? about.map(({ entry }) => entry.number) : read.entries };
  const reasons = [...doubts, ...reasonsToReview(before, read, touched, incoming, desk, belonging !== undefined)];
  if (reasons.length > 0)
    return withAttempts(toReview(named, reasons, incoming, desk), touched, reasons, incoming, desk);
  if (read.findings.length > 0) return toRefineOrWait(before, named, incoming, desk, belonging);
  return takeIn(named, about, desk);
}

/** Entries that an application would change because the same person already stands there. */
function heldEntries(read: Case, desk: Desk): readonly EntryRecord[] {
  const reads = read.forms.map((kept) => kept.read);
  const held = read.categories.map((category) =>
    activeEntry(desk.entries, category, identityIn(reads, category) ?? ""),
  );
  return held.filter((record) => record !== undefined);
}

function reasonsToReview(
  before: Case,
  read: Case,
  touched: readonly EntryRecord[],
  incoming: Incoming,
  desk: Desk,
  again: boolean,
): readonly ReviewReason[] {
  const sent = incoming.submission.forms;
  const unread = incoming.submission.unread.some(
    ({ reason }) => !HARMLESS.includes(reason) || read.findings.length > 0,
  );
  const stillOpen =
    before.state === "review"
      ? before.reasons.filter((reason) => reason === "contradiction" || reason === "other-sender")
      : [];
  return [
    ...stillOpen,
    ...(incoming.doubted ? (["sender-malformed"] as const) : []),
    ...touched.flatMap((record) => proofMissing(record, incoming)).slice(0, 1),
    ...(read.findings.some(({ problem }) => problem === "unreadable") ? (["unreadable-answer"] as const) : []),
    ...(unread ? (["unreadable-file"] as const) : []),
    ...(again && insistsOn(before.findings, read.findings, sent) ? (["insists"] as const) : []),
    ...(desk.decisions === "staff" && read.findings.length === 0 ? (["staff-decides"] as const) : []),
  ];
}

/** Contract §6 – a change takes effect by itself only from the entry's own address and with a trusted server's word. */
export function proofMissing(record: EntryRecord, incoming: Incoming): readonly ReviewReason[] {
  if (incoming.from !== record.address) return ["other-sender"];
  return incoming.sender === "pass" ? [] : ["sender-not-proved"];
}

/** The registered address hears of it, unless it is the one that has just been answered. */
function withAttempts(
  decision: Decision,
  touched: readonly EntryRecord[],
  reasons: readonly ReviewReason[],
  incoming: Incoming,
  desk: Desk,
): Decision {
  const attempted = reasons.some((reason) =>
    ["other-sender", "sender-not-proved", "sender-failed", "sender-malformed"].includes(reason),
  );
  const told = ["", incoming.from, ...decision.letters.flatMap((letter) => letter.to)];
  const unaware = touched.filter((record) => attempted && !told.includes(record.address));
  const warned = new Map(unaware.map((record) => [record.address, record]));
  const letters = [...warned.values()].map((record) => attemptLetter(decision.next, desk, incoming, record, "update"));
  return { ...decision, letters: [...decision.letters, ...letters] };
}

/**
 * What came in time but is read after the last day, and still lacks something: no letter may ask for more. Once everything
 * that came in time is read, the refusal names what was missing (law:11).
 */
function toRefineOrWait(
  before: Case,
  read: Case,
  incoming: Incoming,
  desk: Desk,
  belonging: Belonging | undefined,
): Decision {
  const isOver = before.state === "refine" && before.lastDay < todayOf(desk) && desk.notice(before.number) === "left";
  if (!isOver) return toRefine(before, read, incoming, desk, belonging);
  return { next: { ...before, ...facts(read) }, letters: [], entries: [], notes: [] };
}

/** law:10.2 – back to the applicant; a later gap has the same last day as the first. */
function toRefine(
  before: Case,
  read: Case,
  incoming: Incoming,
  desk: Desk,
  belonging: Belonging | undefined,
): Decision {
  const again = before.state === "refine";
  const today = todayOf(desk);
  const lastDay = before.state === "refine" ? before.lastDay : lastDayToRefine(today, desk.calendar);
  const refineSentOn = before.state === "refine" ? before.refineSentOn : today;
  const reminded = before.state === "refine" && before.remindedOn ? { remindedOn: before.remindedOn } : {};
  const next = { ...facts(read), state: "refine" as const, lastDay, refineSentOn, ...reminded };
  const alsoTo = belonging && !belonging.knowsOurLetter ? incoming.from : undefined;
  return {
    next,
    letters: [refineLetter(next, desk, incoming.submission.unread, again, alsoTo)],
    entries: [],
    notes: again ? [] : [deadlineNote(lastDay, today, desk)],
  };
}

/** The last day with its count, day by day: it may have to stand in court. */
export function deadlineNote(lastDay: PlainDate, countedFrom: PlainDate, desk: Desk): Note {
  const count = countDays(countedFrom, REFINE_DAYS, desk.calendar);
  return { what: "deadline-set", detail: { lastDay, countedFrom, count, calendar: desk.calendar.version } };
}

/** The letters that a decision orders: who gets them and what they must say. */
import { LANGUAGES } from "../forms/reading.ts";
import type { Language } from "../forms/reading.ts";
import type { Unread } from "../forms/paper.ts";
import { applicantName } from "../rules/04-application.ts";
import type { Case, ReviewReason } from "./case.ts";
import type { Desk } from "./desk.ts";
import { todayOf } from "./desk.ts";
import type { EntryRecord } from "./entry.ts";
import type { Incoming } from "./incoming.ts";
import type {
  AcceptedOrder,
  FieldChange,
  HelpOrder,
  LetterOrder,
  ReceivedOrder,
  RefineOrder,
  RefusedOrder,
  StaffOrder,
  TerminatedOrder,
  UpdatedOrder,
} from "./letter-order.ts";

type RefineCase = Case & { readonly state: "refine" };

function addressed(of: Case, desk: Desk, to: readonly string[] = [of.address]) {
  const common = { to, caseNumber: of.number, thread: of.thread, writtenAt: desk.now };
  return of.applicant === undefined ? common : { ...common, applicant: of.applicant, names: namesOf(of) };
}

function namesOf(of: Case): Readonly<Partial<Record<Language, string>>> {
  const reads = of.forms.map((kept) => kept.read);
  const named = LANGUAGES.map((language) => [
    language,
    applicantName(reads.filter((read) => read.language === language)),
  ]);
  return Object.fromEntries(named.filter(([, name]) => name !== undefined));
}

/** Who answers from another address without having seen our letters gets no answers that others gave. */
export function refineLetter(
  of: RefineCase,
  desk: Desk,
  unread: readonly Unread[],
  again: boolean,
  alsoTo?: string,
): RefineOrder {
  const shared = alsoTo !== undefined && alsoTo !== of.address;
  const forms = of.forms.filter((kept) => !shared || kept.from === alsoTo);
  return {
    ...(shared ? nameless(addressed(of, desk, [of.address, alsoTo])) : addressed(of, desk)),
    kind: "refine",
    registeredOn: of.registeredOn,
    findings: shared ? of.findings.map(withoutAnswers) : of.findings,
    lastDay: of.lastDay,
    countedFrom: of.refineSentOn,
    forms: forms.map((kept) => kept.read),
    unread,
    again,
  };
}

function nameless(letter: ReturnType<typeof addressed>) {
  const { to, caseNumber, thread, writtenAt } = letter;
  return { to, caseNumber, thread, writtenAt };
}

function withoutAnswers(finding: Case["findings"][number]): Case["findings"][number] {
  const { given: _given, against: _against, ...plain } = finding;
  return plain;
}

export function reminderLetter(of: RefineCase, desk: Desk): RefineOrder {
  return { ...refineLetter(of, desk, [], true), kind: "reminder" };
}

export function acceptedLetter(of: Case, desk: Desk, entries: readonly EntryRecord[]): AcceptedOrder {
  return {
    ...addressed(of, desk),
    kind: "accepted",
    entries: entries.map(({ entry }) => ({ number: entry.number, category: entry.category, row: entry.row })),
  };
}

export function updatedLetter(of: Case, desk: Desk, changes: readonly FieldChange[]): UpdatedOrder {
  return { ...addressed(of, desk), kind: "updated", entries: of.entries, changes };
}

export function refusedLetter(of: Case, desk: Desk, why: RefusedOrder["why"]): RefusedOrder {
  return { ...addressed(of, desk), kind: "refused", why, findings: of.findings };
}

export function terminatedLetter(of: Case, desk: Desk, withdrawn: boolean): TerminatedOrder {
  return { ...addressed(of, desk), kind: "terminated", entries: of.entries, on: todayOf(desk), withdrawn };
}

export function receivedLetter(
  of: Case,
  desk: Desk,
  incoming: Incoming,
  reasons: readonly ReviewReason[],
): ReceivedOrder {
  return {
    ...addressed(of, desk),
    kind: "received",
    receivedAt: incoming.receivedAt,
    registeredOn: of.registeredOn,
    reviewBy: of.reviewBy,
    reasons,
    unread: incoming.submission.unread,
    strangers: incoming.submission.forms.length === 0 ? incoming.submission.strangers : [],
  };
}

/** The registered address always hears of an attempt on its entry (contract §6). */
export function attemptLetter(
  of: Case,
  desk: Desk,
  incoming: Incoming,
  record: EntryRecord,
  what: "update" | "termination",
): ReceivedOrder {
  return {
    ...receivedLetter(of, desk, incoming, []),
    to: [record.address],
    unread: [],
    strangers: [],
    thread: { references: [] },
    attempt: { from: incoming.from ?? "", entries: [record.entry.number], what },
  };
}

/** The registered address always hears what became of its entry, in a letter of its own (contract §6). */
export function alsoToOwners<Order extends LetterOrder>(
  letter: Order,
  records: readonly EntryRecord[],
): readonly Order[] {
  const told = ["", ...letter.to];
  const unaware = new Set(records.map(({ address }) => address).filter((address) => !told.includes(address)));
  return [letter, ...[...unaware].map((address) => ({ ...letter, to: [address], thread: { references: [] } }))];
}

export function helpLetter(of: Case, desk: Desk, forms: HelpOrder["forms"], cloudLink: boolean): HelpOrder {
  return { ...addressed(of, desk), kind: "help", forms, cloudLink };
}

/** To staff, where there is anybody to tell. */
export function staffLetters(of: Case, desk: Desk, what: StaffOrder["what"], subject: string): readonly LetterOrder[] {
  if (desk.staff.length === 0) return [];
  return [
    {
      ...addressed(of, desk, desk.staff),
      kind: "staff",
      what,
      caseKind: of.kind,
      from: of.address,
      subject,
      findings: of.findings,
      remarks: of.remarks,
      thread: { references: [] },
    },
  ];
}

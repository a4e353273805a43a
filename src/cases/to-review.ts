/** Handing a case to a person: the applicant hears that it was received, staff hear why. */
import { applicantName } from "../rules/04-application.ts";
import type { Case, ReviewReason } from "./case.ts";
import type { Decision, Desk } from "./desk.ts";
import type { Incoming } from "./incoming.ts";
import type { LetterOrder } from "./letter-order.ts";
import { receivedLetter, staffLetters } from "./orders.ts";

/** Reasons that forbid an automatic letter to the sender: nobody knows who that is (backscatter), or it is a program. */
const SILENT: readonly ReviewReason[] = ["sender-failed", "sender-malformed", "robot-with-form"];

/**
 * The case waits for a person from now on. `ends`: entries that staff end by accepting a termination.
 * One `received` letter an applicant and stay in review: who writes twice while waiting is not told twice the same day.
 */
export function toReview(
  of: Case,
  reasons: readonly ReviewReason[],
  incoming: Incoming,
  desk: Desk,
  ends?: readonly number[],
): Decision {
  const next: Case = { ...facts(of), state: "review", reasons, ...(ends && { ends }) };
  const told = [
    ...receivedLetters(of, next, reasons, incoming, desk),
    ...reviewLetters(next, reasons, desk, incoming.subject),
  ];
  return {
    next,
    letters: told,
    entries: [],
    notes: [{ what: "review", detail: { reasons, reviewBy: next.reviewBy } }],
  };
}

export function reviewLetters(
  next: Case,
  reasons: readonly ReviewReason[],
  desk: Desk,
  subject: string,
): readonly LetterOrder[] {
  return staffLetters(next, desk, { kind: "decide", reasons, reviewBy: next.reviewBy }, subject);
}

/** A stranger's address learns no name but the one that it sent. */
function receivedLetters(
  before: Case,
  next: Case,
  reasons: readonly ReviewReason[],
  incoming: Incoming,
  desk: Desk,
): readonly LetterOrder[] {
  if (incoming.robot || incoming.from === undefined || reasons.some((reason) => SILENT.includes(reason))) return [];
  const letter = { ...receivedLetter(next, desk, incoming, reasons), to: [incoming.from] };
  const isStranger = before.address !== incoming.from || reasons.includes("other-sender");
  if (!isStranger) return [letter];
  const { applicant: _name, names: _names, ...nameless } = letter;
  const applicant = applicantName(incoming.submission.forms);
  return [applicant === undefined ? nameless : { ...nameless, applicant }];
}

/** The facts of a case without its state: the base of its next one. */
export function facts(
  of: Case,
): Omit<Case, "state" | "reasons" | "ends" | "lastDay" | "refineSentOn" | "remindedOn" | "on" | "reason"> {
  const { number, kind, categories, address, receivedAt, registeredOn, reviewBy, calendarVersion } = of;
  const { forms, findings, remarks, entries, thread } = of;
  const base = {
    number,
    kind,
    categories,
    address,
    receivedAt,
    registeredOn,
    reviewBy,
    calendarVersion,
    forms,
    findings,
    remarks,
    entries,
    thread,
  };
  return of.applicant === undefined ? base : { ...base, applicant: of.applicant };
}

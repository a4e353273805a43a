/** A message was taken in: which cases it concerns, and what follows for each. The one entrance for mail. */
import { isScrap } from "../rules/04-application.ts";
import { isInTime } from "../rules/10-review.ts";
import { wishIn } from "../rules/13-termination.ts";
import { applicantsIn } from "./applicants.ts";
import { agrees, foundAfter, foundFor, match } from "./belonging.ts";
import type { Found, Match } from "./belonging.ts";
import type { Case, ReviewReason } from "./case.ts";
import type { Decision, Desk } from "./desk.ts";
import type { EntryRecord, KeptForm } from "./entry.ts";
import type { Incoming } from "./incoming.ts";
import { refuseLate } from "./on-day.ts";
import { HARMLESS, onForms } from "./on-forms.ts";
import { onWords } from "./on-words.ts";
import type { Known } from "./on-words.ts";

/** Decisions in order, one or more; none for a robot's letter that holds nothing: there is nobody to answer. */
export function receive(incoming: Incoming, found: Found, desk: Desk): readonly Decision[] {
  if (incoming.robot && isEmpty(incoming.submission)) return [];
  const decisions: Decision[] = [];
  let now = desk;
  let known = found;
  const applicants = applicantsIn(incoming.submission.forms);
  for (const forms of applicants) {
    const part = { ...incoming, submission: { ...incoming.submission, forms } };
    for (const decision of receiveOne(part, applicants.length > 1 ? foundFor(known, part) : known, now)) {
      decisions.push(decision);
      now = deskAfter(now, decision);
      known = foundAfter(known, decision);
    }
  }
  return decisions;
}

/** A scanner or a list server may bring a form that could not be read: a person looks. A logo is nothing. */
function isEmpty({ forms, unread }: Incoming["submission"]): boolean {
  return forms.length === 0 && unread.every(({ reason }) => HARMLESS.includes(reason));
}

function receiveOne(whole: Incoming, found: Found, desk: Desk): readonly Decision[] {
  const incoming = saysMoreThanForms(whole) ? withoutForms(whole) : whole;
  const alone = standsAlone(incoming);
  const matched: Match = alone.length > 0 ? { kind: "new" } : match(found, incoming);
  if (incoming.submission.forms.length === 0)
    return [onWords(knownOf(found, matched, incoming, desk), incoming, desk, alone)];
  const doubts = [...alone, ...wordsAgainstForms(incoming, found, desk)];
  switch (matched.kind) {
    case "contradiction":
      return [withSides(onForms(undefined, [], incoming, desk, ["contradiction"]), matched.between)];
    case "new":
      return [onForms(undefined, alone.length > 0 ? [] : carriedFrom(found, incoming), incoming, desk, doubts)];
    case "belongs":
      return resubmitted(matched.belonging.to, matched.belonging.knowsOurLetter, incoming, desk, doubts);
  }
}

/** law:13 – a notice in any form may bear a name, a number and a telephone: it is no questionnaire for that. */
function saysMoreThanForms({ submission, words }: Incoming): boolean {
  return submission.forms.length > 0 && submission.forms.every(isScrap) && wishIn(words) !== "none";
}

function withoutForms(incoming: Incoming): Incoming {
  return { ...incoming, submission: { ...incoming.submission, forms: [] } };
}

/** A questionnaire and, beside it, words that end or take back: a person asks which of the two is meant. */
function wordsAgainstForms(incoming: Incoming, found: Found, desk: Desk): readonly ReviewReason[] {
  const isKnown = found.byReference.length + found.byAddress.length + found.byIdentity.length + desk.entries.length > 0;
  if (!isKnown) return [];
  switch (wishIn(`${incoming.subject}\n${incoming.words}`)) {
    case "termination":
    case "withdrawal":
      return ["request-unclear"];
    case "erasure":
      return ["erasure-request"];
    case "correction":
    case "unclear":
    case "none":
      return [];
  }
}

/** law:10.2 in time; law:11 late: refused, and what came is a new application (АППК 64(8)) with all that was sent before. */
function resubmitted(
  of: Case,
  knowsOurLetter: boolean,
  incoming: Incoming,
  desk: Desk,
  doubts: readonly ReviewReason[],
): readonly Decision[] {
  const waits = desk.notice(of.number) === "waits";
  if (of.state !== "refine" || waits || isInTime(incoming.receivedAt, of.lastDay)) {
    return [onForms({ to: of, knowsOurLetter }, [], incoming, desk, doubts)];
  }
  const refusal = refuseLate(of, desk);
  const carried = of.kind === "application" && of.address === incoming.from ? of.forms : [];
  return [refusal, onForms(undefined, carried, incoming, deskAfter(desk, refusal), doubts)];
}

/** After a refusal one may send only what was missing: the rest is carried over from the refused case. */
function carriedFrom(found: Found, incoming: Incoming): readonly KeptForm[] {
  const refused = [...found.byReference, ...found.byNumber].find((of) => of.state === "refused");
  const own = refused?.kind === "application" && refused.address === incoming.from && agrees(refused, incoming);
  return own ? refused.forms : [];
}

/** Why this message touches no other case: nobody knows who wrote it, or a program did. */
function standsAlone(incoming: Incoming): readonly ReviewReason[] {
  if (incoming.from === undefined) return ["sender-malformed"];
  if (incoming.sender === "fail") return ["sender-failed"];
  return incoming.robot ? ["robot-with-form"] : [];
}

function knownOf(found: Found, matched: Match, incoming: Incoming, desk: Desk): Known {
  const own = found.byNumber.filter(({ address }) => address === incoming.from);
  const answered = [...found.byReference, ...own];
  const waiting = answered.find(({ state }) => state === "review");
  return {
    knowsOurLetter: found.byReference.length > 0,
    answers: answered.length > 0,
    about: entriesMeant(found, incoming, desk),
    ...(waiting && { waiting }),
    ...(matched.kind === "belongs" && { open: matched.belonging.to }),
  };
}

/** law:13 – the entries that words may be about: of the case that is answered or named, by number in the words, by address. */
function entriesMeant(found: Found, incoming: Incoming, desk: Desk): readonly EntryRecord[] {
  const active = desk.entries.filter(({ entry }) => entry.status === "active");
  const numbers = [...found.byReference, ...found.byNumber].flatMap((of) => of.entries);
  const byCase = active.filter(({ entry }) => numbers.includes(entry.number));
  const byWords = active.filter(({ identity }) => identity !== "" && incoming.words.includes(identity));
  const byAddress = active.filter(({ address }) => address === incoming.from);
  return [byCase, byWords, byAddress].find((records) => records.length > 0) ?? [];
}

function withSides(decision: Decision, between: readonly string[]): Decision {
  return { ...decision, notes: [...decision.notes, { what: "noted", detail: { contradicts: between } }] };
}

/** The desk as it lies after a decision, for the next one of the same message. */
export function deskAfter(desk: Desk, decision: Decision): Desk {
  const opened = decision.next.number;
  const fresh = decision.entries.filter(({ entry }) => entry.number >= desk.nextEntry).length;
  const others = desk.entries.filter(
    ({ entry }) => !decision.entries.some((changed) => changed.entry.number === entry.number),
  );
  return {
    ...desk,
    newNumber: (registeredOn) => laterNumber(desk.newNumber(registeredOn), opened),
    nextEntry: desk.nextEntry + fresh,
    entries: [...others, ...decision.entries],
  };
}

/** The number after `taken` where both are of one year and `next` is not yet beyond it. */
function laterNumber(next: string, taken: string): string {
  if (next > taken || next.slice(0, 4) !== taken.slice(0, 4)) return next;
  return `${next.slice(0, 5)}${String(Number(taken.slice(5)) + 1).padStart(6, "0")}`;
}

/** A message was taken in: which cases it concerns, and what follows for each. The one entrance for mail. */
import { isInTime } from "../rules/10-review.ts";
import { applicantsIn } from "./applicants.ts";
import { match } from "./belonging.ts";
import type { Found, Match } from "./belonging.ts";
import type { Case, ReviewReason } from "./case.ts";
import type { Decision, Desk } from "./desk.ts";
import type { EntryRecord, KeptForm } from "./entry.ts";
import type { Incoming } from "./incoming.ts";
import { refuseLate } from "./on-day.ts";
import { onForms } from "./on-forms.ts";
import { onWords } from "./on-words.ts";
import type { Known } from "./on-words.ts";

/** Decisions in order, one or more; none for a robot's letter without a form: there is nobody to answer. */
export function receive(incoming: Incoming, found: Found, desk: Desk): readonly Decision[] {
  if (incoming.robot && incoming.submission.forms.length === 0) return [];
  const decisions: Decision[] = [];
  let now = desk;
  for (const forms of applicantsIn(incoming.submission.forms)) {
    const part = { ...incoming, submission: { ...incoming.submission, forms } };
    for (const decision of receiveOne(part, found, now)) {
      decisions.push(decision);
      now = deskAfter(now, decision);
    }
  }
  return decisions;
}

function receiveOne(incoming: Incoming, found: Found, desk: Desk): readonly Decision[] {
  const alone = standsAlone(incoming);
  const matched: Match = alone.length > 0 ? { kind: "new" } : match(found, incoming);
  if (incoming.submission.forms.length === 0)
    return [onWords(knownOf(found, matched, incoming, desk), incoming, desk, alone)];
  switch (matched.kind) {
    case "contradiction":
      return [withSides(onForms(undefined, [], incoming, desk, ["contradiction"]), matched.between)];
    case "new":
      return [onForms(undefined, alone.length > 0 ? [] : carriedFrom(found, incoming), incoming, desk, alone)];
    case "belongs":
      return resubmitted(matched.belonging.to, matched.belonging.knowsOurLetter, incoming, desk);
  }
}

/** law:10.2 in time; law:11 late: refused, and what came is a new application (АППК 64(8)) with all that was sent before. */
function resubmitted(of: Case, knowsOurLetter: boolean, incoming: Incoming, desk: Desk): readonly Decision[] {
  if (of.state !== "refine" || isInTime(incoming.receivedAt, of.lastDay)) {
    return [onForms({ to: of, knowsOurLetter }, [], incoming, desk, [])];
  }
  const refusal = refuseLate(of, desk);
  const carried = of.kind === "application" && of.address === incoming.from ? of.forms : [];
  return [refusal, onForms(undefined, carried, incoming, deskAfter(desk, refusal), [])];
}

/** After a refusal one may send only what was missing: the rest is carried over from the refused case. */
function carriedFrom(found: Found, incoming: Incoming): readonly KeptForm[] {
  const refused = [...found.byReference, ...found.byNumber].find((of) => of.state === "refused");
  const own = refused?.kind === "application" && refused.address === incoming.from;
  return own ? refused.forms : [];
}

/** Why this message touches no other case: nobody knows who wrote it, or a program did. */
function standsAlone(incoming: Incoming): readonly ReviewReason[] {
  if (incoming.from === undefined) return ["sender-malformed"];
  if (incoming.sender === "fail") return ["sender-failed"];
  return incoming.robot ? ["robot-with-form"] : [];
}

function knownOf(found: Found, matched: Match, incoming: Incoming, desk: Desk): Known {
  const about = entriesMeant(found, incoming, desk);
  const knowsOurLetter = found.byReference.length > 0;
  return matched.kind === "belongs" ? { open: matched.belonging.to, knowsOurLetter, about } : { knowsOurLetter, about };
}

/** law:13 – the entries that words may be about: of the case that is answered or named, by number in the words, by address. */
function entriesMeant(found: Found, incoming: Incoming, desk: Desk): readonly EntryRecord[] {
  const active = desk.entries.filter(({ entry }) => entry.status === "active");
  const numbers = [...found.byReference, ...found.byNumber].flatMap((of) => of.entries);
  const byCase = active.filter(({ entry }) => numbers.includes(entry.number));
  const byWords = active.filter(({ identity }) => identity !== "" && incoming.words.includes(identity));
  const byAddress = active.filter(({ address }) => address === incoming.from);
  const meant = [byCase, byWords, byAddress].find((records) => records.length > 0) ?? [];
  return ofNamedCategory(meant, incoming.words);
}

/** "As a coordinator I stop": only that entry is meant. Words for a volunteer stand in every such letter and say nothing. */
function ofNamedCategory(records: readonly EntryRecord[], words: string): readonly EntryRecord[] {
  const says = {
    coordinator: /координатор|үйлестіруші|уйлестируш/i,
    organiser: /организатор|ұйымдастырушы|уйымдастыруш/i,
  };
  const named = records.filter(
    ({ entry: { category } }) =>
      (category === "coordinator" && says.coordinator.test(words)) ||
      (category === "organiser" && says.organiser.test(words)),
  );
  return named.length > 0 ? named : records;
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

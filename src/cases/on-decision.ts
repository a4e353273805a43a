/** A member of staff decides a case: at the terminal, or by mail. */
import { lastDayToRefine } from "../rules/10-review.ts";
import type { Case, CaseState } from "./case.ts";
import type { Decision, Desk, Note } from "./desk.ts";
import { todayOf } from "./desk.ts";
import { refineLetter, refusedLetter, staffLetters } from "./orders.ts";
import { deadlineNote } from "./on-forms.ts";
import { takeIn } from "./take-in.ts";
import { end } from "./on-words.ts";
import { facts } from "./to-review.ts";

export const STAFF_DECISIONS = ["accept", "refine", "refuse", "not-a-form"] as const;
export type StaffDecision = (typeof STAFF_DECISIONS)[number];

export type Word = {
  readonly decision: StaffDecision;
  /** Address or "terminal". */
  readonly by: string;
  readonly reason?: string;
};

/** Why a decision can't be carried out, for the one who made it. */
export class DecisionRefused extends Error {
  constructor(why: string) {
    super(why);
    this.name = "DecisionRefused";
  }
}

/** What a person may decide, and in which state. Anything else is refused, and nothing happens. */
const ALLOWED: Readonly<Record<StaffDecision, readonly CaseState[]>> = {
  accept: ["review", "refine"],
  refine: ["review"],
  refuse: ["review", "refine"],
  "not-a-form": ["review"],
};

export function onDecision(of: Case, word: Word, desk: Desk): Decision {
  if (!ALLOWED[word.decision].includes(of.state)) {
    throw new DecisionRefused(
      `case ${of.number} is ${of.state}: '${word.decision}' is for ${ALLOWED[word.decision].join(" or ")}`,
    );
  }
  const decision = carryOut(of, word, desk);
  const told = staffLetters(decision.next, desk, { kind: "decided", ...word }, "");
  const note: Note = { what: "decided", detail: { ...word } };
  return { ...decision, letters: [...decision.letters, ...told], notes: [note, ...decision.notes] };
}

function carryOut(of: Case, word: Word, desk: Desk): Decision {
  switch (word.decision) {
    case "accept":
      return accept(of, desk);
    case "refine":
      return refine(of, desk);
    case "refuse":
      return refuse(of, word, desk);
    case "not-a-form":
      return { next: { ...facts(of), state: "answered", on: todayOf(desk) }, letters: [], entries: [], notes: [] };
  }
}

function accept(of: Case, desk: Desk): Decision {
  const about = desk.entries.filter(({ entry }) => of.entries.includes(entry.number) && entry.status === "active");
  switch (of.kind) {
    case "application":
      if (of.categories.length === 0) throw new DecisionRefused(`case ${of.number} has no questionnaire to enter`);
      return takeIn(of, about, desk);
    case "update":
      return takeIn(of, about, desk);
    case "termination":
      if (about.length === 0) throw new DecisionRefused(`case ${of.number} names no active entry to end`);
      return end(of, about, desk);
    case "question":
      return { next: { ...facts(of), state: "answered", on: todayOf(desk) }, letters: [], entries: [], notes: [] };
  }
}

/** Back to the applicant, with three working days from today (law:10.2). */
function refine(of: Case, desk: Desk): Decision {
  if (of.findings.length === 0)
    throw new DecisionRefused(`case ${of.number} has no finding that an applicant could mend`);
  const today = todayOf(desk);
  const lastDay = lastDayToRefine(today, desk.calendar);
  const next = {
    ...facts(of),
    calendarVersion: desk.calendar.version,
    state: "refine" as const,
    lastDay,
    refineSentOn: today,
  };
  return {
    next,
    letters: [refineLetter(next, desk, [], false)],
    entries: [],
    notes: [deadlineNote(lastDay, today, desk)],
  };
}

function refuse(of: Case, word: Word, desk: Desk): Decision {
  const why = word.reason?.trim() ?? "";
  if (why === "") throw new DecisionRefused("a refusal needs a reason (АППК 80): give it with --reason");
  const next: Case = { ...facts(of), state: "refused", on: todayOf(desk), reason: why };
  return {
    next,
    letters: [refusedLetter(next, desk, { kind: "staff", reason: why })],
    entries: [],
    notes: [{ what: "refused", detail: { reason: why } }],
  };
}

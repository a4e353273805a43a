/** The letters to staff: decide, decided, and a decision that could not be carried out. */
import type { Remark } from "../cases/case.ts";
import type { StaffOrder } from "../cases/letter-order.ts";
import type { Language } from "../forms/reading.ts";
import { dateWithWeekday, dayAndMonth } from "./dates.ts";
import type { Decision, Desk } from "./desk.ts";
import { gapsByForm } from "./gaps.ts";
import type { ViewOf } from "./shapes.ts";
import { filled } from "./words.ts";
import type { Words } from "./words.ts";

const DECISIONS: readonly Decision[] = ["accept", "refine", "refuse", "not-a-form"];

type What<Kind extends StaffOrder["what"]["kind"]> = Extract<StaffOrder["what"], { kind: Kind }>;

export function decideView(
  order: StaffOrder,
  what: What<"decide">,
  desk: Desk,
  language: Language,
): ViewOf<"staff-decide"> {
  const { words } = desk.templates;
  return {
    ...caseView(order, desk, language),
    subject: order.subject,
    reviewBy: dateWithWeekday(what.reviewBy, language),
    reviewByShort: dayAndMonth(what.reviewBy, language),
    reasons: what.reasons.map((reason) => words.reasonForStaff[reason][language]),
    forms: gapsByForm(order.findings, words, language),
    remarks: order.remarks.map((remark) => remarkInWords(remark, words, language)),
    links: decisionLinks(order.caseNumber, desk, language),
  };
}

export function decidedView(
  order: StaffOrder,
  what: What<"decided">,
  desk: Desk,
  language: Language,
): ViewOf<"staff-decided"> {
  const decision = desk.templates.words.decided[what.decision][language];
  return { ...caseView(order, desk, language), decision, by: what.by, reason: what.reason ?? "" };
}

export function refusedDecisionView(
  order: StaffOrder,
  what: What<"refused-decision">,
  desk: Desk,
  language: Language,
): ViewOf<"staff-refused"> {
  return { ...caseView(order, desk, language), by: what.by, why: what.why };
}

/** Nothing where the desk has no links. */
export function decisionLinks(caseNumber: string, desk: Desk, language: Language): ViewOf<"staff-decide">["links"] {
  const { decisionLinks: link } = desk;
  if (link === undefined) return [];
  const { words } = desk.templates;
  return DECISIONS.map((decision) => ({
    decision: words.decision[decision][language],
    url: link(caseNumber, decision),
  }));
}

export function remarkInWords(remark: Remark, words: Words, language: Language): string {
  return filled(words.remark[remark.kind][language], { value: remarkValue(remark) });
}

function remarkValue(remark: Remark): string {
  switch (remark.kind) {
    case "under-18":
    case "under-14":
      return String(remark.age);
    case "minor-in-danger":
      return remark.activities.join(", ");
    case "bin-kind":
    case "registration-month":
      return remark.given;
    case "identity-held":
      return remark.by;
  }
}

function caseView(order: StaffOrder, desk: Desk, language: Language) {
  return {
    caseNumber: order.caseNumber,
    applicant: order.applicant ?? "",
    kind: desk.templates.words.caseKind[order.caseKind][language],
    from: order.from,
  };
}

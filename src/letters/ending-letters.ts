/** The letters that end a matter: refusal (law:11), the mark of ending (law:13), withdrawal before an entry was made. */
import { almatyDay } from "../calendar/plain-date.ts";
import type { RefusedOrder, TerminatedOrder } from "../cases/letter-order.ts";
import type { Language } from "../forms/reading.ts";
import { dateWithWeekday, longDate } from "./dates.ts";
import type { Desk } from "./desk.ts";
import { gapsByForm } from "./gaps.ts";
import { entryNumbers, toApplicant } from "./office.ts";
import type { ViewOf } from "./shapes.ts";

export function refusedView(order: RefusedOrder, desk: Desk, language: Language): ViewOf<"refused"> {
  const { why } = order;
  return {
    ...toApplicant(order, desk, language),
    caseNumber: order.caseNumber,
    date: longDate(almatyDay(order.writtenAt), language),
    lastDay: why.kind === "deadline" ? dateWithWeekday(why.lastDay, language) : "",
    reason: why.kind === "staff" ? why.reason : "",
    forms: gapsByForm(order.findings, desk.templates.words, language),
  };
}

export function terminatedView(order: TerminatedOrder, desk: Desk, language: Language): ViewOf<"terminated"> {
  return {
    ...toApplicant(order, desk, language),
    numbers: entryNumbers(order.entries),
    date: longDate(order.on, language),
  };
}

export function withdrawnView(order: TerminatedOrder, desk: Desk, language: Language): ViewOf<"withdrawn"> {
  return { ...toApplicant(order, desk, language), caseNumber: order.caseNumber, date: longDate(order.on, language) };
}

/** The receipt for what waits for a person (law:10.1), and the warning to a registered address of an attempt on its entry. */
import { almatyDay, almatyTime } from "../calendar/plain-date.ts";
import type { ReceivedOrder } from "../cases/letter-order.ts";
import type { Language } from "../forms/reading.ts";
import { dateWithWeekday, dayAndMonth, longDate, momentInWords } from "./dates.ts";
import type { Desk } from "./desk.ts";
import { entryNumbers, toApplicant } from "./office.ts";
import { unreadFiles } from "./refine-letter.ts";
import type { ViewOf } from "./shapes.ts";

export function receivedView(order: ReceivedOrder, desk: Desk, language: Language): ViewOf<"received"> {
  const { words } = desk.templates;
  return {
    ...toApplicant(order, desk, language),
    caseNumber: order.caseNumber,
    receivedAt: momentInWords(order.receivedAt, language),
    registeredOn: longDate(order.registeredOn, language),
    afterHours: almatyDay(order.receivedAt) !== order.registeredOn,
    workdayEnds: desk.workdayEnds,
    reviewBy: dateWithWeekday(order.reviewBy, language),
    reviewByShort: dayAndMonth(order.reviewBy, language),
    reasons: [...new Set(order.reasons.map((reason) => words.reasonForApplicant[reason][language]))],
    unread: unreadFiles(order.unread, words, language),
    strangers: order.strangers,
  };
}

export function attemptView(
  order: ReceivedOrder,
  attempt: NonNullable<ReceivedOrder["attempt"]>,
  desk: Desk,
  language: Language,
): ViewOf<"attempt"> {
  return {
    ...toApplicant(order, desk, language),
    // The only name known is the one that the stranger wrote.
    name: "",
    from: attempt.from,
    numbers: entryNumbers(attempt.entries),
    ending: attempt.what === "termination",
    receivedAt: momentAtStart(order, language),
  };
}

/** «2026 жылғы 23 қазан күні, сағат 14:05-те» would need a suffix for each minute: the colon needs none. */
function momentAtStart(order: ReceivedOrder, language: Language): string {
  const day = longDate(almatyDay(order.receivedAt), language);
  const time = almatyTime(order.receivedAt);
  return language === "kk" ? `${day} күні (сағат ${time})` : `${day} в ${time}`;
}

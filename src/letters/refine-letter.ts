/** law:10.2 – what is missing, until when, and how the days were counted; and the reminder on the last day. */
import { almatyDay } from "../calendar/plain-date.ts";
import { countDays } from "../calendar/working-days.ts";
import type { CountedDay } from "../calendar/working-days.ts";
import type { RefineOrder } from "../cases/letter-order.ts";
import type { Unread } from "../forms/paper.ts";
import type { Language } from "../forms/reading.ts";
import { REFINE_DAYS } from "../rules/10-review.ts";
import { dateWithWeekday, dayAndMonth, dayWithWeekday } from "./dates.ts";
import type { Desk } from "./desk.ts";
import { gapsByForm } from "./gaps.ts";
import { toApplicant } from "./office.ts";
import { counted } from "./plural.ts";
import { returnedForms } from "./returned-forms.ts";
import type { ViewOf } from "./shapes.ts";
import { filled } from "./words.ts";
import type { Words } from "./words.ts";

export function refineView(order: RefineOrder, desk: Desk, language: Language): ViewOf<"refine"> {
  const back = returnedForms(order.findings, order.forms, desk.templates.words);
  return {
    ...reminderView(order, desk, language),
    again: order.again,
    ownForms: back.some((form) => form.kind === "filled-form"),
    blankForms: back.some((form) => form.kind !== "filled-form"),
    countedFrom: dayWithWeekday(order.countedFrom, language),
    countedFromNow: almatyDay(order.writtenAt) === order.countedFrom,
    days: countedDays(order, desk, language),
  };
}

export function reminderView(order: RefineOrder, desk: Desk, language: Language): ViewOf<"reminder"> {
  const { words } = desk.templates;
  return {
    ...toApplicant(order, desk, language),
    lastDay: dateWithWeekday(order.lastDay, language),
    lastDayShort: dayAndMonth(order.lastDay, language),
    count: counted(order.findings.length + order.unread.length, "gap", language),
    forms: gapsByForm(order.findings, words, language),
    unread: unreadFiles(order.unread, words, language),
  };
}

/** Every file that could not be read: why, and what to send instead. */
export function unreadFiles(unread: readonly Unread[], words: Words, language: Language): ViewOf<"refine">["unread"] {
  return unread.map(({ source, reason }) => ({
    source,
    why: words.unread[reason].why[language],
    instead: words.unread[reason].instead[language],
  }));
}

/** Nothing where today's calendar would count to another day: an open deadline may have moved to the applicant's favour. */
function countedDays(order: RefineOrder, desk: Desk, language: Language): ViewOf<"refine">["days"] {
  const days = countDays(order.countedFrom, REFINE_DAYS, desk.calendar);
  if (days.at(-1)?.date !== order.lastDay) return [];
  return days.map((day) => countedDay(day, desk.templates.words, language));
}

function countedDay(day: CountedDay, words: Words, language: Language): ViewOf<"refine">["days"][number] {
  return {
    date: dayWithWeekday(day.date, language),
    number: day.counted ? filled(words.count.number[language], { number: String(day.number) }) : "",
    reason: day.reason?.[language] ?? "",
  };
}

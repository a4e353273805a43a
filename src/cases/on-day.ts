/** Time passes: the reminder, the refusal of law:11, and a calendar that was corrected. */
import type { Instant } from "../calendar/plain-date.ts";
import { almatyDay, almatyTime } from "../calendar/plain-date.ts";
import { countDays } from "../calendar/working-days.ts";
import { lastDayToRefine, REFINE_DAYS } from "../rules/10-review.ts";
import { refusalIsDue } from "../rules/11-refusal.ts";
import type { Case, ReviewReason } from "./case.ts";
import type { Decision, Desk } from "./desk.ts";
import { todayOf } from "./desk.ts";
import { refineLetter, refusedLetter, reminderLetter } from "./orders.ts";
import { facts, reviewLetters } from "./to-review.ts";

/** `readThrough`: every message received before this moment has been taken in and decided. Undefined: nothing is due. */
export function onDay(of: Case, readThrough: Instant | undefined, desk: Desk): Decision | undefined {
  if (of.state !== "refine") return undefined;
  const moved = onCalendar(of, desk);
  if (moved) return moved;
  const notice = desk.notice(of.number);
  if (notice === "waits") return undefined;
  if (notice === "failed") return askStaff(of, ["bounced"], desk);
  if (refusalIsDue(of.lastDay, readThrough)) return refuseLate(of, desk);
  if (reminderIsDue(of, desk)) return remind(of, desk);
  return undefined;
}

type RefineCase = Case & { readonly state: "refine" };

/** law:11; with `decisions: staff` a person says the word. */
export function refuseLate(of: RefineCase, desk: Desk): Decision {
  if (desk.decisions === "staff") return askStaff(of, ["staff-decides"], desk);
  const on = todayOf(desk);
  const next: Case = { ...facts(of), state: "refused", on, lastDay: of.lastDay };
  return {
    next,
    letters: [refusedLetter(next, desk, { kind: "deadline", lastDay: of.lastDay })],
    entries: [],
    notes: [{ what: "refused", detail: { clause: "11", lastDay: of.lastDay } }],
  };
}

function askStaff(of: RefineCase, reasons: readonly ReviewReason[], desk: Desk): Decision {
  const next: Case = { ...facts(of), state: "review", reasons };
  return {
    next,
    letters: reviewLetters(next, reasons, desk, ""),
    entries: [],
    notes: [{ what: "review", detail: { reasons, lastDay: of.lastDay } }],
  };
}

function reminderIsDue(of: RefineCase, desk: Desk): boolean {
  const [day, time] = [almatyDay(desk.now), almatyTime(desk.now)];
  return of.lastDay === day && time >= desk.remindAt && of.remindedOn !== day;
}

function remind(of: RefineCase, desk: Desk): Decision {
  const next: RefineCase = { ...of, remindedOn: todayOf(desk) };
  return {
    next,
    letters: [reminderLetter(next, desk)],
    entries: [],
    notes: [{ what: "reminded", detail: { lastDay: of.lastDay } }],
  };
}

/** Contract §6 – a later change of the calendar moves open deadlines only to the applicant's favour. */
function onCalendar(of: RefineCase, desk: Desk): Decision | undefined {
  if (of.calendarVersion === desk.calendar.version) return undefined;
  const counted = lastDayToRefine(of.refineSentOn, desk.calendar);
  const lastDay = counted > of.lastDay ? counted : of.lastDay;
  const next: RefineCase = { ...of, lastDay, calendarVersion: desk.calendar.version };
  const reason = countDays(of.refineSentOn, REFINE_DAYS, desk.calendar).filter((day) => !day.counted);
  const detail = {
    before: of.lastDay,
    after: lastDay,
    reason,
    was: of.calendarVersion,
    calendar: desk.calendar.version,
  };
  return { next, letters: [], entries: [], notes: lastDay === of.lastDay ? [] : [{ what: "deadline-moved", detail }] };
}

/**
 * The letter of law:10.2 could not leave on the day it was written: the three days run from the day on which it is sent,
 * so the deadline is set anew and the letter written again. A later letter of the same case keeps the deadline.
 */
export function onDelay(of: Case, desk: Desk, alsoTo?: string): Decision | undefined {
  const today = todayOf(desk);
  if (of.state !== "refine") return undefined;
  if (desk.notice(of.number) !== "waits" || of.refineSentOn >= today)
    return { next: of, letters: [refineLetter(of, desk, [], true, alsoTo)], entries: [], notes: [] };
  const lastDay = lastDayToRefine(today, desk.calendar);
  const next: RefineCase = { ...of, lastDay, refineSentOn: today, calendarVersion: desk.calendar.version };
  const detail = { before: of.lastDay, after: lastDay, letterDelayed: true };
  return {
    next,
    letters: [refineLetter(next, desk, [], false, alsoTo)],
    entries: [],
    notes: [{ what: "deadline-moved", detail }],
  };
}

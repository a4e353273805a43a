/** Opening a case: number, day of registration, and the last day for staff to look. */
import { registrationDay } from "../calendar/registration.ts";
import { reviewBy } from "../rules/10-review.ts";
import type { Case, CaseKind } from "./case.ts";
import type { Desk } from "./desk.ts";
import { todayOf } from "./desk.ts";
import type { Incoming } from "./incoming.ts";

/** A case as it stands before anything is decided: answered, with nothing in it. */
export function newCase(kind: CaseKind, incoming: Incoming, desk: Desk): Case {
  const registeredOn = registrationDay(incoming.receivedAt, desk.workdayEnds, desk.calendar);
  return {
    number: desk.newNumber(registeredOn),
    kind,
    categories: [],
    address: incoming.from ?? "",
    receivedAt: incoming.receivedAt,
    registeredOn,
    reviewBy: reviewBy(registeredOn, desk.calendar),
    calendarVersion: desk.calendar.version,
    forms: [],
    findings: [],
    remarks: [],
    entries: [],
    thread: threadOf(incoming),
    state: "answered",
    on: todayOf(desk),
  };
}

export function threadOf(incoming: Incoming): Case["thread"] {
  const references = incoming.references;
  return incoming.messageId === undefined ? { references } : { messageId: incoming.messageId, references };
}

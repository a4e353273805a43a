/** Lays on the clerk's desk what one decision needs, from the state. */
import { addDays, almatyDay, instant } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import type { Found, Keys } from "../cases/belonging.ts";
import type { Case } from "../cases/case.ts";
import type { Desk } from "../cases/desk.ts";
import type { EntryRecord } from "../cases/entry.ts";
import { nextCaseNumber, openHolders } from "../storage/case-files.ts";
import { entriesFor, nextEntryNumber } from "../storage/entries.ts";
import { noticeOf, wasWritten } from "../storage/letters.ts";
import type { Office } from "./office.ts";

/** Contract §3 – help goes to one address at most once a week. */
const HELP_DAYS = 7;
const DAY_MS = 86_400_000;

export function layDesk(office: Office, keys: Keys, cases: readonly Case[]): Desk {
  const { settings, store } = office;
  const now = office.now();
  const numbers = cases.flatMap((of) => of.entries);
  const entries = entriesFor(store, keys.identities, keys.address, numbers);
  return {
    now,
    calendar: office.calendar(),
    workdayEnds: settings.workdayEnds,
    remindAt: settings.digestAt,
    languages: settings.languages,
    decisions: settings.decisions,
    staff: settings.staff,
    newNumber: (registeredOn) => nextCaseNumber(store, registeredOn.slice(0, 4)),
    nextEntry: nextEntryNumber(store),
    entries,
    heldBy: heldBy(office, keys, entries),
    notice: (number) => noticeOf(store, number),
    helpedLately: keys.address !== undefined && wasWritten(store, "help", keys.address, daysBefore(now, HELP_DAYS)),
  };
}

export function casesFound(found: Found): readonly Case[] {
  return [...found.byReference, ...found.byNumber, ...found.byIdentity, ...found.byAddress];
}

/** Somebody else's open case or entry with the same number: a remark for staff. */
function heldBy(office: Office, keys: Keys, entries: readonly EntryRecord[]): ReadonlyMap<string, string> {
  const others = entries.filter(
    ({ address, identity }) => address !== keys.address && keys.identities.includes(identity),
  );
  const byEntry = others.map(({ identity, entry }) => [identity, `№ ${entry.number}`] as const);
  return new Map([...openHolders(office.store, keys.identities, undefined), ...byEntry]);
}

export function daysBefore(now: Instant, days: number): Instant {
  return instant(new Date(Date.parse(now) - days * DAY_MS));
}

/** The Almaty day before the one of `now`. */
export function dayBefore(now: Instant) {
  return addDays(almatyDay(now), -1);
}

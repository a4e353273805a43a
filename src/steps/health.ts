/** `/healthz`: live where the mailbox was read through lately, ready where everything works that a letter needs. */
import { almatyDay } from "../calendar/plain-date.ts";
import { isCovered } from "../calendar/working-days.ts";
import { instantOf } from "../storage/facts.ts";
import { assertRoom } from "./daemon/disk-room.ts";
import type { Part, Pulse } from "./daemon/pulse.ts";
import type { Office } from "./office.ts";

export type Health = {
  readonly live: boolean;
  readonly ready: boolean;
  readonly lastScan: string | null;
  readonly checks: Readonly<Record<"imap" | "smtp" | "database" | "disk" | "calendar" | "publication", boolean>>;
};

/** The daemon reads the mailbox through every minute; silence of ten is an alarm. */
const SILENCE_MS = 10 * 60_000;

/** `sinceStartMs`: a daemon that has just begun has not been silent yet. */
export function healthOf(office: Office, pulse: Pulse, sinceStartMs: number): Health {
  const lastScan = holds(() => instantOf(office.store, "last-scan"));
  const silence = lastScan.value === undefined ? sinceStartMs : Date.parse(office.now()) - Date.parse(lastScan.value);
  const today = almatyDay(office.now());
  const checks = {
    imap: isWell(pulse, "mailbox"),
    smtp: isWell(pulse, "sending"),
    database: lastScan.held && isWell(pulse, "decisions") && isWell(pulse, "time"),
    disk: holds(() => assertRoom(office.settings.stateDir)).held,
    calendar: holds(() => isCovered(Number(today.slice(0, 4)), office.calendar())).value === true,
    publication: isWell(pulse, "publication"),
  };
  return {
    live: silence < SILENCE_MS || sinceStartMs < SILENCE_MS,
    ready: Object.values(checks).every(Boolean),
    lastScan: lastScan.value ?? null,
    checks,
  };
}

function isWell(pulse: Pulse, part: Part): boolean {
  return pulse.of(part).state === "well";
}

function holds<T>(
  look: () => T,
): { readonly held: true; readonly value: T } | { readonly held: false; readonly value?: never } {
  try {
    return { held: true, value: look() };
  } catch {
    return { held: false };
  }
}

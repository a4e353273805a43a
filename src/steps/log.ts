/** The log: one JSON line an event, on stderr, with names from one list and no personal data. */
import { destination, pino } from "pino";
import type { Logger } from "pino";

/** Every event that a line can tell of; the README lists them. */
export const LOG_EVENTS = {
  started: "the daemon runs",
  "standing-by": "another daemon works on the state; this one takes over when it ends",
  stopping: "the daemon was asked to end, or ends on a fault of its own",
  "mailbox-read": "a scan of the mailbox is complete: known, new",
  "mailbox-unreachable": "the mailbox can't be read; refusals wait, mail stays on the server",
  "state-unusable": "the state can't be read or written now (locked, a fault of the disk); tried again by itself",
  "disk-full": "no room on the disk: no mail is taken in, it stays on the server; make room, the rest goes by itself",
  "smtp-unreachable": "letters can't leave; they wait and are tried again",
  "clock-jumped": "the clock was set by more than five minutes: deadlines wait for an hour; look at the clock",
  recovered: "what was in trouble is well again: part",
  "message-decided": "a message was read and decided: outcome, cases, milliseconds",
  "message-set-aside": "a message ended the process thrice; a person must look at its original",
  "letter-sent": "a letter left: kind, case, proof",
  "letter-waits": "a letter could not leave and is tried again",
  "letter-in-doubt": "nobody knows whether a letter left; it waits for its proof",
  "letter-proved": "a letter's copy came back: it did leave",
  "letter-failed": "the server refused a letter for good; staff must find another way",
  "letter-bounced": "a letter came back undelivered",
  "case-moved": "time moved a case: reminder, refusal, deadline",
  "register-published": "the public register was written: entries, files, milliseconds",
  "register-unpublished": "the public register could not be written; the last good one stays",
  "register-uploaded": "the operator's command carried the public register further: milliseconds, its last words",
  "register-not-uploaded": "that command failed or took too long; it is tried again",
  "digest-written": "the daily digest was written",
  "calendar-damaged": "a calendar file can't be read: the last good calendar stays; mend the file",
  "calendar-not-covered": "a year of which the calendar knows nothing is near: add data/calendar/YEAR.json",
} as const;
export type LogEvent = keyof typeof LOG_EVENTS;

export type Log = {
  readonly info: (event: LogEvent, detail?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (event: LogEvent, detail?: Readonly<Record<string, unknown>>) => void;
  readonly error: (event: LogEvent, detail?: Readonly<Record<string, unknown>>) => void;
};

export function openLog(level: string): Log {
  const logger: Logger = pino(
    { level, base: { app: "tizilim" }, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: 2, sync: true }),
  );
  return {
    info: (event, detail = {}) => logger.info({ event, ...detail }, LOG_EVENTS[event]),
    warn: (event, detail = {}) => logger.warn({ event, ...detail }, LOG_EVENTS[event]),
    error: (event, detail = {}) => logger.error({ event, ...detail }, LOG_EVENTS[event]),
  };
}

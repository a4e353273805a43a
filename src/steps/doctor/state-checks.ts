/** The state: whether it is sound, of this version, and lately worked on. */
import type { Instant } from "../../calendar/plain-date.ts";
import { inspectState } from "../../storage/inspect-state.ts";
import type { StateReport } from "../../storage/inspect-state.ts";
import { fail, ok, warn } from "./check.ts";
import type { Check } from "./check.ts";

const MINUTE = 60_000;
/** The daemon reads the mailbox through every minute; silence of ten is an alarm. */
const SILENCE_MINUTES = 10;
/** A clock that is set may jump back so much. */
const APART_MINUTES = 5;
const BACKUP_DAYS = 7;
const RESTORE = "stop the daemon, keep a copy of the folder, and restore the last backup";

type Readable = StateReport & { readonly kind: "readable" };

/** Every page of the database and every line of the history is read. */
export function stateChecks(dir: string, now: Instant): readonly Check[] {
  const state = inspectState(dir, "whole");
  switch (state.kind) {
    case "absent":
      return [ok("state", "none yet: the first start makes it")];
    case "broken":
      return [damaged(state.detail)];
    case "readable":
      return [schemaCheck(state), historyCheck(state), scanCheck(state, now, warn), ...backupCheck(state, now)];
  }
}

/** Cheap enough for every minute; a daemon is expected to work on the state. */
export function liveStateChecks(dir: string, now: Instant): readonly Check[] {
  const state = inspectState(dir, "glance");
  switch (state.kind) {
    case "absent":
      return [fail("state", "there is none yet", "start the daemon: tizilim start")];
    case "broken":
      return [damaged(state.detail)];
    case "readable":
      return [schemaCheck(state), scanCheck(state, now, fail)];
  }
}

function damaged(detail: string): Check {
  return fail("state", `the database is damaged: ${detail}`, RESTORE);
}

function schemaCheck({ schema, knownSchema }: Readable): Check {
  if (schema > knownSchema)
    return fail(
      "state",
      `written by a newer tizilim (schema ${schema}, this one knows ${knownSchema})`,
      "use that version, or restore a backup",
    );
  if (schema < knownSchema)
    return warn(
      "state",
      `of an older tizilim (schema ${schema} of ${knownSchema}): the next start changes it for good`,
      "take a backup before it",
    );
  return ok("state", `the database is sound (schema ${schema})`);
}

function historyCheck({ brokenHistory }: Readable): Check {
  if (brokenHistory === undefined) return ok("history", "the chain of every line is whole");
  return fail("history", `line ${brokenHistory} was changed, or one before it taken out`, RESTORE);
}

/** `silence`: how bad it is where nobody reads the mailbox. */
function scanCheck({ lastScan }: Readable, now: Instant, silence: typeof warn): Check {
  const remedy = "if the daemon runs, its log says why (event mailbox-unreachable); if not: tizilim start";
  if (lastScan === undefined) return silence("mailbox read", "the mailbox was never read through", remedy);
  const minutes = Math.floor((Date.parse(now) - Date.parse(lastScan)) / MINUTE);
  if (minutes < -APART_MINUTES) {
    const says = `it was last read through at ${lastScan}, which is still to come`;
    return fail("mailbox read", says, "set the clock: it was put back");
  }
  if (minutes <= SILENCE_MINUTES) return ok("mailbox read", `${Math.max(0, minutes)} minutes ago`);
  return silence("mailbox read", `the mailbox was last read through at ${lastScan}`, remedy);
}

function backupCheck({ lastBackup }: Readable, now: Instant): readonly Check[] {
  const days = lastBackup && Math.floor((Date.parse(now) - Date.parse(lastBackup)) / (24 * 60 * MINUTE));
  if (days !== undefined && days <= BACKUP_DAYS) return [ok("backup", `${days} days old`)];
  const says = days === undefined ? "none was ever made" : `the last one is ${days} days old`;
  return [warn("backup", says, "tizilim backup FILE, from cron or a timer, onto another machine")];
}

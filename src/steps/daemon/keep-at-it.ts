/** One part of the daemon, round after round: faults of the world make it pause and try again, one of our own ends it. */
import { setTimeout as pause } from "node:timers/promises";
import { MailboxFault } from "../../mail/mailbox-fault.ts";
import type { LogEvent } from "../log.ts";
import type { Office } from "../office.ts";
import { isOfTheWorld } from "../world-fault.ts";
import { DiskFull } from "./disk-room.ts";
import type { Part, Pulse } from "./pulse.ts";
import type { Rhythm } from "./rhythm.ts";

export type Keeping = {
  readonly office: Office;
  readonly pulse: Pulse;
  readonly rhythm: Rhythm;
  readonly signal: AbortSignal;
};

/** The line that tells of trouble in each part; a full disk has one of its own. */
const TROUBLES: Readonly<Record<Part, LogEvent>> = {
  mailbox: "mailbox-unreachable",
  decisions: "state-unusable",
  time: "state-unusable",
  sending: "smtp-unreachable",
  publication: "register-unpublished",
};
/** Said at the first fault in a row, and then now and again. */
const SAY_EVERY = 10;

/** Does its work once, says that it went well, and waits for the next occasion. */
export type Round = (well: () => void) => Promise<void>;

/** Round after round until `signal`; throws what is a fault of our own. */
export async function keepAtIt(keeping: Keeping, part: Part, round: Round): Promise<void> {
  const { signal, pulse, office } = keeping;
  const well = (): void => {
    if (pulse.of(part).state === "troubled") office.log.info("recovered", { part });
    pulse.well(part);
  };
  while (!signal.aborted) {
    try {
      await round(well);
    } catch (fault) {
      if (signal.aborted) return;
      if (!isOfTheWorld(fault)) throw fault;
      await pause(troubled(keeping, part, fault), undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Says it where it is new. Returns how long to pause. */
function troubled({ office, pulse, rhythm }: Keeping, part: Part, fault: Error): number {
  const times = pulse.troubled(part, fault.message);
  const event = fault instanceof DiskFull || isFullDisk(fault) ? "disk-full" : TROUBLES[part];
  const kind = fault instanceof MailboxFault ? { kind: fault.kind } : {};
  if (times % SAY_EVERY === 1) office.log.error(event, { part, ...kind, cause: fault.message, times });
  if (fault instanceof MailboxFault && fault.kind === "login-refused") return rhythm.loginPauseMs;
  return rhythm.pausesMs[Math.min(times, rhythm.pausesMs.length) - 1] ?? rhythm.roundMs;
}

function isFullDisk(fault: Error): boolean {
  return "code" in fault && ["ENOSPC", "EDQUOT", "SQLITE_FULL"].includes(String(fault.code));
}

/** One clerk at a time on one state: `start` and `once` hold its lock while they work. */
import { setTimeout as pause } from "node:timers/promises";
import { lockState } from "../storage/instance-lock.ts";
import type { InstanceLock } from "../storage/instance-lock.ts";
import { StoreFault } from "../storage/store.ts";
import type { Office } from "./office.ts";

/** Throws `StoreFault` at once where another process works on the state. */
export async function asOnlyClerk<T>(office: Office, work: () => Promise<T>): Promise<T> {
  const lock = lockState(office.settings.stateDir);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** The operating system frees the lock of a process that ended, however it ended. */
const LOOK_MS = 1_000;

/** As `asOnlyClerk`, but waits until the other one has ended; does nothing where `signal` comes first. */
export async function asStandby(office: Office, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  let told = false;
  while (!signal.aborted) {
    const lock = lockWhereFree(office.settings.stateDir);
    if (lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!told) office.log.info("standing-by");
    told = true;
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

function lockWhereFree(stateDir: string): InstanceLock | undefined {
  try {
    return lockState(stateDir);
  } catch (fault) {
    if (fault instanceof StoreFault) return undefined;
    throw fault;
  }
}

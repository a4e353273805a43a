/** One clerk at a time on one state: `start` and `once` hold its lock while they work. */
import { lockState } from "../storage/instance-lock.ts";
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

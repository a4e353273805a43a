/** One clerk at a time on one state: two would answer twice. The lock dies with the process, however it dies. */
import { join } from "node:path";
import Database from "better-sqlite3";
import { StoreFault } from "./store.ts";

export type InstanceLock = { readonly release: () => void };

/** Throws `StoreFault` at once where another process holds the state. SQLite's file lock is the operating system's. */
export function lockState(dir: string): InstanceLock {
  const db = new Database(join(dir, "lock.db"), { timeout: 0 });
  try {
    db.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    db.close();
    throw new StoreFault(
      `another tizilim works on the state in ${dir}: stop it first ('start' and 'once' may not run side by side)`,
      cause,
    );
  }
  return {
    release: () => {
      db.exec("ROLLBACK");
      db.close();
    },
  };
}

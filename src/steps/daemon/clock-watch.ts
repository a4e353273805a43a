/**
 * A clock that jumps must not refuse anybody: what only time causes waits until the clock has run evenly for a while.
 * Mail is read and answered all the same: its dates are the server's.
 */
import type { Log } from "../log.ts";

/** Slewing and leap seconds stay far below. */
const JUMP_MS = 5 * 60_000;

/** Returns whether deadlines may be judged by the clock. `elapsed`: milliseconds of a clock that nobody can set. 0: every jump is believed at once. */
export function watchClock(now: () => number, elapsed: () => number, believeAfterMs: number, log: Log): () => boolean {
  if (believeAfterMs === 0) return () => true;
  let apart = now() - elapsed();
  let jumpedAt: { readonly elapsed: number; readonly apart: number } | undefined;
  return () => {
    const drift = now() - elapsed() - apart;
    if (Math.abs(drift) < JUMP_MS) {
      if (jumpedAt) log.info("recovered", { part: "clock" });
      jumpedAt = undefined;
      return true;
    }
    const same = jumpedAt && Math.abs(now() - elapsed() - jumpedAt.apart) < JUMP_MS;
    if (!jumpedAt || !same) {
      jumpedAt = { elapsed: elapsed(), apart: now() - elapsed() };
      log.error("clock-jumped", { seconds: Math.round(drift / 1000) });
    }
    if (elapsed() - jumpedAt.elapsed < believeAfterMs) return false;
    apart = jumpedAt.apart;
    jumpedAt = undefined;
    log.info("recovered", { part: "clock" });
    return true;
  };
}

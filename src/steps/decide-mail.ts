/** Every stored message to its outcome, in the order in which they were received; the next ones are read meanwhile. */
import { endAttempt, undecided } from "../storage/messages.ts";
import type { StoredMessage } from "../storage/messages.ts";
import { decideRead, readStored } from "./decide-message.ts";
import type { ReadStored, Told } from "./decide-message.ts";
import type { Office } from "./office.ts";

/** So many messages are read while one is decided: the readers have a processor of their own. */
const AHEAD = 4;

export type OnDecided = (stored: StoredMessage, told: Told) => void;

/** Stops between two messages where `signal` says so. Returns how many were decided. */
export async function decideMail(office: Office, onDecided: OnDecided, signal?: AbortSignal): Promise<number> {
  const waiting = undecided(office.store);
  const readings = new Map<number, Promise<ReadStored>>();
  let done = 0;
  try {
    for (const [place, stored] of waiting.entries()) {
      if (signal?.aborted) return done;
      readAhead(office, waiting, place, readings);
      const found = await (readings.get(stored.id) ?? readStored(office, stored));
      readings.delete(stored.id);
      const told = await office.inTurn(() => decideRead(office, found));
      onDecided(stored, told);
      done += 1;
    }
    return done;
  } finally {
    await letGo(office, readings);
  }
}

/**
 * A message that ended the process before is read with nothing beside it: else its neighbours, who were only being read,
 * would be counted with it.
 */
function readAhead(
  office: Office,
  waiting: readonly StoredMessage[],
  place: number,
  readings: Map<number, Promise<ReadStored>>,
): void {
  if (waiting.slice(place).some((stored) => stored.attempts > 0)) return;
  for (const stored of waiting.slice(place, place + AHEAD)) {
    if (readings.has(stored.id)) continue;
    const reading = readStored(office, stored);
    reading.catch(() => undefined);
    readings.set(stored.id, reading);
  }
}

/** What was read and not decided did nothing wrong. */
async function letGo(office: Office, readings: ReadonlyMap<number, Promise<ReadStored>>): Promise<void> {
  for (const [id, reading] of readings) {
    const found = await reading.catch(() => undefined);
    if (found?.kind === "read") endAttempt(office.store, id);
  }
}

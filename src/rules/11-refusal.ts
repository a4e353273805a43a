/** law:11 – refusal of registration where no refined application came in the time of law:10.2. */
import { endOfDay } from "../calendar/plain-date.ts";
import type { Instant, PlainDate } from "../calendar/plain-date.ts";

/**
 * True where the last day is over and every message received until its end has been taken in.
 * A mailbox that can't be read stops refusals (contract §6): `readThrough` then stays behind.
 */
export function refusalIsDue(lastDay: PlainDate, readThrough: Instant | undefined): boolean {
  return readThrough !== undefined && readThrough >= endOfDay(lastDay);
}

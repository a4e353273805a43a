/** The clock of a run: the machine's, or the one that `--now` sets and that then stands still. */
import { instant } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import type { Words } from "./command.ts";
import { text, UsageFault } from "./command.ts";

export function clockOf(words: Words): () => Instant {
  const given = text(words, "now");
  if (given === undefined) return () => instant(new Date());
  const moment = momentOf(given);
  return () => moment;
}

/** A date without an hour is its beginning in Almaty; an hour without a zone is Almaty's. */
function momentOf(given: string): Instant {
  const zoned = /^\d{4}-\d\d-\d\d$/.test(given)
    ? `${given}T00:00:00+05:00`
    : /T[\d:.]+$/.test(given)
      ? `${given}+05:00`
      : given;
  const time = Date.parse(zoned);
  if (Number.isNaN(time))
    throw new UsageFault(`--now takes an ISO date, like 2026-10-28T09:00:00+05:00; not '${given}'`);
  return instant(new Date(time));
}

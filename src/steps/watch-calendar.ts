/** The calendar, read again when one of its files changes: an operator may correct it while the daemon runs. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { CalendarFault } from "../calendar/working-days.ts";
import type { Calendar } from "../calendar/working-days.ts";
import { loadCalendar } from "./load-calendar.ts";
import type { Log } from "./log.ts";
import { DATA_DIR } from "./settings.ts";

/**
 * Returns the function that gives the calendar as it stands. A file that was damaged meanwhile changes nothing: the last
 * good calendar stays, and one line of the log says what to mend. Throws `CalendarFault` where there is no good one yet.
 */
export function watchCalendar(ownDir: string | undefined, log: Log): () => Calendar {
  let seen = footprint(ownDir);
  let calendar = loadCalendar(ownDir);
  return () => {
    const now = footprint(ownDir);
    if (now === seen) return calendar;
    seen = now;
    try {
      calendar = loadCalendar(ownDir);
    } catch (fault) {
      if (!(fault instanceof CalendarFault)) throw fault;
      log.error("calendar-damaged", { cause: fault.message });
    }
    return calendar;
  };
}

/** Names, sizes and times of change of every calendar file. */
function footprint(ownDir: string | undefined): string {
  return [join(DATA_DIR, "calendar"), ...(ownDir ? [ownDir] : [])].flatMap(filesOf).join("\n");
}

function filesOf(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir).map((name) => {
    const { mtimeMs, size } = statSync(join(dir, name));
    return `${name} ${mtimeMs} ${size}`;
  });
}

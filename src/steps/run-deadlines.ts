/** Time: reminders, refusals, corrected calendars – for every case that waits for its applicant. */
import type { Instant } from "../calendar/plain-date.ts";
import type { Decision } from "../cases/desk.ts";
import { onDay } from "../cases/on-day.ts";
import { CaseMoved, casesInRefine } from "../storage/case-files.ts";
import type { HeldCase } from "../storage/case-files.ts";
import { commitDecisions } from "../storage/commit-decision.ts";
import { layDesk } from "./lay-desk.ts";
import type { Office } from "./office.ts";
import { writeLetters } from "./write-letters.ts";

const NO_KEYS = { references: [], numbers: [], identities: [] };

/** `readThrough`: every message received before it is decided; undefined while the mailbox can't be read. */
export async function runDeadlines(office: Office, readThrough: Instant | undefined): Promise<readonly Decision[]> {
  const done: Decision[] = [];
  for (const held of casesInRefine(office.store)) done.push(...(await moveCase(office, held, readThrough)));
  return done;
}

/** A corrected calendar and a passed deadline may both be due: until nothing is. */
async function moveCase(
  office: Office,
  held: HeldCase,
  readThrough: Instant | undefined,
): Promise<readonly Decision[]> {
  const done: Decision[] = [];
  let { case: of, version } = held;
  const desk = layDesk(office, NO_KEYS, [of]);
  for (;;) {
    const decision = onDay(of, readThrough, desk);
    if (!decision) return done;
    const letters = await writeLetters(office, decision, `day|${of.state === "refine" ? of.lastDay : ""}`);
    try {
      commitDecisions(office.store, {
        decisions: [{ decision, letters }],
        versions: new Map([[of.number, version]]),
        now: desk.now,
      });
    } catch (fault) {
      if (fault instanceof CaseMoved) return done;
      throw fault;
    }
    office.passing("deadline-stored");
    office.log.info("case-moved", {
      case: of.number,
      state: decision.next.state,
      notes: decision.notes.map(({ what }) => what),
    });
    done.push(decision);
    [of, version] = [decision.next, version + 1];
  }
}

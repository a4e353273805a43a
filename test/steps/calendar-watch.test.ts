/** An operator corrects, and damages, a calendar file while the daemon runs. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { plainDate } from "../../src/calendar/plain-date.ts";
import { isWorkingDay } from "../../src/calendar/working-days.ts";
import type { Log, LogEvent } from "../../src/steps/log.ts";
import { watchCalendar } from "../../src/steps/watch-calendar.ts";

const TUESDAY = plainDate("2026-10-20");
const DAY_OFF = JSON.stringify({
  year: 2026,
  wholeYear: false,
  days: [
    {
      date: TUESDAY,
      kind: "public-holiday",
      reason: { kk: "Сынақ", ru: "Проба", en: "Test" },
      source: ["order 1"],
      confidence: "high",
    },
  ],
});

function ownFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "tizilim-calendar-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

function notedLog(): { readonly log: Log; readonly events: LogEvent[] } {
  const events: LogEvent[] = [];
  const note = (event: LogEvent): void => void events.push(event);
  return { log: { info: note, warn: note, error: note }, events };
}

test("a corrected day counts at once; a damaged file changes nothing and is told once", () => {
  const dir = ownFolder();
  const { log, events } = notedLog();
  const calendar = watchCalendar(dir, log);
  expect(isWorkingDay(TUESDAY, calendar())).toBe(true);

  writeFileSync(join(dir, "own.json"), DAY_OFF);
  expect(isWorkingDay(TUESDAY, calendar())).toBe(false);
  expect(calendar()).toBe(calendar());

  writeFileSync(join(dir, "own.json"), DAY_OFF.slice(0, 80));
  expect(isWorkingDay(TUESDAY, calendar())).toBe(false);
  calendar();
  expect(events).toEqual(["calendar-damaged"]);

  rmSync(join(dir, "own.json"));
  expect(isWorkingDay(TUESDAY, calendar())).toBe(true);
});

/** A clock that jumps must not refuse anybody. */
import { expect, test } from "vitest";
import { watchClock } from "../../src/steps/daemon/clock-watch.ts";
import type { LogEvent } from "../../src/steps/log.ts";

const MINUTE = 60_000;

function watched() {
  const events: LogEvent[] = [];
  const note = (event: LogEvent): void => void events.push(event);
  const time = { now: Date.parse("2026-10-20T04:00:00Z"), elapsed: 0 };
  const isSteady = watchClock(
    () => time.now,
    () => time.elapsed,
    60 * MINUTE,
    { info: note, warn: note, error: note },
  );
  const pass = (minutes: number): void => {
    time.now += minutes * MINUTE;
    time.elapsed += minutes * MINUTE;
  };
  return { events, time, isSteady, pass };
}

test("an even clock is believed, for days", () => {
  const { isSteady, pass, events } = watched();
  for (let hour = 0; hour < 72; hour += 1) {
    pass(60);
    expect(isSteady()).toBe(true);
  }
  expect(events).toEqual([]);
});

test.each([3650 * 24 * 60, 10, -10, -24 * 60])(
  "a jump of %i minutes stops deadlines for an hour, told once",
  (jump) => {
    const { isSteady, pass, events, time } = watched();
    time.now += jump * MINUTE;
    expect(isSteady()).toBe(false);
    pass(59);
    expect(isSteady()).toBe(false);
    pass(2);
    expect(isSteady()).toBe(true);
    pass(60);
    expect(isSteady()).toBe(true);
    expect(events).toEqual(["clock-jumped", "recovered"]);
  },
);

test("a clock that is put right is believed at once", () => {
  const { isSteady, pass, events, time } = watched();
  time.now += 600 * MINUTE;
  expect(isSteady()).toBe(false);
  time.now -= 600 * MINUTE;
  pass(1);
  expect(isSteady()).toBe(true);
  expect(events).toEqual(["clock-jumped", "recovered"]);
});

test("a second jump begins the hour anew", () => {
  const { isSteady, pass, time } = watched();
  time.now += 600 * MINUTE;
  expect(isSteady()).toBe(false);
  pass(50);
  time.now += 600 * MINUTE;
  expect(isSteady()).toBe(false);
  pass(50);
  expect(isSteady()).toBe(false);
  pass(11);
  expect(isSteady()).toBe(true);
});

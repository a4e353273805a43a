import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { almatyDay, almatyTime, instant } from "../../src/calendar/plain-date.ts";
import { registrationDay } from "../../src/calendar/registration.ts";
import { isWorkingDay } from "../../src/calendar/working-days.ts";
import { CALENDAR } from "./legal-days.ts";

function registered(receivedAt: string): string {
  return registrationDay(instant(receivedAt), "18:30", CALENDAR);
}

describe("АППК 64(3): what comes is registered", () => {
  it.each([
    ["2026-10-22T00:00", "2026-10-22", "a working day, from its first minute"],
    ["2026-10-22T18:29:59.999", "2026-10-22", "the last moment of the working day"],
    ["2026-10-22T18:30", "2026-10-23", "the working day is over"],
    ["2026-10-23T23:59", "2026-10-27", "Friday night, then a weekend and a moved holiday"],
    ["2026-10-24T10:00", "2026-10-27", "a Saturday"],
    ["2026-10-26T10:00", "2026-10-27", "a moved day off"],
    ["2025-01-04T20:00", "2025-01-05", "a Saturday before a Sunday that is worked"],
    ["2025-01-05T10:00", "2025-01-05", "that Sunday"],
    ["2025-01-05T18:30", "2025-01-06", "the evening of that Sunday"],
    ["2026-12-31T19:00", "2027-01-05", "New Year's Eve"],
  ])("%s → %s (%s)", (receivedAt, day) => expect(registered(receivedAt)).toBe(day));

  it("reads the clock of Almaty, not of Greenwich", () => {
    expect(registered("2026-10-22T13:29:00Z")).toBe("2026-10-22");
    expect(registered("2026-10-22T13:30:00Z")).toBe("2026-10-23");
    expect(registered("2026-10-21T19:00:00Z")).toBe("2026-10-22");
  });

  it("at any moment: on a working day, never before it came, on the same day only within hours", () => {
    const moments = fc.date({ min: new Date("2025-01-01"), max: new Date("2027-12-20"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (date) => {
        const moment = instant(date);
        const day = registrationDay(moment, "18:30", CALENDAR);
        const inHours = isWorkingDay(almatyDay(moment), CALENDAR) && almatyTime(moment) < "18:30";
        expect(isWorkingDay(day, CALENDAR)).toBe(true);
        expect(day > almatyDay(moment)).toBe(!inHours);
      }),
    );
  });
});

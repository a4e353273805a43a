import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  addDays,
  almatyDay,
  almatyTime,
  assertAlmatyOffset,
  endOfDay,
  instant,
  instantAt,
  isInstant,
  isPlainDate,
  plainDate,
  weekday,
} from "../../src/calendar/plain-date.ts";

const inAlmaty = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Almaty",
  dateStyle: "short",
  timeStyle: "short",
});

describe("a day", () => {
  it.each(["2026-10-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("%s exists", (text) => {
    expect(plainDate(text)).toBe(text);
  });

  it.each(["2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "", "28.10.2026"])(
    "'%s' does not",
    (text) => {
      expect(isPlainDate(text)).toBe(false);
      expect(() => plainDate(text)).toThrow(RangeError);
    },
  );

  it.each([" 2026-10-28", "2026-10-28\n", "2026-10-28T00:00:00Z", "+02026-10-28", "２０２６-10-28"])(
    "'%s' is not taken for one",
    (text) => expect(isPlainDate(text)).toBe(false),
  );

  it("knows its weekday, Monday being 1 and Sunday 7", () => {
    expect(["2026-10-26", "2026-10-31", "2026-11-01"].map((day) => weekday(plainDate(day)))).toEqual([1, 6, 7]);
  });

  it("adds days over the ends of months and leap years, and back", () => {
    expect(addDays(plainDate("2028-02-28"), 2)).toBe("2028-03-01");
    expect(addDays(plainDate("2026-01-01"), -1)).toBe("2025-12-31");
    expect(() => addDays(plainDate("9999-12-31"), 1)).toThrow(RangeError);
  });
});

describe("a moment", () => {
  it.each([
    ["2026-10-28T18:59:59.999Z", "2026-10-28T18:59:59.999Z"],
    ["2026-10-28T23:59:59+05:00", "2026-10-28T18:59:59.000Z"],
    ["2026-10-28T23:59", "2026-10-28T18:59:00.000Z"],
    ["2026-10-28T23:59:30.1239", "2026-10-28T18:59:30.123Z"],
    ["2026-10-29", "2026-10-28T19:00:00.000Z"],
    ["2024-01-15T12:00", "2024-01-15T06:00:00.000Z"],
  ])("'%s' is %s: what names no offset is Almaty time", (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  it.each(["now", "", "2026-02-30T10:00", "2026-10-28T24:00", "2026-10-28T10:60", "2026-10-28 10:00", "1792000000"])(
    "'%s' is none",
    (text) => expect(() => instant(text)).toThrow(RangeError),
  );

  it("comes from a Date, unless that is invalid or out of reach", () => {
    expect(instant(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
    expect(() => instant(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => instant(new Date(8.64e15))).toThrow(RangeError);
  });

  it("is told from other text", () => {
    expect(isInstant("2026-10-28T18:59:59.999Z")).toBe(true);
    expect(isInstant("2026-10-28T18:59:59Z")).toBe(false);
    expect(isInstant("2026-02-30T18:59:59.999Z")).toBe(false);
    expect(isInstant("no moment at all, 24 ch.")).toBe(false);
  });
});

describe("Almaty's clock", () => {
  it("runs as the zone data of this Node says", () => {
    expect(assertAlmatyOffset).not.toThrow();
  });

  it.each([["GMT+06:00"], [undefined]])("does not start with zone data that says %s", (value) => {
    const parts = value === undefined ? [] : [{ type: "timeZoneName" as const, value }];
    const old = vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts").mockReturnValue(parts);
    expect(assertAlmatyOffset).toThrow(value ?? "nothing");
    old.mockRestore();
  });

  it("changes the day at 24:00 Almaty, not at midnight in Greenwich", () => {
    expect(almatyDay(instant("2026-10-28T18:59:59.999Z"))).toBe("2026-10-28");
    expect(almatyTime(instant("2026-10-28T18:59:59.999Z"))).toBe("23:59");
    expect(almatyDay(instant("2026-10-28T19:00:00.000Z"))).toBe("2026-10-29");
    expect(almatyTime(instant("2026-10-28T19:00:00.000Z"))).toBe("00:00");
  });

  it("ends a day where the next begins", () => {
    expect(endOfDay(plainDate("2026-10-28"))).toBe("2026-10-28T19:00:00.000Z");
    expect(endOfDay(plainDate("2024-02-29"))).toBe("2024-02-29T19:00:00.000Z");
    expect(instantAt(plainDate("2026-10-28"), "09:00")).toBe("2026-10-28T04:00:00.000Z");
  });

  it.each(["9:00", "24:00", "12:60", "noon", "09:00\n"])("has no '%s'", (time) => {
    expect(() => instantAt(plainDate("2026-10-28"), time)).toThrow(RangeError);
  });

  it("agrees with Intl at any moment from 2005 to 2100, the change of March 2024 among them", () => {
    const moments = fc.date({ min: new Date("2005-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    const nearTheChange = fc.date({ min: new Date("2024-02-29"), max: new Date("2024-03-02"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.oneof(moments, nearTheChange), (date) => {
        const moment = instant(date);
        expect(`${almatyDay(moment)} ${almatyTime(moment)}`).toBe(inAlmaty.format(date));
      }),
    );
  });

  it("finds every day and time again that it was given", () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(plainDate("2024-03-01"), n));
    const times = fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(-13, -8));
    fc.assert(
      fc.property(days, times, (day, time) => {
        const moment = instantAt(day, time);
        expect([almatyDay(moment), almatyTime(moment)]).toEqual([day, time]);
        expect(moment < endOfDay(day) && moment >= endOfDay(addDays(day, -1))).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/calendar/plain-date.ts";
import { CalendarFault, calendarOf, isCovered, isWorkingDay } from "../../src/calendar/working-days.ts";
import { calendarFiles } from "./legal-days.ts";

const DAY = {
  date: "2026-05-08",
  kind: "moved-day-off",
  reason: {
    kk: "демалыс күні 4 мамырдан ауыстырылды",
    ru: "выходной перенесен с 4 мая",
    en: "day off moved from 4 May",
  },
  source: ["an order of the labour ministry"],
  confidence: "high",
};

function corrections(...days: unknown[]): unknown {
  return { year: 2026, wholeYear: false, days };
}

describe("an operator's file", () => {
  it("corrects single days of a covered year", () => {
    const calendar = calendarOf([...calendarFiles(), corrections(DAY)]);
    expect(isWorkingDay(plainDate("2026-05-08"), calendarOf(calendarFiles()))).toBe(true);
    expect(isWorkingDay(plainDate("2026-05-08"), calendar)).toBe(false);
    expect(isWorkingDay(plainDate("2026-05-11"), calendar)).toBe(false);
  });

  it("can make a day off a working day", () => {
    const calendar = calendarOf([...calendarFiles(), corrections({ ...DAY, date: "2026-05-11", kind: "working-day" })]);
    expect(isWorkingDay(plainDate("2026-05-11"), calendar)).toBe(true);
  });

  it("does not make a year covered by telling some days of it", () => {
    const calendar = calendarOf([{ year: 2028, wholeYear: false, days: [{ ...DAY, date: "2028-01-03" }] }]);
    expect(isCovered(2028, calendar)).toBe(false);
    expect(isWorkingDay(plainDate("2028-01-03"), calendar)).toBe(false);
    expect(isWorkingDay(plainDate("2028-12-16"), calendar)).toBe(false);
  });

  it("keeps the version it was given", () => {
    expect(calendarOf(calendarFiles(), "abc").version).toBe("abc");
  });
});

describe("a damaged file is named, with its day, and nothing is guessed", () => {
  it.each<[string, unknown, string | undefined]>([
    ["no object", "2026", undefined],
    ["null", null, undefined],
    ["a list", [], undefined],
    ["no year", { wholeYear: true, days: [] }, undefined],
    ["a year out of reach", { year: 20266, wholeYear: true, days: [] }, undefined],
    ["no word on the whole year", { year: 2026, days: [] }, undefined],
    ["no days", { year: 2026, wholeYear: false }, undefined],
    ["a day that is no object", corrections(DAY, "2026-05-09"), "#2"],
    ["a day without a date", corrections({ ...DAY, date: undefined }), "#1"],
    ["a day that does not exist", corrections({ ...DAY, date: "2026-02-29" }), "#1"],
    ["a day of another year", corrections({ ...DAY, date: "2027-05-10" }), "2027-05-10"],
    ["an unknown kind", corrections({ ...DAY, kind: "day-off" }), "2026-05-08"],
    ["a day off moved to a Saturday", corrections({ ...DAY, date: "2026-05-16" }), "2026-05-16"],
    ["a reason in two languages", corrections({ ...DAY, reason: { kk: "а", ru: "б" } }), "2026-05-08"],
    ["an empty reason", corrections({ ...DAY, reason: { kk: "а", ru: "б", en: " " } }), "2026-05-08"],
    ["no source", corrections({ ...DAY, source: [] }), "2026-05-08"],
    ["an unknown confidence", corrections({ ...DAY, confidence: "certain" }), "2026-05-08"],
    ["a day that stands twice", corrections(DAY, DAY), "2026-05-08"],
  ])("%s", (_, file, day) => {
    expect(faultOf([file])).toMatchObject({ name: "CalendarFault", day });
  });

  it("says the year of the file, and its place where the year is lost", () => {
    expect(faultOf([...calendarFiles(), corrections("?")]).file).toBe("2026");
    expect(faultOf([...calendarFiles(), {}]).file).toBe("#4");
    expect(faultOf([corrections({ ...DAY, source: [] })]).message).toBe(
      "calendar 2026, day 2026-05-08: 'source' names no source",
    );
  });

  it("misses any holiday that fell out of a whole year", () => {
    const [year] = calendarFiles().slice(1);
    const days = Array.isArray(year?.["days"]) ? year["days"] : [];
    const without = days.filter((day: { date: string }) => day.date !== "2026-07-06");
    expect(days.length - without.length).toBe(1);
    expect(faultOf([{ ...year, days: without }]).day).toBe("2026-07-06");
  });
});

function faultOf(files: readonly unknown[]): CalendarFault {
  try {
    calendarOf(files);
  } catch (error) {
    if (error instanceof CalendarFault) return error;
    throw error;
  }
  throw new Error("the file was taken");
}

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, plainDate, weekday } from "../../src/calendar/plain-date.ts";
import {
  addWorkingDays,
  countDays,
  coverage,
  isCovered,
  isWorkingDay,
  nextWorkingDay,
} from "../../src/calendar/working-days.ts";
import { CALENDAR, COVERED_YEARS, legalDays } from "./legal-days.ts";

const FIRST = plainDate("2025-01-01");
const anyDay = fc.integer({ min: 0, max: 5 * 365 }).map((days) => addDays(FIRST, days));

describe("days of the covered years", () => {
  it.each(COVERED_YEARS)("%i: each day is worked, or not, as the law's rules give it", (year) => {
    const days = [...legalDays(year).keys()].map(plainDate);
    expect(new Map(days.map((day) => [day, isWorkingDay(day, CALENDAR)]))).toEqual(legalDays(year));
  });

  it.each([
    [2025, 246],
    [2026, 247],
    [2027, 247],
  ])("%i has %i working days", (year, count) => {
    expect([...legalDays(year).keys()].filter((day) => isWorkingDay(plainDate(day), CALENDAR))).toHaveLength(count);
  });

  it.each([1, 3, 5, 10])("the deadline %i working days after any covered day is the one counted by hand", (n) => {
    const days = COVERED_YEARS.flatMap((year) => [...legalDays(year)]);
    const worked = days.filter(([, works]) => works).map(([day]) => day);
    const wrong = days.filter(([day]) => {
      const expected = worked.filter((later) => later > day)[n - 1];
      return expected !== undefined && addWorkingDays(plainDate(day), n, CALENDAR) !== expected;
    });
    expect(wrong).toEqual([]);
  });

  it("knows its years and how sure it is of each", () => {
    expect(coverage(CALENDAR)).toEqual([
      { year: 2025, confidence: "high" },
      { year: 2026, confidence: "medium-high" },
      { year: 2027, confidence: "low" },
    ]);
    expect(coverage({ version: "", years: [2030], days: new Map() })).toEqual([{ year: 2030, confidence: "low" }]);
    expect(isCovered(2027, CALENDAR)).toBe(true);
    expect(isCovered(2028, CALENDAR)).toBe(false);
  });
});

describe("law:10.2 – three working days to refine", () => {
  it("jumps over a weekend and the day off moved from Republic Day", () => {
    expect(addWorkingDays(plainDate("2026-10-22"), 3, CALENDAR)).toBe("2026-10-28");
  });

  it("explains every day on the way in three languages", () => {
    expect(countDays(plainDate("2026-10-22"), 3, CALENDAR)).toEqual([
      { date: "2026-10-23", counted: true, number: 1 },
      { date: "2026-10-24", counted: false, reason: { kk: "демалыс күні", ru: "выходной день", en: "weekend" } },
      {
        date: "2026-10-25",
        counted: false,
        reason: { kk: "Республика күні", ru: "День Республики", en: "Republic Day" },
      },
      {
        date: "2026-10-26",
        counted: false,
        reason: {
          kk: "25 қазаннан ауыстырылды, Республика күні",
          ru: "перенос с 25 октября, День Республики",
          en: "moved from 25 October, Republic Day",
        },
      },
      { date: "2026-10-27", counted: true, number: 2 },
      { date: "2026-10-28", counted: true, number: 3 },
    ]);
  });

  it("counts a Sunday that was made a working day, and says why", () => {
    const [friday, saturday, sunday] = countDays(plainDate("2025-01-02"), 1, CALENDAR);
    expect([friday?.counted, saturday?.counted]).toEqual([false, false]);
    expect(sunday).toMatchObject({ date: "2025-01-05", counted: true, number: 1 });
    expect(sunday?.reason?.en).toContain("moved to 3 January");
  });

  it("counts on over New Year's Eve", () => {
    expect(addWorkingDays(plainDate("2026-12-31"), 3, CALENDAR)).toBe("2027-01-08");
  });
});

describe("a year that is not covered", () => {
  it("has weekends and the fixed-date holidays off, and nothing else", () => {
    const off = [...legalDays(2028).keys()].map(plainDate).filter((day) => !isWorkingDay(day, CALENDAR));
    const fixed = "01-01 01-02 01-07 03-08 03-15 03-21 03-22 03-23 05-01 05-07 05-09 07-06 10-25 12-16".split(" ");
    expect(off.filter((day) => weekday(day) < 6)).toEqual(
      fixed.map((day) => plainDate(`2028-${day}`)).filter((day) => weekday(day) < 6),
    );
    expect(off.filter((day) => weekday(day) >= 6)).toHaveLength(106);
  });

  it("names the holiday", () => {
    const [day] = countDays(plainDate("2028-12-15"), 1, CALENDAR);
    expect(day).toMatchObject({ date: "2028-12-16", reason: { kk: "Тәуелсіздік күні" } });
  });

  it("keeps 30 August before 2026 and 15 March from 2027", () => {
    const empty = { version: "", years: [], days: new Map() };
    const works = (day: string) => isWorkingDay(plainDate(day), empty);
    expect(["2024-08-30", "2027-03-15"].map(works)).toEqual([false, false]);
    expect(["2024-03-15", "2027-08-30"].map(works)).toEqual([true, true]);
  });
});

describe("counting, for any day and number", () => {
  const anyNumber = fc.integer({ min: 1, max: 30 });

  it("ends on a working day after the first", () => {
    fc.assert(
      fc.property(anyDay, anyNumber, (day, n) => {
        const last = addWorkingDays(day, n, CALENDAR);
        expect(last > day && isWorkingDay(last, CALENDAR)).toBe(true);
      }),
    );
  });

  it("goes n and then m days as it goes n + m", () => {
    fc.assert(
      fc.property(anyDay, anyNumber, anyNumber, (day, n, m) => {
        const steps = addWorkingDays(addWorkingDays(day, n, CALENDAR), m, CALENDAR);
        expect(steps).toBe(addWorkingDays(day, n + m, CALENDAR));
      }),
    );
  });

  it("tells every day between, once and in order, numbered from 1 to n", () => {
    fc.assert(
      fc.property(anyDay, anyNumber, (day, n) => {
        const days = countDays(day, n, CALENDAR);
        expect(days.map((counted) => counted.date)).toEqual(days.map((_, index) => addDays(day, index + 1)));
        const numbers = days.flatMap((counted) => (counted.counted ? [counted.number] : []));
        expect(numbers).toEqual(Array.from({ length: n }, (_, index) => index + 1));
      }),
    );
  });

  it("gives the next working day, which may be the day itself", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = nextWorkingDay(day, CALENDAR);
        expect(next).toBe(isWorkingDay(day, CALENDAR) ? day : addWorkingDays(day, 1, CALENDAR));
      }),
    );
  });

  it("gives the day itself for 0, and refuses what is no number of days", () => {
    expect(addWorkingDays(FIRST, 0, CALENDAR)).toBe(FIRST);
    for (const broken of [-1, 1.5, Number.NaN, Infinity]) {
      expect(() => addWorkingDays(FIRST, broken, CALENDAR)).toThrow(RangeError);
    }
  });
});

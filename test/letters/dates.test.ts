import { describe, expect, it } from "vitest";
import { instant, plainDate } from "../../src/calendar/plain-date.ts";
import {
  dateWithWeekday,
  dayAndMonth,
  dayInDigits,
  dayWithWeekday,
  longDate,
  momentInWords,
} from "../../src/letters/dates.ts";

const WEDNESDAY = plainDate("2026-10-28");

describe("dates in words", () => {
  it("puts the year first in Kazakh and last in Russian", () => {
    expect(longDate(WEDNESDAY, "kk")).toBe("2026 жылғы 28 қазан");
    expect(longDate(WEDNESDAY, "ru")).toBe("28 октября 2026 года");
  });

  it("names the weekday", () => {
    expect(dateWithWeekday(WEDNESDAY, "kk")).toBe("2026 жылғы 28 қазан, сәрсенбі");
    expect(dateWithWeekday(WEDNESDAY, "ru")).toBe("28 октября 2026 года, среда");
    expect(dayWithWeekday(plainDate("2026-11-01"), "kk")).toBe("1 қараша, жексенбі");
    expect(dayWithWeekday(plainDate("2026-11-02"), "ru")).toBe("2 ноября, понедельник");
  });

  it("has a name for every month", () => {
    const months = Array.from({ length: 12 }, (_, index) => plainDate(`2026-${String(index + 1).padStart(2, "0")}-05`));
    expect(new Set(months.map((day) => dayAndMonth(day, "kk"))).size).toBe(12);
    expect(new Set(months.map((day) => dayAndMonth(day, "ru"))).size).toBe(12);
    expect(dayAndMonth(plainDate("2026-05-05"), "ru")).toBe("5 мая");
    expect(dayAndMonth(plainDate("2026-12-05"), "kk")).toBe("5 желтоқсан");
  });

  it("tells the time of Almaty, also where the day is another one than in UTC", () => {
    const lateEvening = instant("2026-10-27T19:05:00.000Z");
    expect(momentInWords(lateEvening, "kk")).toBe("2026 жылғы 28 қазан, сағат 00:05");
    expect(momentInWords(lateEvening, "ru")).toBe("28 октября 2026 года, 00:05");
    expect(dayInDigits(WEDNESDAY)).toBe("28.10");
  });
});

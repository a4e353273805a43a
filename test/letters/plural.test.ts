import { describe, expect, it } from "vitest";
import { counted } from "../../src/letters/plural.ts";

describe("numbers with their nouns", () => {
  it.each([
    [0, "0 рабочих дней"],
    [1, "1 рабочий день"],
    [2, "2 рабочих дня"],
    [3, "3 рабочих дня"],
    [4, "4 рабочих дня"],
    [5, "5 рабочих дней"],
    [11, "11 рабочих дней"],
    [12, "12 рабочих дней"],
    [14, "14 рабочих дней"],
    [21, "21 рабочий день"],
    [22, "22 рабочих дня"],
    [111, "111 рабочих дней"],
    [101, "101 рабочий день"],
  ])("%i in Russian", (count, words) => {
    expect(counted(count, "workingDay", "ru")).toBe(words);
  });

  it("keeps the Kazakh noun in the singular", () => {
    expect([1, 3, 5].map((count) => counted(count, "day", "kk"))).toEqual(["1 күн", "3 күн", "5 күн"]);
  });

  it("agrees with the size of a negative number", () => {
    expect(counted(-1, "case", "ru")).toBe("-1 дело");
  });
});

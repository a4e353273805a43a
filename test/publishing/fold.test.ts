import { describe, expect, it } from "vitest";
import { FOLDED, fold, searchWords } from "../../templates/public/fold.js";

describe("fold", () => {
  it.each([
    ["Өмірбек", "омирбек"],
    ["ӘҒҚҢӨҰҮҺІЁ", "агкноуухие"],
    ["Ауыл", "ауыл"],
    ["Cерик", "серик"],
    ["NGO Zhas", "ngo zhas"],
  ])("%s → %s", (text, key) => {
    expect(fold(text)).toBe(key);
  });

  it("has every Kazakh letter that a Russian keyboard lacks", () => {
    for (const letter of "әғқңөұүһі") expect(FOLDED).toHaveProperty(letter);
  });
});

describe("searchWords", () => {
  it("gives each word once", () => {
    expect(searchWords("«Жасыл ел» қоры, жасыл-ел 12")).toEqual(["жасыл", "ел", "коры", "12"]);
  });

  it("bounds what a long name can bring", () => {
    expect(searchWords("ә".repeat(10_000))).toEqual(["а".repeat(24)]);
    expect(searchWords(Array.from({ length: 900 }, (_, index) => `w${index}`).join(" "))).toHaveLength(200);
  });
});

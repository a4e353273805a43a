import { describe, expect, it } from "vitest";
import type { Glyph } from "../../../src/documents/layout/page-marks.ts";
import { paragraphsOf } from "../../../src/documents/layout/paragraphs.ts";
import { textOf } from "../../../src/forms/paper.ts";

/** A line of letters six points wide from x = 0; `look` is what all of them share. */
function line(text: string, y: number, look: Partial<Glyph> = {}): readonly Glyph[] {
  return Array.from(text, (letter, index) => ({
    text: letter,
    x0: 6 * index,
    x1: 6 * index + 6,
    y,
    size: 12,
    ...look,
  }));
}

function words(glyphs: readonly Glyph[], right = 400): readonly string[] {
  return paragraphsOf(glyphs, right).map(({ runs }) => textOf(runs));
}

describe("letters of a page", () => {
  it("are one word though blanks that carry an underline lie on them", () => {
    const carriers = [
      { text: " ", x0: 14.9, x1: 17.9, y: 20, size: 12 },
      { text: " ", x0: 17.9, x1: 20.9, y: 20, size: 12 },
    ];
    expect(words([...line("Мария Әлі", 20), ...carriers])).toEqual(["Мария Әлі"]);
  });

  it("are two words where a blank stands between them", () => expect(words([...line("ab cd", 20)])).toEqual(["ab cd"]));

  it("begin a new paragraph under a bold heading that fills its line", () =>
    expect(words([...line("Өтініш туралы арыз", 20, { bold: true }), ...line("Қожахметова Әсел", 34)], 110)).toEqual([
      "Өтініш туралы арыз",
      "Қожахметова Әсел",
    ]));

  it("begin a new paragraph under a caption in brackets", () =>
    expect(words([...line("(толық аты)", 20), ...line("тіркеуді сұраймын", 34)], 70)).toEqual([
      "(толық аты)",
      "тіркеуді сұраймын",
    ]));

  it("go on in a caption whose own bracket is still open", () =>
    expect(words([...line("(аты (болса)", 20), ...line("тұлғаның)", 34)], 75)).toEqual(["(аты (болса) тұлғаның)"]));

  it("go on in the same paragraph where the line was full", () =>
    expect(words([...line("тіркеуді сұраймын", 20), ...line("тізілімге", 34)], 110)).toEqual([
      "тіркеуді сұраймын тізілімге",
    ]));
});

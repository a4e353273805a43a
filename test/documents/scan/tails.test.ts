import { describe, expect, it } from "vitest";
import type { Word } from "../../../src/documents/scan/tesseract.ts";
import { withoutLostTails } from "../../../src/documents/scan/lost-tails.ts";

function word(text: string, bottom: number): Word {
  return { text, x0: 0, x1: 100, y0: 60, y1: bottom, confidence: 0.95, picture: 0, line: "1" };
}

function sure(words: readonly Word[]): readonly boolean[] {
  return withoutLostTails(words).map(({ confidence }) => confidence > 0.75);
}

describe("a word without letters that have tails", () => {
  it("is doubted where its ink reaches below the line: a letter lost its tail in reading", () =>
    expect(sure([word("Обшественный", 107), word("волонтеоов", 100), word("дома", 100)])).toEqual([false, true, true]));

  it("is believed where it ends on the line, or nobody knows where the line is", () => {
    expect(sure([word("Наша", 101), word("волонтео", 100), word("мама", 100)])).toEqual([true, true, true]);
    expect(sure([word("помошь", 107)])).toEqual([true]);
  });

  it("is believed where a tail explains it", () =>
    expect(sure([word("шарф", 107), word("волонтео", 100), word("мама", 100)])).toEqual([true, true, true]));
});

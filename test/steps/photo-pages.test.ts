import { describe, expect, it } from "vitest";
import type { Block, Paper } from "../../src/forms/paper.ts";
import { plainDate } from "../../src/calendar/plain-date.ts";
import { readForms } from "../../src/forms/read-forms.ts";
import { joinPhotoPages } from "../../src/steps/photo-pages.ts";
import { formDefinition } from "../../src/forms/definitions.ts";

const ROWS = formDefinition("volunteer").fields.find(({ id }) => id === "activities")?.options ?? [];

function line(text: string): Block {
  return { kind: "paragraph", runs: [{ text, confidence: 0.95 }] };
}

function table(rows: readonly (readonly [string, string])[]): Block {
  const cells = rows.map((row) => ({
    cells: row.map((text, column) => ({ column, columnSpan: 1, rowSpan: 1, blocks: [line(text)] })),
  }));
  return { kind: "table", rows: cells };
}

function activities(from: number, to: number, marked: readonly number[]): Block {
  return table(
    ROWS.slice(from - 1, to).map((option, index) => [
      `${from + index}) ${option.label.ru}`,
      marked.includes(from + index) ? "+" : "",
    ]),
  );
}

function photo(source: string, blocks: readonly Block[]): Paper {
  return { kind: "scan", source, blocks, flags: { pages: 1 } };
}

const FIRST = photo("3.jpg", [line("Анкета волонтера"), table([["Год рождения", "1999"]]), activities(1, 4, [2])]);
const SECOND = photo("1.jpg", [activities(5, 9, [7])]);
const THIRD = photo("2.jpg", [activities(10, 13, [12])]);

describe("pages of one form as separate photos", () => {
  it.each([[[FIRST, SECOND, THIRD]], [[THIRD, SECOND, FIRST]], [[SECOND, FIRST, THIRD]]])(
    "are one form in whatever order they came",
    (papers) => {
      const joined = joinPhotoPages(papers);
      expect(joined.map(({ source }) => source)).toEqual(["3.jpg"]);
      const [form] = readForms(joined, plainDate("2026-10-20")).forms;
      expect(form?.answers["activities"]?.value).toEqual([2, 7, 12]);
    },
  );

  it("stay apart where two forms could go on so", () => {
    const twin = { ...FIRST, source: "4.jpg" };
    expect(joinPhotoPages([FIRST, twin, SECOND])).toEqual([FIRST, twin, SECOND]);
  });

  it("are not joined where they are no photos", () => {
    const typed: Paper = { ...SECOND, kind: "docx" };
    expect(joinPhotoPages([FIRST, typed])).toEqual([FIRST, typed]);
  });
});

import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/documents/docx/read-docx.ts";
import { openPackage } from "../../../src/documents/package.ts";
import { blankAppendix, blankForm, filledForm, missingForm } from "../../../src/documents/write/write-docx.ts";
import { FORMS } from "../../../src/forms/definitions.ts";
import { textOf } from "../../../src/forms/paper.ts";
import type { Block, Cell, Paper } from "../../../src/forms/paper.ts";
import { FORM_IDS, LANGUAGES } from "../../../src/forms/reading.ts";
import type { Answer, AnswerValue, ReadForm } from "../../../src/forms/reading.ts";

describe("blank forms", () => {
  it.each(FORM_IDS.flatMap((form) => LANGUAGES.map((language) => [form, language] as const)))(
    "%s in %s prints the title and every label of the official form",
    (form, language) => {
      const words = wordsOf(readDocx("blank.docx", blankForm(form, language)));
      expect(words).toContain(FORMS[form].title[language]);
      const printed = FORMS[form].rows.flatMap((row) => (row.row === "field" ? [row.field] : []));
      const asked = FORMS[form].fields.filter(
        (field) => printed.includes(field.id) && !["options", "categories"].includes(field.kind),
      );
      for (const field of asked) expect(words).toContain(field.label[language]);
    },
  );

  it("are the same bytes each time", () => {
    expect(blankForm("group", "kk")).toEqual(blankForm("group", "kk"));
  });

  it("stand together in the appendix, in the order of Appendix 2", () => {
    const words = wordsOf(readDocx("all.docx", blankAppendix("ru")));
    const places = FORM_IDS.map((form) => words.indexOf(FORMS[form].title.ru));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  });

  it("print the three lines of a legal entity without a cell, as the order does", () => {
    const paper = readDocx("blank.docx", blankForm("organiser", "kk"));
    expect(cellsAfter(paper, "БСН")).toEqual([]);
  });
});

describe("the applicant's own form", () => {
  const read: ReadForm = {
    form: "volunteer",
    language: "kk",
    source: "saualnama.docx",
    answers: {
      fullName: answer("Қожахметова Әсел Ұланқызы"),
      birthYear: answer(1999),
      iin: { given: "990314491010", problem: "invalid", flaw: "check-digit", confidence: 1 },
      experience: answer("<b>3 жыл</b> & 'тәжірибе'\u0000"),
      activities: answer([1, 13]),
      roles: answer([4]),
    },
  };
  const marks = new Map([
    ["residence", "толтырыңыз: қала, көше, үй"],
    ["iin", "тексеріңіз: соңғы цифр"],
    ["otherActivities", "толтырыңыз: қандай қызмет"],
    ["availability", "толтырыңыз: 1–4"],
  ]);
  const bytes = filledForm(read, marks);
  const paper = readDocx("returned.docx", bytes);

  it("holds what was understood, and what was given where nothing was", () => {
    expect(cellsAfter(paper, "Т.А.Ә. (бар болған кезде)")).toEqual(["Қожахметова Әсел Ұланқызы"]);
    expect(cellsAfter(paper, "Туған жылы")).toEqual(["1999"]);
    expect(cellsAfter(paper, "ЖСН")).toEqual(["990314491010"]);
    expect(cellsAfter(paper, "Волонтерлік қызметтегі тәжірибесі")).toEqual(["<b>3 жыл</b> & 'тәжірибе'"]);
  });

  it("has gaps that a reader finds empty, with the note as a placeholder", () => {
    expect(cellsAfter(paper, "Тұрғылықты жері")).toEqual([""]);
    expect(paper.flags.placeholders).toBe(4);
    expect(wordsOf(paper)).not.toContain("←");
    expect(rawDocument(bytes)).toContain("← толтырыңыз: қала, көше, үй");
  });

  it("marks the chosen kinds with a plus and underlines the chosen role", () => {
    const chosen = rowsOf(paper)
      .filter(([, mark]) => mark === "+")
      .map(([label = ""]) => label.slice(0, 3));
    expect(chosen).toEqual(["1) ", "13)"]);
    expect(underlined(paper)).toEqual(["жаттықтырушы/оқытушы"]);
  });

  it("gives the lines of a legal entity a cell, so that they can be filled", () => {
    const organiser: ReadForm = {
      form: "organiser",
      language: "ru",
      source: "a.docx",
      answers: { bin: answer("200340900039") },
    };
    const returned = readDocx("returned.docx", filledForm(organiser, new Map([["registeredOn", "заполните"]])));
    expect(cellsAfter(returned, "БИН")).toEqual(["200340900039"]);
    expect(cellsAfter(returned, "Дата регистрации (перерегистрации)")).toEqual([""]);
  });

  it("keeps a group's list of more than three names", () => {
    const names = ["Әли", "Бота", "Ғани", "Дана", "Ұлан"];
    const group: ReadForm = { form: "group", language: "kk", source: "a.docx", answers: { members: answer(names) } };
    const returned = readDocx("returned.docx", filledForm(group, new Map()));
    expect(names.map((_, index) => cellsAfter(returned, `${index + 1}.`)[0])).toEqual(names);
  });
});

describe("the application", () => {
  it("underlines what was chosen and never puts a consent back", () => {
    const application: ReadForm = {
      form: "application",
      language: "ru",
      source: "a.docx",
      answers: {
        applicantName: answer("Ким Александр"),
        categories: answer(["coordinator"]),
        filledOn: answer("2026-10-15"),
      },
    };
    const paper = readDocx("a.docx", filledForm(application, new Map([["consent", "впишите согласие"]])));
    expect(underlined(paper)).toEqual(["Ким Александр", "координатор", '"15" октября 2026 года']);
    expect(wordsOf(paper)).not.toContain("Даю согласие");
  });
});

describe("a form that did not come", () => {
  it("is blank, with one note", () => {
    const paper = readDocx("m.docx", missingForm("coordinator", "kk", "осы сауалнаманы толтырыңыз"));
    expect(paper.flags.placeholders).toBe(1);
    expect(cellsAfter(paper, "ЖСН")).toEqual([""]);
  });
});

function answer(value: AnswerValue): Answer {
  return { value, given: typeof value === "object" ? "" : String(value), confidence: 1 };
}

function rawDocument(bytes: Uint8Array): string {
  return openPackage(bytes).text("word/document.xml") ?? "";
}

function wordsOf(paper: Paper): string {
  return wordsIn(paper.blocks);
}

function wordsIn(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === "paragraph") return textOf(block.runs);
      if (block.kind === "box") return wordsIn(block.blocks);
      return block.rows.map((row) => row.cells.map((cell) => wordsIn(cell.blocks)).join("\n")).join("\n");
    })
    .join("\n");
}

function rowsOf(paper: Paper): readonly (readonly string[])[] {
  return paper.blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.map((row) => row.cells.map(cellWords)) : [],
  );
}

function cellWords(cell: Cell): string {
  return wordsIn(cell.blocks).trim();
}

function cellsAfter(paper: Paper, label: string): readonly string[] {
  return (
    rowsOf(paper)
      .find(([first]) => first === label)
      ?.slice(1) ?? ["no such row"]
  );
}

function underlined(paper: Paper): readonly string[] {
  return allRuns(paper.blocks)
    .filter((run) => run.underline)
    .map((run) => run.text);
}

function allRuns(blocks: readonly Block[]): readonly { readonly text: string; readonly underline?: true }[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return block.runs;
    if (block.kind === "box") return allRuns(block.blocks);
    return block.rows.flatMap((row) => row.cells.flatMap((cell) => allRuns(cell.blocks)));
  });
}

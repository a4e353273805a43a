import { describe, expect, it } from "vitest";
import { FORMS, formDefinition } from "../../src/forms/definitions.ts";
import { FORM_IDS, LANGUAGES } from "../../src/forms/reading.ts";
import type { Flaw } from "../../src/forms/reading.ts";
import { PROBLEMS } from "../../src/rules/finding.ts";
import { clauseInWords, exampleOf, gapsByForm, wrongInWords } from "../../src/letters/gaps.ts";
import { DESK } from "./desk.ts";

const { words } = DESK.templates;
const FLAWS: readonly Flaw[] = [
  "check-digit",
  "impossible-number",
  "length",
  "date",
  "future",
  "seventh-digit",
  "entity-type",
  "iin-for-bin",
  "bin-for-iin",
  "phone",
  "email",
  "count",
  "year",
  "no-contact",
  "ambiguous-choice",
  "contradiction",
  "low-confidence",
];
const FIELDS = FORM_IDS.flatMap((form) => FORMS[form].fields.map((field) => ({ form, field: field.id })));

describe("findings in words", () => {
  it("has words of their own for every flaw, in both languages", () => {
    for (const language of LANGUAGES) {
      const said = FLAWS.map((flaw) =>
        wrongInWords(
          { form: "volunteer", language, field: "residence", problem: "invalid", clause: "8", flaw },
          words,
          language,
        ),
      );
      expect(new Set(said).size).toBe(FLAWS.length);
      expect(said.every((text) => /\p{L}.*\.$/u.test(text))).toBe(true);
    }
  });

  it("has words for every problem of every field, alone and with every flaw", () => {
    for (const { form, field } of FIELDS)
      for (const problem of PROBLEMS)
        for (const flaw of [undefined, ...FLAWS])
          for (const language of LANGUAGES) {
            const finding = { form, language, field, problem, clause: "8", ...(flaw && { flaw }) };
            expect(wrongInWords(finding, words, language)).toMatch(/^\P{Ll}.*\.$/u);
          }
  });

  it("has an example for every field, in the form's language", () => {
    for (const { form, field } of FIELDS) {
      const example = exampleOf(form, field, words);
      expect(example.kk).not.toBe("");
      expect(example.ru).not.toBe("");
    }
    expect(exampleOf("action", "name", words).ru).toContain("Акция");
  });

  it("names the questionnaire whose category was not chosen", () => {
    const given = formDefinition("coordinator").title.ru;
    const finding = {
      form: "application",
      language: "ru",
      field: "categories",
      problem: "conflict",
      clause: "8",
      given,
    } as const;
    expect(wrongInWords(finding, words, "ru")).toContain(`«${given}»`);
  });

  it("says in which other form the other side of a contradiction stands", () => {
    const against = { form: "application", language: "ru", field: "applicantName", given: "Ким А." } as const;
    const finding = {
      form: "volunteer",
      language: "ru",
      field: "fullName",
      problem: "conflict",
      clause: "8",
      against,
    } as const;
    const [form] = gapsByForm([finding], words, "ru");
    expect(form?.gaps[0]).toMatchObject({
      given: "",
      elsewhere: { where: `В документе «${formDefinition("application").title.ru}»`, given: "Ким А." },
    });
  });

  it("cites a clause and a part of a clause", () => {
    expect(clauseInWords("8", words, "kk")).toBe("Қағидалардың 8-тармағы");
    expect(clauseInWords("10.2", words, "ru")).toBe("часть 2 пункта 10 Правил");
  });
});

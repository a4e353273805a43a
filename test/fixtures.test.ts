import { describe, expect, it } from "vitest";
import type { Expected } from "../fixtures/expected.ts";
import { withCheckDigit } from "../fixtures/numbers.ts";
import { PEOPLE } from "../fixtures/people.ts";
import { RECIPES } from "../fixtures/recipes.ts";
import type { Recipe } from "../fixtures/recipes.ts";
import { plainDate } from "../src/calendar/plain-date.ts";
import { readDocx } from "../src/documents/docx/read-docx.ts";
import { readForms } from "../src/forms/read-forms.ts";
import { CATEGORIES, FORM_IDS, LANGUAGES } from "../src/forms/reading.ts";
import type { ReadForm } from "../src/forms/reading.ts";
import { chosenCategories } from "../src/rules/04-application.ts";
import { completeness } from "../src/rules/08-completeness.ts";
import { verdictOn } from "../src/rules/08-verdict.ts";

const TODAY = plainDate("2026-10-20");

describe("the recipes", () => {
  it("are many, each with a name of its own", () => {
    expect(RECIPES.length).toBeGreaterThanOrEqual(120);
    expect(new Set(RECIPES.map((recipe) => recipe.name)).size).toBe(RECIPES.length);
  });

  it("are the same bytes at every run", () => {
    const [first] = RECIPES;
    expect(first?.files).toEqual(first?.files);
  });

  it("name nobody: numbers with right check digits and serials kept for inventions", () => {
    const digits = PEOPLE.flatMap((person) => Object.values(person.forms)).flatMap((answers) =>
      Object.values(answers).flatMap((said) => (said.said === "digits" ? [said.value] : [])),
    );
    expect(digits.length).toBeGreaterThan(12);
    for (const number of digits) {
      expect(withCheckDigit(number.slice(0, 11))).toBe(number);
      expect(number[7] === "9" || number[6] === "9").toBe(true);
    }
  });

  it.each(RECIPES.map((recipe) => [recipe.name, recipe] as const))("%s is read as it was meant", (_, recipe) => {
    expect(checked(recipe)).toEqual(recipe.expected);
  });
});

/** What `check --json` says of the recipe's files. */
function checked(recipe: Recipe): Expected {
  const papers = recipe.files.map((file) => readDocx(file.name, file.bytes));
  const { forms, strangers } = readForms(papers, TODAY);
  const findings = completeness(forms, { languages: "both", application: true });
  const chosen = chosenCategories(forms);
  return {
    verdict: verdictOn({ forms, strangers, unread: [] }, findings),
    languages: LANGUAGES.filter((language) => forms.some((form) => form.language === language)),
    categories: CATEGORIES.filter((category) => chosen.includes(category)),
    forms: forms.map(shown).toSorted((left, right) => rank(left) - rank(right)),
    findings: findings.map(({ form, language, field, problem }) => ({ form, language, field, problem })),
  };
}

function shown({ form, language, source, answers }: ReadForm): Expected["forms"][number] {
  const values = Object.entries(answers).map(([field, { value }]) => [field, value] as const);
  return {
    form,
    language,
    source,
    fields: Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== false)),
  };
}

function rank({ form, language }: Expected["forms"][number]): number {
  return FORM_IDS.indexOf(form) * 2 + LANGUAGES.indexOf(language);
}

/** How much of a recipe is understood from its files in another format. */
import type { FixtureFile, Recipe } from "../../../fixtures/recipes.ts";
import { instant } from "../../../src/calendar/plain-date.ts";
import type { Sandbox } from "../../../src/documents/sandbox.ts";
import { checkFiles } from "../../../src/steps/check-files.ts";
import type { Check } from "../../../src/steps/check-files.ts";
import { scored } from "../../strangers/score.ts";
import type { Score } from "../../strangers/score.ts";

const NOW = instant("2026-10-20T12:00:00+05:00");

/** Files change their names with their format, so forms are compared by kind and language alone. */
export async function measured(recipe: Recipe, files: readonly FixtureFile[], sandbox: Sandbox): Promise<Score> {
  const given = files.map((file) => ({ name: file.name, bytes: Buffer.from(file.bytes) }));
  const check = await checkFiles(given, "both", NOW, sandbox);
  const forms = recipe.expected.forms.map((form) => ({ ...form, source: "" }));
  const meant = { verdict: recipe.expected.verdict, forms, findings: recipe.expected.findings, open: [] };
  const score = scored(understood(check), meant);
  const unread = check.submission.unread.map(({ source, reason, detail }) => `unread: ${source} ${reason} ${detail}`);
  return { ...score, complaints: [...score.complaints, ...unread] };
}

function understood(check: Check): Parameters<typeof scored>[0] {
  const forms = check.submission.forms.map(({ form, language, answers }) => {
    const values = Object.entries(answers).flatMap(([field, { value, problem }]) =>
      value === undefined || value === false || problem !== undefined ? [] : [[field, value] as const],
    );
    return { form, language, source: "", fields: Object.fromEntries(values) };
  });
  return { verdict: check.verdict, forms, findings: check.findings };
}

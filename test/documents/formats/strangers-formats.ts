/**
 * Filled forms in every format that people send, and what is understood of each. Takes some minutes:
 * `node test/documents/formats/strangers-formats.ts [ROUTE…] [--every N]`
 */
import { parseArgs } from "node:util";
import { RECIPES } from "../../../fixtures/recipes.ts";
import { openSandbox } from "../../../src/documents/sandbox.ts";
import { converted, ROUTES } from "./conversions.ts";
import { measured } from "./measure.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: "string" }, offset: { type: "string" } },
});
const every = Number(values.every ?? 15);
const offset = Number(values.offset ?? 0);
const recipes = RECIPES.filter((_, index) => index % every === offset);
const sandbox = openSandbox();

for (const route of positionals.length > 0 ? positionals : Object.keys(ROUTES)) {
  const batch = await converted(
    recipes.map((recipe) => recipe.files),
    route,
  );
  const sum = { right: 0, lost: 0, unreadable: 0, silentlyWrong: 0, faultless: 0 };
  for (const [index, recipe] of recipes.entries()) {
    const score = await measured(recipe, batch[index] ?? [], sandbox);
    sum.right += score.right;
    sum.lost += score.lost;
    sum.unreadable += score.unreadable;
    sum.silentlyWrong += score.silentlyWrong;
    if (score.complaints.length === 0) sum.faultless++;
    for (const complaint of score.complaints) console.log(`  ${route} ${recipe.name}: ${complaint}`);
  }
  console.log(`${route}: ${recipes.length} submissions`, JSON.stringify(sum));
}
await sandbox.close();

/**
 * Filled forms printed, scanned, and read again. Takes a minute a submission:
 * `node test/documents/formats/strangers-scans.ts [--dpi 200] [--every 30] [--offset 0]`
 */
import { parseArgs } from "node:util";
import type { FixtureFile } from "../../../fixtures/recipes.ts";
import { RECIPES } from "../../../fixtures/recipes.ts";
import { openSandbox } from "../../../src/documents/sandbox.ts";
import { pdfOfPictures, scanned } from "../scan/made-scan.ts";
import { converted } from "./conversions.ts";
import { measured } from "./measure.ts";

const { values } = parseArgs({
  options: { dpi: { type: "string" }, every: { type: "string" }, offset: { type: "string" } },
});
const dpi = Number(values.dpi ?? 200);
const recipes = RECIPES.filter((_, index) => index % Number(values.every ?? 30) === Number(values.offset ?? 0));
const printed = await converted(
  recipes.map((recipe) => recipe.files),
  "pdf",
);
const sandbox = openSandbox();
const sum = { right: 0, lost: 0, unreadable: 0, silentlyWrong: 0 };

async function scan(file: FixtureFile, index: number): Promise<FixtureFile> {
  const scanner = { dpi, degrees: ((index % 5) - 2) * 0.35 + 0.1, grain: 6, quality: 70 };
  return { name: file.name, bytes: await pdfOfPictures(await scanned(file.bytes, scanner, { from: 1, to: 9 })) };
}

for (const [index, recipe] of recipes.entries()) {
  const files: FixtureFile[] = [];
  for (const file of printed[index] ?? []) files.push(await scan(file, index));
  const score = await measured(recipe, files, sandbox);
  sum.right += score.right;
  sum.lost += score.lost;
  sum.unreadable += score.unreadable;
  sum.silentlyWrong += score.silentlyWrong;
  console.log(`${dpi} ${recipe.name}: ${JSON.stringify({ ...score, complaints: undefined })}`);
  for (const complaint of score.complaints) console.log(`  ${complaint}`);
}
console.log(`${dpi} dpi: ${recipes.length} submissions`, JSON.stringify(sum));
await sandbox.close();

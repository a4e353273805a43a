import { existsSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { RECIPES } from "../../../fixtures/recipes.ts";
import { findConverter } from "../../../src/documents/converter.ts";
import { openSandbox } from "../../../src/documents/sandbox.ts";
import { converted } from "./conversions.ts";
import { measured } from "./measure.ts";

const CHROMIUM = existsSync("/usr/bin/chromium");
if (findConverter() === undefined) console.log("skipped: 6 conversions, LibreOffice is not installed");
else if (!CHROMIUM) console.log("skipped: 1 print, Chromium is not installed");

/** A route, and a recipe whose manner that route once spoiled, or is likely to. */
const SAMPLES = [
  ["odt", "choice/list-sdt/asel"],
  ["rtf", "layout/merged/maria"],
  ["doc", "choice/list-legacy/inkar"],
  ["pdf", "labels/upper-case/asel"],
  ["chromium-pdf", "layout/three/qamqor"],
  ["own-xls", "complete/ghalym/word"],
] as const;

describe.skipIf(findConverter() === undefined)("a filled form saved or printed by another program", () => {
  const sandbox = openSandbox();
  afterAll(() => sandbox.close());

  it.each(SAMPLES.filter(([route]) => CHROMIUM || route !== "chromium-pdf"))(
    "%s: %s is read as it was meant",
    async (route, name) => {
      const recipe = RECIPES.find((each) => each.name === name);
      if (recipe === undefined) throw new Error(`no recipe ${name}`);
      const [files = []] = await converted([recipe.files], route);
      const score = await measured(recipe, files, sandbox);
      expect(score.complaints).toEqual([]);
      expect(score.right).toBeGreaterThan(20);
    },
    60_000,
  );
});

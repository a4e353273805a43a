import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import clauses from "../../data/law/clauses.json" with { type: "json" };
import { keptBy, shownBy } from "./citations.ts";
import { LAWYERS_PAGE, lawyersPage } from "./lawyers-page.ts";

const BINDING = clauses.filter((clause) => clause.binds === "program").map((clause) => clause.id);

describe(LAWYERS_PAGE, () => {
  it("is up to date; otherwise: npm run law", () => {
    const written = readFileSync(join(import.meta.dirname, "..", "..", LAWYERS_PAGE), "utf8");
    expect(written === lawyersPage(), `${LAWYERS_PAGE} is not up to date: npm run law`).toBe(true);
  });

  it.each(BINDING)("names a file that keeps clause %s, and a test that shows it", (id) => {
    expect(keptBy(id)).not.toEqual([]);
    expect(shownBy(id)).not.toEqual([]);
  });

  it("knows a citation from words that only look alike, and a chapter from its parts", () => {
    const refusal = keptBy("11").map(({ path }) => path);
    expect(refusal).toContain("src/rules/11-refusal.ts");
    expect(refusal).toContain("src/cases/case.ts");
    expect(keptBy("1")).toEqual([]);
    expect(shownBy("11").filter(({ words }) => words.includes("law:"))).toEqual([]);
  });
});

/** Strangers' submissions, each against exactly what it means: values, verdict, findings (contract §4 and §5). */
import { afterAll, describe, expect, it } from "vitest";
import { instant } from "../../src/calendar/plain-date.ts";
import { openSandbox } from "../../src/documents/sandbox.ts";
import { checkFiles, checkJson } from "../../src/steps/check-files.ts";
import { isUnderstood, scored } from "./score.ts";
import { PLANS } from "./strangers.ts";
import { submissionFrom } from "./submission.ts";

const NOW = instant("2026-11-22T10:00:00.000Z");
const sandbox = openSandbox();
afterAll(() => sandbox.close());

async function complaintsAbout(index: number): Promise<readonly string[]> {
  const plan = PLANS[index];
  if (plan === undefined) return ["no such plan"];
  const { files, expected } = submissionFrom(plan, index + 1);
  const understood = checkJson(await checkFiles(files, "both", NOW, sandbox));
  return isUnderstood(understood) ? scored(understood, expected).complaints : ["not the shape of the contract"];
}

const families = Map.groupBy(PLANS.keys(), (index) => PLANS[index]?.name.split("/")[0] ?? "");

describe("strangers' docx", () => {
  it("are more than a hundred and fifty", () => expect(PLANS.length).toBeGreaterThan(150));

  for (const [family, indexes] of families) {
    it(`${family}: ${indexes.length} submissions are understood, nothing lost and nothing invented`, async () => {
      const found = await Promise.all(
        indexes.map(async (index) => [`${index} ${PLANS[index]?.name}`, await complaintsAbout(index)] as const),
      );
      const complaints = Object.fromEntries(found.filter(([, each]) => each.length > 0));
      expect(complaints).toEqual({});
    });
  }
});

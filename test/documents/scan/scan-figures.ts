/**
 * How well scans are read: answers of scanned forms against the same forms as docx. Takes a minute a setting:
 * `node test/documents/scan/scan-figures.ts`
 */
import { readdirSync, readFileSync } from "node:fs";
import { plainDate } from "../../../src/calendar/plain-date.ts";
import { readDocx } from "../../../src/documents/docx/read-docx.ts";
import { readScan } from "../../../src/documents/scan/read-scan.ts";
import type { Paper } from "../../../src/forms/paper.ts";
import { readForms } from "../../../src/forms/read-forms.ts";
import type { Answer } from "../../../src/forms/reading.ts";
import { pdfOfPictures, type Scanner, scanned } from "./made-scan.ts";

const FILLED = new URL("../../../../shared/corpora/made/filled/", import.meta.url);
const TODAY = plainDate("2026-11-22");
const SCANNERS: readonly Scanner[] = [
  { dpi: 300, degrees: 0.4, grain: 8, quality: 75 },
  { dpi: 200, degrees: 0.8, grain: 6, quality: 70 },
  { dpi: 150, degrees: -1.3, grain: 8, quality: 60 },
  { dpi: 200, degrees: 180.6, grain: 6, quality: 60 },
  { dpi: 200, degrees: 90.7, grain: 6, quality: 60 },
];

function answersOf(paper: Paper): ReadonlyMap<string, Answer> {
  const { forms } = readForms([paper], TODAY);
  return new Map(
    forms.flatMap(({ form, answers }) =>
      Object.entries(answers).map(([field, answer]) => [`${form}.${field}`, answer]),
    ),
  );
}

function outcome(wanted: Answer, got: Answer | undefined): string {
  if (got === undefined) return "missing";
  if (JSON.stringify(got.value) === JSON.stringify(wanted.value) && got.problem === wanted.problem) return "right";
  return got.problem ?? "wrong";
}

for (const scanner of SCANNERS) {
  const counts: Record<string, number> = {};
  for (const name of readdirSync(new URL("lo-pdf/", FILLED))) {
    const wanted = answersOf(readDocx(name, readFileSync(new URL(`lo-docx/${name.replace(/pdf$/u, "docx")}`, FILLED))));
    const pictures = await scanned(readFileSync(new URL(`lo-pdf/${name}`, FILLED)), scanner, { from: 1, to: 9 });
    const got = answersOf(await readScan(name, await pdfOfPictures(pictures), "pdf"));
    for (const [field, answer] of wanted) {
      const found = outcome(answer, got.get(field));
      counts[found] = (counts[found] ?? 0) + 1;
      if (found !== "right")
        console.log(`  ${name} ${field}: ${found}: ${answer.given} -> ${got.get(field)?.given ?? ""}`);
    }
  }
  console.log(JSON.stringify(scanner), JSON.stringify(counts));
}

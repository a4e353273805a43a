import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { UnreadReason } from "../../src/forms/paper.ts";
import { readBytes } from "../../src/documents/read-document.ts";
import type { DocumentReading } from "../../src/documents/read-document.ts";
import { linesOf } from "./lines-of.ts";

const FOLDER = new URL("../../../shared/corpora/made/traps-xlsx/", import.meta.url);
const present = existsSync(FOLDER);
if (!present) console.log("skipped: 20 trap workbooks, ../shared/corpora is not here");

const SHEET = [
  "Т.А.Ә. | Қасым",
  "(_волонтер_, топ) | _a__b_",
  "фон | [on]",
  "980312300456 | 10901600123",
  "12.03.1998 | 12.03.1998",
  "xy | #N/A",
  " | 12.03.1998",
  "12345678 | x / y",
];

const PLAIN = [
  "abs-targets",
  "dim-lie",
  "dv-2col",
  "dv-bomb",
  "dv-col",
  "far-cell",
  "merge-bomb",
  "merge-whole-cols",
  "no-r-attrs",
  "prefix",
  "strict",
  "styled-empty-200k",
  "types",
];

const REFUSED: Readonly<Record<string, UnreadReason>> = {
  "bomb-rows-256m": "too-large",
  "bomb-sst-512m": "too-large",
  "data-100k": "too-large",
  "entity-bomb": "damaged",
  hidden: "empty",
  xxe: "damaged",
};

async function read(name: string): Promise<DocumentReading> {
  return readBytes(`${name}.xlsx`, readFileSync(new URL(`${name}.xlsx`, FOLDER)));
}

describe.skipIf(!present)("trap workbooks", () => {
  it.each(PLAIN)("%s is read as a person sees it", async (name) => {
    const { papers } = await read(name);
    expect(papers.flatMap((paper) => linesOf(paper.blocks))).toEqual(SHEET);
  });

  it("d1904 counts its dates from 1904", async () => {
    const { papers } = await read("d1904");
    expect(papers.flatMap((paper) => linesOf(paper.blocks))[4]).toBe("13.03.2002 | 13.03.2002");
  });

  it("a cell far away is counted, not read", async () => {
    const [far, near] = await Promise.all([read("far-cell"), read("types")]);
    expect(far.papers[0]?.flags.unreadParts).toBe((near.papers[0]?.flags.unreadParts ?? 0) + 1);
  });

  it.each(Object.entries(REFUSED))("%s is refused as %s", async (name, reason) => {
    const { papers, unread } = await read(name);
    expect(papers).toEqual([]);
    expect(unread.map((file) => file.reason)).toEqual([reason]);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Block, Run } from "../../src/forms/paper.ts";
import { textOf } from "../../src/forms/paper.ts";
import { findConverter } from "../../src/documents/converter.ts";
import { readBytes } from "../../src/documents/read-document.ts";

const FOLDER = new URL("../../../shared/corpora/made/filled/", import.meta.url);
const present = existsSync(FOLDER);
if (!present) console.log("skipped: 16 filled forms from several producers, ../shared/corpora is not here");

const FORMS = ["vol-kk", "vol-ru", "org-kk", "orgz-kk"];
const PRODUCERS = ["odt", "rtf", "doc", "xlsx"];

/** Every row as its cells' words, with the underlined ones between low lines; a line outside a table is a row of one. */
async function rowsOf(form: string, producer: string): Promise<readonly (readonly string[])[]> {
  const file = new URL(`lo-${producer}/${form}.${producer}`, FOLDER);
  const { papers, unread } = await readBytes(`${form}.${producer}`, readFileSync(file));
  expect(unread).toEqual([]);
  return papers.flatMap((paper) => rows(paper.blocks));
}

function rows(blocks: readonly Block[]): readonly (readonly string[])[] {
  return blocks.flatMap((block) => {
    if (block.kind === "table") return block.rows.map((row) => row.cells.map((cell) => rows(cell.blocks).join("\n")));
    if (block.kind === "box") return rows(block.blocks);
    return textOf(block.runs) === "" ? [] : [[block.runs.map(marked).join("").trim()]];
  });
}

/** A space at the end of an underlined word belongs to it for one producer and not for the other. */
function marked(run: Run): string {
  const [, words = "", space = ""] = /^(.*?)(\s*)$/s.exec(run.text) ?? [];
  return run.underline === true ? `_${words}_${space}` : run.text;
}

describe.skipIf(!present)("the same filled form from several producers", () => {
  for (const form of FORMS) {
    it.each(PRODUCERS)(`${form} as %s has the cells and underlines that it has as docx`, async (producer) => {
      const expected = await rowsOf(form, "docx");
      expect(expected.length).toBeGreaterThan(30);
      expect(expected.flat().some((text) => text.includes("_"))).toBe(true);
      expect(await rowsOf(form, producer)).toEqual(expected);
    });
  }

  it.skipIf(findConverter() === undefined)("vol-kk as xls, where LibreOffice is installed", async () =>
    expect(await rowsOf("vol-kk", "xls")).toEqual(await rowsOf("vol-kk", "docx")),
  );
});

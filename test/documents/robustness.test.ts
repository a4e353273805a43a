import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { openSandbox } from "../../src/documents/sandbox.ts";
import { readBytes } from "../../src/documents/read-document.ts";
import type { DocumentReading } from "../../src/documents/read-document.ts";
import { openZip } from "../../src/documents/zip.ts";
import { packFiles } from "./stored-zip.ts";

const CORPORA = fileURLToPath(new URL("../../../shared/corpora/", import.meta.url));
const present = existsSync(CORPORA);
if (!present) console.log("skipped: files of office, zip and made, ../shared/corpora is not here");

/** Milliseconds for one file, an old workbook converted on a busy machine included. PDFs and scans have tests of their own. */
const PATIENCE = 20_000;
const ELSEWHERE = /\.(pdf|tif|jp2|heic)$/;

function filesIn(folder: string): readonly string[] {
  if (!present) return [];
  const entries = readdirSync(join(CORPORA, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !ELSEWHERE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.skipIf(!present)("strangers' files", () => {
  const sandbox = openSandbox();
  afterAll(() => sandbox.close());

  it.each(["office", "zip", "made"])("each file of %s ends in papers or in a named reason, soon", async (folder) => {
    const files = filesIn(folder);
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      const started = performance.now();
      const reading = await sandbox.read(file, readFileSync(file));
      expect(reading.papers.length + reading.unread.length, file).toBeGreaterThan(0);
      expect(
        reading.unread.filter((unread) => ["timeout", "memory"].includes(unread.reason)),
        file,
      ).toEqual([]);
      // "the reader failed" would be a bug of ours that the sandbox caught.
      expect(
        reading.unread.filter((unread) => /Error:|reader (failed|ended)/.test(unread.detail ?? "")),
        file,
      ).toEqual([]);
      expect(performance.now() - started, file).toBeLessThan(PATIENCE);
    }
  });
});

/** The same numbers in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function mutated(bytes: Uint8Array, roll: (sides: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let changes = 1 + roll(8); changes > 0; changes--) copy[roll(copy.length)] = roll(256);
  return roll(5) === 0 ? copy.subarray(0, roll(copy.length)) : copy;
}

/** Another document of the same tags: one kind of element becomes another, numbers grow wild. Still sound XML. */
function reshaped(xml: string, roll: (sides: number) => number): string {
  const names = [...new Set([...xml.matchAll(/<([\w:-]+)/g)].map(([, name = ""]) => name))];
  const [from = "", to = ""] = [names[roll(names.length)], names[roll(names.length)]];
  const renamed = xml.replaceAll(new RegExp(`(</?)${from}(?=[\\s/>])`, "g"), `$1${to}`);
  const numbers = ["-1", "0", "65536", "1e9", "NaN", ""];
  return renamed.replaceAll(/="\d+"/g, (written) => (roll(20) === 0 ? `="${numbers[roll(numbers.length)]}"` : written));
}

function repacked(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const zip = openZip(bytes);
  const files = zip.entries.map((entry) => {
    const content = zip.read(entry);
    return {
      name: entry.nameBytes,
      content: entry.nameBytes.toString() === part ? change(content.toString()) : content,
    };
  });
  return packFiles(files);
}

function expectEnd(reading: DocumentReading, copy: number): void {
  expect(reading.papers.length + reading.unread.length, `copy ${copy}`).toBeGreaterThan(0);
}

describe.skipIf(!present)("damaged copies", () => {
  const forms = ["docx", "odt", "rtf", "doc", "xlsx"].map((kind) => `made/filled/lo-${kind}/vol-kk.${kind}`);
  it.each(forms)("of %s end in papers or in a named reason", async (form) => {
    const bytes = readFileSync(join(CORPORA, form));
    const roll = dice(127);
    for (let copy = 0; copy < 36; copy++) expectEnd(await readBytes(form, mutated(bytes, roll)), copy);
  });

  it.each([
    ["made/filled/lo-docx/vol-kk.docx", "word/document.xml"],
    ["made/filled/lo-odt/vol-kk.odt", "content.xml"],
    ["made/filled/lo-xlsx/vol-kk.xlsx", "xl/worksheets/sheet1.xml"],
  ])("of %s with other shapes end in papers or in a named reason", async (form, part) => {
    const bytes = readFileSync(join(CORPORA, form));
    const roll = dice(10);
    for (let copy = 0; copy < 40; copy++) {
      expectEnd(
        await readBytes(
          form,
          repacked(bytes, part, (xml) => reshaped(xml, roll)),
        ),
        copy,
      );
    }
  });
});

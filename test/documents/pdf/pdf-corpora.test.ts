import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/documents/docx/read-docx.ts";
import { readPdf } from "../../../src/documents/pdf/read-pdf.ts";
import { UnreadableDocument } from "../../../src/documents/reading-error.ts";
import { cellsOf, underlinedIn } from "../cells-of.ts";

const MADE = new URL("../../../../shared/corpora/made/", import.meta.url);
const bytesOf = (path: string) => readFileSync(new URL(path, MADE));
const filesIn = (folder: string) =>
  existsSync(new URL(folder, MADE)) ? readdirSync(new URL(folder, MADE)).map((name) => `${folder}/${name}`) : [];

const FILLED = ["filled/lo-pdf", "filled/chr-pdf"].flatMap(filesIn);
const TRAPS = ["traps-pdf", "enc"].flatMap(filesIn).filter((path) => path.endsWith(".pdf"));
const UNENDING = "traps-pdf/form-exponential-2^24.pdf";
const OUTCOMES: Readonly<Record<string, string>> = {
  "traps-pdf/bomb-nested.pdf": "too-large",
  "traps-pdf/bomb-ops-200m.pdf": "too-large",
  "traps-pdf/bomb-spaces-1g.pdf": "too-large",
  "traps-pdf/deep-array.pdf": "empty",
  "traps-pdf/deep-obj.pdf": "damaged",
  "traps-pdf/empty.pdf": "empty",
  "traps-pdf/form-recursion.pdf": "empty",
  "traps-pdf/html-as.pdf": "damaged",
  "traps-pdf/huge-image.pdf": "too-large",
  "traps-pdf/js-launch.pdf": "empty",
  "traps-pdf/pages-1e9.pdf": "empty",
  "traps-pdf/pages-loop.pdf": "damaged",
  "traps-pdf/trunc50.pdf": "damaged",
  "traps-pdf/trunc90.pdf": "damaged",
  "enc/enc-user.pdf": "encrypted",
};

if (FILLED.length + TRAPS.length === 0) console.log("pdf corpora: 28 files skipped, the folder is absent");

describe("a filled form as pdf", () => {
  it.each(FILLED)("%s says what the same form says as docx", async (path) => {
    const paper = await readPdf(path, bytesOf(path));
    const docx = readDocx(path, bytesOf(path.replace(/filled\/\w+-pdf/u, "filled/lo-docx").replace(/pdf$/u, "docx")));
    expect(cellsOf(paper)).toEqual(cellsOf(docx));
    expect(underlinedIn(paper)).toEqual(underlinedIn(docx));
  });
});

describe("a hostile or damaged pdf", () => {
  it.each(TRAPS.filter((path) => path !== UNENDING))("%s has a named outcome", async (path) => {
    const outcome = await readPdf(path, bytesOf(path)).then(
      () => "read",
      (error: unknown) => (error instanceof UnreadableDocument ? error.reason : String(error)),
    );
    expect(outcome).toBe(OUTCOMES[path] ?? "read");
  });

  it.runIf(TRAPS.includes(UNENDING))("forms nested without end can be ended from outside", async () => {
    const reader = new URL("../../../src/documents/pdf/read-pdf.ts", import.meta.url).href;
    const path = fileURLToPath(new URL(UNENDING, MADE));
    const script = `import("${reader}").then(({ readPdf }) => readPdf("x", require("node:fs").readFileSync("${path}")));`;
    const worker = new Worker(script, { eval: true });
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    setTimeout(() => void worker.terminate(), 1500);
    expect(await ended).toBe(1);
  });
});

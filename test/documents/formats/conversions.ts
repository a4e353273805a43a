/** Filled forms as other programs save and print them: LibreOffice, Chromium, and the program's own workbooks. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FixtureFile } from "../../../fixtures/recipes.ts";
import { plainDate } from "../../../src/calendar/plain-date.ts";
import { findConverter } from "../../../src/documents/converter.ts";
import { readDocx } from "../../../src/documents/docx/read-docx.ts";
import { filledFormXlsx } from "../../../src/documents/write/write-xlsx.ts";
import { readForms } from "../../../src/forms/read-forms.ts";

export type Batch = readonly (readonly FixtureFile[])[];

/** What becomes of a docx: each step's target, and LibreOffice's name for how the step before is to be read. */
type Step = { readonly to: string; readonly filter?: string; readonly from?: string };

const WRITER_HTML: Step = { to: "html", filter: "HTML (StarWriter)" };
const CALC_HTML = "HTML (StarCalc)";

/** `own-…` begins with the program's own workbooks, the others with the docx itself. */
export const ROUTES: Readonly<Record<string, readonly Step[]>> = {
  docx: [{ to: "docx", filter: "MS Word 2007 XML" }],
  odt: [{ to: "odt" }],
  rtf: [{ to: "rtf" }],
  doc: [{ to: "doc", filter: "MS Word 97" }],
  pdf: [{ to: "pdf" }],
  "chromium-pdf": [WRITER_HTML, { to: "chromium" }],
  html: [WRITER_HTML],
  "html-xlsx": [WRITER_HTML, { to: "xlsx", from: CALC_HTML }],
  "html-xls": [WRITER_HTML, { to: "xls", from: CALC_HTML }],
  "html-ods": [WRITER_HTML, { to: "ods", from: CALC_HTML }],
  "own-xlsx": [],
  "own-libre-xlsx": [{ to: "xlsx", filter: "Calc MS Excel 2007 XML" }],
  "own-xls": [{ to: "xls", filter: "MS Excel 97" }],
  "own-ods": [{ to: "ods" }],
  "own-pdf": [{ to: "pdf" }],
};

/** Every submission's files by that route; one LibreOffice for all of them. */
export async function converted(batch: Batch, route: string): Promise<Batch> {
  const steps = ROUTES[route];
  if (steps === undefined) throw new RangeError(`no route ${route}`);
  const first = route.startsWith("own-") ? await Promise.all(batch.map(asWorkbooks)) : batch;
  return steps.reduce((files, step) => (step.to === "chromium" ? printed(files) : saved(files, step)), first);
}

/** As the program itself writes the same answers. */
async function asWorkbooks(files: readonly FixtureFile[]): Promise<readonly FixtureFile[]> {
  const { forms } = readForms(
    files.map((file) => readDocx(file.name, file.bytes)),
    plainDate("2026-10-20"),
  );
  return Promise.all(
    forms.map(async (read, index) => ({
      name: `${index}-${read.form}-${read.language}.xlsx`,
      bytes: await filledFormXlsx(read, new Map()),
    })),
  );
}

function saved(batch: Batch, { to, filter, from }: Step): Batch {
  const program = findConverter();
  if (program === undefined) throw new Error("LibreOffice is not installed");
  return inFolder(batch, (folder, inputs) => {
    const environment = { HOME: folder, PATH: "/usr/bin:/bin", SAL_USE_VCLPLUGIN: "svp" };
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const reading = from === undefined ? [] : [`--infilter=${from}`];
    const target = filter === undefined ? to : `${to}:${filter}`;
    const args = [profile, "--headless", ...reading, "--convert-to", target, "--outdir", join(folder, "out")];
    const run = (): void => void execFileSync(program, [...args, ...inputs], { env: environment, stdio: "ignore" });
    try {
      run();
    } catch {
      // The first start makes the profile and asks for another.
      run();
    }
    return to;
  });
}

function printed(batch: Batch): Batch {
  return inFolder(batch, (folder, inputs) => {
    mkdirSync(join(folder, "out"));
    for (const input of inputs) {
      const output = input.replace(/([^/]+)\.html$/u, "out/$1.pdf");
      const args = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        `--print-to-pdf=${output}`,
      ];
      execFileSync("chromium", [...args, pathToFileURL(input).href], { stdio: "ignore" });
    }
    return "pdf";
  });
}

/** Names are numbered on the way, since two submissions may use the same. */
function inFolder(batch: Batch, convert: (folder: string, inputs: readonly string[]) => string): Batch {
  const folder = mkdtempSync(join(tmpdir(), "formats-"));
  try {
    const path = (outer: number, inner: number, extension: string): string => `${outer}-${inner}.${extension}`;
    const inputs = batch.flatMap((files, outer) =>
      files.map((file, inner) => {
        const input = join(folder, path(outer, inner, extensionOf(file.name)));
        writeFileSync(input, file.bytes);
        return input;
      }),
    );
    const extension = convert(folder, inputs);
    return batch.map((files, outer) =>
      files.map((file, inner) => ({
        name: file.name.replace(/\.[^.]+$/u, `.${extension}`),
        bytes: readFileSync(join(folder, "out", path(outer, inner, extension))),
      })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

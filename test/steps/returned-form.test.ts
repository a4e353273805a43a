/** law:10.2 – the form that goes back with the letter, filled in as a person would and sent again, completes the case. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import type { MailAttachment } from "../../fixtures/mail.ts";
import { iin } from "../../fixtures/numbers.ts";
import { ASEL } from "../../fixtures/people.ts";
import { recipe } from "../../fixtures/submission.ts";
import type { FixtureFile, Slip } from "../../fixtures/submission.ts";
import { plainDate } from "../../src/calendar/plain-date.ts";
import { readDocx } from "../../src/documents/docx/read-docx.ts";
import { openPackage } from "../../src/documents/package.ts";
import { filledFormXlsx } from "../../src/documents/write/write-xlsx.ts";
import { writeZip } from "../../src/documents/write/zip-writer.ts";
import { readForms } from "../../src/forms/read-forms.ts";
import { formFileName } from "../../src/documents/write/form-file-name.ts";
import type { Attachment, ReadableMessage } from "../../src/mail/message.ts";
import { OFFICE, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

const FROM = "asel.k@example.kz";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const LIBREOFFICE = spawnSync("soffice", ["--version"]).status === 0;
/** Gaps of three looks: a table's cell, a line of the application, the signature's line over its caption. */
const GAPS: readonly Slip[] = [
  { form: "volunteer", languages: ["kk", "ru"], answer: { field: "iin", said: undefined }, findings: [] },
  { form: "application", languages: ["ru"], answer: { field: "email", said: undefined }, findings: [] },
  { form: "application", languages: ["kk"], manner: { signature: "none" }, findings: [] },
];
const IIN = iin("1999-03-14", "woman", 9101);

let day: OfficeDay;
afterEach(() => day.close());

test("a docx typed in where its gaps are marked is accepted", async () => {
  const refine = await refinedFor(recipe("returned", ASEL, { slips: GAPS }).files);
  expect(namesOf(refine)).toEqual([
    "anketa-volonter.ru.docx",
    "aryz.kk.docx",
    "saualnama-volonter.kk.docx",
    "zayavlenie.ru.docx",
  ]);
  expect(await answered(refine, typed)).toEqual(["refine", "accepted"]);
});

test.skipIf(!LIBREOFFICE)("a docx typed in and saved by LibreOffice is accepted", { timeout: 120_000 }, async () => {
  const refine = await refinedFor(recipe("returned", ASEL, { slips: GAPS }).files);
  expect(await answered(refine, async (files) => resaved(await typed(files)))).toEqual(["refine", "accepted"]);
});

test.skipIf(!LIBREOFFICE)("a docx saved by LibreOffice before it is typed in, too", { timeout: 120_000 }, async () => {
  const refine = await refinedFor(recipe("returned", ASEL, { slips: GAPS }).files);
  expect(await answered(refine, async (files) => typed(await resaved(files)))).toEqual(["refine", "accepted"]);
});

test.skipIf(!LIBREOFFICE)(
  "saved by LibreOffice with nothing typed, every gap stays",
  { timeout: 120_000 },
  async () => {
    const refine = await refinedFor(recipe("returned", ASEL, { slips: GAPS }).files);
    expect(await answered(refine, resaved)).toEqual(["refine", "refine"]);
    expect(day.report("2026-000001").findings).toEqual([
      expect.objectContaining({ form: "application", language: "kk", field: "signature" }),
      expect.objectContaining({ form: "application", language: "ru", field: "email" }),
      expect.objectContaining({ form: "volunteer", language: "kk", field: "iin" }),
      expect.objectContaining({ form: "volunteer", language: "ru", field: "iin" }),
    ]);
  },
);

test("who sent workbooks gets workbooks back, and they are accepted", async () => {
  const refine = await refinedFor(await asWorkbooks(recipe("returned", ASEL, { slips: GAPS.slice(0, 1) }).files));
  expect(namesOf(refine)).toEqual(["anketa-volonter.ru.xlsx", "saualnama-volonter.kk.xlsx"]);
  expect(await answered(refine, (files) => Promise.all(files.map(typedInWorkbook)))).toEqual(["refine", "accepted"]);
});

async function refinedFor(files: readonly FixtureFile[]): Promise<ReadableMessage> {
  day = await startOfficeDay();
  send({ attachments: files, messageId: "<first@example.kz>" }, "2026-10-22T09:00:00+05:00");
  await day.once("2026-10-22T09:05:00+05:00");
  const [refine] = await day.lettersTo(FROM);
  if (refine === undefined) throw new Error("there is no letter");
  return refine;
}

function namesOf(letter: ReadableMessage): readonly string[] {
  return letter.attachments.map(({ source }) => source).toSorted((left, right) => Number(left > right) - 0.5);
}

/** Sends the letter's own files back, after the person's work; returns the letters that the person has. */
async function answered(
  refine: ReadableMessage,
  work: (files: readonly Attachment[]) => Promise<readonly Attachment[]>,
) {
  const files = await work(refine.attachments);
  const attachments = files.map(({ source, bytes }) => ({ name: source, bytes }));
  const inReplyTo = refine.messageId ?? "";
  send({ attachments, inReplyTo, messageId: "<second@example.kz>" }, "2026-10-23T09:00:00+05:00");
  await day.once("2026-10-23T09:05:00+05:00");
  return await day.kindsTo(FROM);
}

function send(
  mail: { readonly attachments: readonly MailAttachment[]; readonly messageId: string; readonly inReplyTo?: string },
  at: string,
): void {
  const raw = applicationMail({ from: FROM, to: OFFICE, subject: "Өтініш", body: "Қоса берілді.", date: at, ...mail });
  day.mail.deliver(OFFICE, raw, { internalDate: new Date(at) });
}

/** What is typed into each gap, by the words of its row. */
const TYPED: Readonly<Record<string, readonly (readonly [label: string, words: string])[]>> = {
  "saualnama-volonter.kk.docx": [["ЖСН", IIN]],
  "anketa-volonter.ru.docx": [["ИИН", IIN]],
  "zayavlenie.ru.docx": [["Электронная почта", FROM]],
  "aryz.kk.docx": [["", "Қожахметова Әсел Ұланқызы"]],
};

async function typed(files: readonly Attachment[]): Promise<readonly Attachment[]> {
  return files.map(typedInFile);
}

function typedInFile(file: Attachment): Attachment {
  const pack = openPackage(file.bytes);
  const parts = pack.names.map((name) => {
    const content = pack.text(name) ?? "";
    return { name, content: name === "word/document.xml" ? typedIn(content, TYPED[file.source] ?? []) : content };
  });
  return { ...file, bytes: Buffer.from(writeZip(parts)) };
}

/** In a table the cursor stands in the empty line above the note; in a line of the application on the note itself. */
function typedIn(xml: string, answers: readonly (readonly [string, string])[]): string {
  return answers.reduce((before, [label, words]) => {
    const after = before.includes("<w:tbl>")
      ? typedInCell(before, label, words)
      : before.replace(/<w:sdt>.*?<\/w:sdt>/su, run(words));
    expect(after).not.toBe(before);
    return after;
  }, xml);
}

function typedInCell(xml: string, label: string, words: string): string {
  const cell = xml.indexOf("<w:tc>", xml.indexOf(`>${label}</w:t>`));
  const paragraph = /<w:p\/>|<w:p(?: [^>]*)?>(?:<w:pPr>.*?<\/w:pPr>|<w:pPr\/>)?/su;
  const filled = xml
    .slice(cell)
    .replace(paragraph, (opening) => (opening === "<w:p/>" ? `<w:p>${run(words)}</w:p>` : opening + run(words)));
  return xml.slice(0, cell) + filled;
}

function run(words: string): string {
  return `<w:r><w:t>${words}</w:t></w:r>`;
}

/** Opened and saved by LibreOffice, all in one run of it. */
async function resaved(files: readonly Attachment[]): Promise<readonly Attachment[]> {
  const dir = mkdtempSync(join(tmpdir(), "tizilim-libreoffice-"));
  try {
    mkdirSync(join(dir, "saved"));
    for (const { source, bytes } of files) writeFileSync(join(dir, source), bytes);
    const profile = `-env:UserInstallation=file://${join(dir, "profile")}`;
    const order = ["--headless", profile, "--convert-to", "docx", "--outdir", join(dir, "saved")];
    execFileSync("soffice", [...order, ...files.map(({ source }) => join(dir, source))], { stdio: "ignore" });
    return files.map((file) => ({ ...file, bytes: readFileSync(join(dir, "saved", file.source)) }));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function asWorkbooks(files: readonly FixtureFile[]): Promise<readonly MailAttachment[]> {
  const papers = files.map(({ name, bytes }) => readDocx(name, bytes));
  const workbooks: MailAttachment[] = [];
  for (const read of readForms(papers, plainDate("2026-10-22")).forms) {
    const bytes = await filledFormXlsx(read, new Map());
    workbooks.push({ name: `own-${formFileName(read.form, read.language, "xlsx")}`, bytes, type: XLSX });
  }
  return workbooks;
}

async function typedInWorkbook(file: Attachment): Promise<Attachment> {
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Uint8Array.from(file.bytes).buffer);
  const [sheet] = workbook.worksheets;
  sheet?.eachRow((row) => {
    if (["ЖСН", "ИИН"].includes(row.getCell(1).text)) row.getCell(2).value = IIN;
  });
  return { ...file, bytes: Buffer.from(await workbook.xlsx.writeBuffer()) };
}

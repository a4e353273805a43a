/** The same forms as a workbook: a sheet a form, labels left, answers right. Every cell is text: nothing can become a formula. */
import type { Cell, Workbook, Worksheet } from "exceljs";
import { formDefinition } from "../../forms/definitions.ts";
import { FORM_IDS } from "../../forms/reading.ts";
import type { FieldId, FormId, Language, ReadForm } from "../../forms/reading.ts";
import { FORM_WORD, APPENDIX_BLOCK } from "./appendix-words.ts";
import { BLANK } from "./filling.ts";
import type { Filling } from "./filling.ts";
import { missingFilling } from "./form-page.ts";
import type { Gap, Page, PageBlock, Span } from "./page.ts";
import { formNameStem } from "./form-file-name.ts";
import { sheetPage } from "./sheet-page.ts";

const FONT = "Times New Roman";
const THIN = { style: "thin" } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const GAP_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2A8" } } as const;
/** The format "Text": what is typed or edited there stays text. */
const TEXT = "@";
/** Columns are measured in characters. */
const LABEL_WIDTH = 58;
const ANSWER_WIDTH = 42;

export async function blankFormXlsx(form: FormId, language: Language): Promise<Uint8Array> {
  return workbookOf([sheetPage(formDefinition(form), language, BLANK)]);
}

/** All eight forms, a sheet each. */
export async function blankAppendixXlsx(language: Language): Promise<Uint8Array> {
  return workbookOf(FORM_IDS.map((form) => sheetPage(formDefinition(form), language, BLANK)));
}

/** As `filledForm`; a note stands beside its cell as a comment and as the prompt of the highlighted cell. */
export async function filledFormXlsx(read: ReadForm, marks: ReadonlyMap<FieldId, string>): Promise<Uint8Array> {
  const filling: Filling = { answers: read.answers, marks, returned: true };
  return workbookOf([sheetPage(formDefinition(read.form), read.language, filling)]);
}

export async function missingFormXlsx(form: FormId, language: Language, note: string): Promise<Uint8Array> {
  return workbookOf([sheetPage(formDefinition(form), language, missingFilling(form, note))]);
}

/** exceljs takes a seventh of a second to load, so it is loaded when a workbook is asked for. */
async function workbookOf(pages: readonly Page[]): Promise<Uint8Array> {
  const { default: exceljs } = await import("exceljs");
  const workbook: Workbook = new exceljs.Workbook();
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  for (const page of pages) addSheet(workbook, page);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: Workbook, page: Page): void {
  const sheet = workbook.addWorksheet(formNameStem(page.form, page.language), {
    pageSetup: { paperSize: 9, orientation: "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: LABEL_WIDTH }, { width: ANSWER_WIDTH }];
  for (const words of [...APPENDIX_BLOCK[page.language], FORM_WORD[page.language]])
    addWide(sheet, words, "right", false);
  addWide(sheet, page.title, "center", true);
  for (const block of page.blocks) addBlock(sheet, block);
}

function addBlock(sheet: Worksheet, block: PageBlock): void {
  switch (block.block) {
    case "line":
      return addWide(sheet, block.spans.map((span) => span.text).join(""), "left", false);
    case "header":
      return addWide(sheet, block.text, "left", true, true);
    case "label":
      return addRow(sheet, [[{ text: block.text }]], []);
    case "row":
      return addRow(sheet, block.label, block.answer, block.gap);
  }
}

function addWide(
  sheet: Worksheet,
  words: string,
  horizontal: "left" | "center" | "right",
  bold: boolean,
  border = false,
): void {
  const row = sheet.addRow([words]);
  sheet.mergeCells(row.number, 1, row.number, 2);
  const cell = row.getCell(1);
  cell.font = { name: FONT, size: 12, bold };
  cell.alignment = { horizontal, vertical: "middle", wrapText: true };
  row.height = heightOf(words, LABEL_WIDTH + ANSWER_WIDTH);
  if (border) cell.border = BORDER;
}

function addRow(sheet: Worksheet, label: readonly (readonly Span[])[], answer: readonly string[], gap?: Gap): void {
  const row = sheet.addRow([]);
  const words = label.map((spans) => spans.map((span) => span.text).join("")).join("\n");
  const [labelCell, answerCell] = [row.getCell(1), row.getCell(2)];
  labelCell.value = label.some((spans) => spans.some((span) => span.underline)) ? { richText: richText(label) } : words;
  if (answer.length > 0) answerCell.value = answer.join("\n");
  for (const cell of [labelCell, answerCell]) dress(cell);
  if (gap) markGap(answerCell, gap);
  row.height = Math.max(heightOf(words, LABEL_WIDTH), heightOf(answer.join("\n"), ANSWER_WIDTH));
}

function richText(
  label: readonly (readonly Span[])[],
): { text: string; font: { name: string; size: number; underline?: true } }[] {
  return label.flatMap((spans, index) => {
    const ended = index < label.length - 1 ? [...spans, { text: "\n" }] : spans;
    return ended.map((span) => ({
      text: span.text,
      font: { name: FONT, size: 12, ...("underline" in span && span.underline ? { underline: true as const } : {}) },
    }));
  });
}

function dress(cell: Cell): void {
  cell.numFmt = TEXT;
  cell.font = { name: FONT, size: 12 };
  cell.border = BORDER;
  cell.alignment = { vertical: "top", wrapText: true };
}

function markGap(cell: Cell, gap: Gap): void {
  cell.fill = GAP_FILL;
  if (gap.note === undefined) return;
  cell.note = gap.note;
  cell.dataValidation = {
    type: "custom",
    allowBlank: true,
    formulae: ["TRUE"],
    showInputMessage: true,
    prompt: gap.note.slice(0, 255),
  };
}

/** Excel does not fit merged and wrapped rows by itself: 16 points a line, a line about as many characters as the column is wide. */
function heightOf(words: string, width: number): number {
  const lines = words.split("\n").reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / width)), 0);
  return lines * 16 + 2;
}

/**
 * `register.kk.xlsx`, `register.ru.xlsx`: Appendix 1 as a workbook (ECMA-376 SpreadsheetML), written by hand: a large
 * register passes through as text, and every value is an inline string, which no program runs as a formula.
 */
import type { Entry } from "../cases/entry.ts";
import { COLUMNS, REGISTER_TITLE, SHEET_NAME, cellText } from "./columns.ts";
import { escapeMarkup } from "./markup.ts";
import type { Language } from "./public-entry.ts";
import { looksLikeFormula } from "./register-csv.ts";
import { STYLES, STYLE_IDS } from "./workbook-styles.ts";
import { deflated, deflatedEnd, lastPartStart, zipArchive } from "./zip.ts";
import type { Deflated, ZipPart } from "./zip.ts";

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
/** Excel's own limit of a cell. */
const CELL_LIMIT = 32_767;
const TITLE_ROW = 1;
const NOTE_ROW = 2;
const HEADING_ROW = 3;
const NUMBER_ROW = 4;
const FIRST_ENTRY_ROW = 5;
/** Points of a line of text, and of the tallest row that Excel knows. */
const LINE_HEIGHT = 12.5;
const TALLEST_ROW = 409;
const LAST_COLUMN = "K";

/** `rowsAt` is where the deflated rows begin in the file. */
export type Workbook = { readonly bytes: readonly Buffer[]; readonly rowsAt: number };

/** `rows` are the pieces that `deflatedRows` made; `note` is the line under the title: the order, and the day of the last change. */
export function registerWorkbook(rows: readonly Deflated[], count: number, language: Language, note: string): Workbook {
  const start = deflated(sheetStart(language, note));
  const parts = [
    part("[Content_Types].xml", contentTypes()),
    part("_rels/.rels", packageRelations()),
    part("docProps/core.xml", coreProperties(language)),
    part("xl/workbook.xml", workbookPart(language, count)),
    part("xl/_rels/workbook.xml.rels", workbookRelations()),
    part("xl/styles.xml", `${PROLOGUE}${STYLES}`),
    { name: "xl/worksheets/sheet1.xml", pieces: [start, ...rows, deflatedEnd(sheetEnd(count, language))] },
  ];
  return { bytes: zipArchive(parts), rowsAt: lastPartStart(parts) + start.bytes.length };
}

/** Rows of a stretch of the register whose first entry has the place `from`. */
export function deflatedRows(entries: readonly Entry[], from: number, language: Language): Deflated {
  return deflated(entries.map((entry, index) => entryRow(entry, language, FIRST_ENTRY_ROW + from + index)).join(""));
}

function part(name: string, text: string): ZipPart {
  return { name, pieces: [deflatedEnd(text)] };
}

function sheetStart(language: Language, note: string): string {
  const widths = COLUMNS.map(
    (column) => `<col min="${column.number}" max="${column.number}" width="${column.width}" customWidth="1"/>`,
  );
  const headings = COLUMNS.map((column) =>
    cell(column.number, HEADING_ROW, STYLE_IDS.heading, column.heading[language]),
  );
  const numbers = COLUMNS.map(
    (column) => `<c r="${letterOf(column.number)}${NUMBER_ROW}" s="${STYLE_IDS.number}"><v>${column.number}</v></c>`,
  );
  return (
    `${PROLOGUE}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0" zoomScale="90"><pane xSplit="1" ySplit="${NUMBER_ROW}" topLeftCell="B${FIRST_ENTRY_ROW}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData>` +
    `<row r="${TITLE_ROW}" ht="30" customHeight="1">${cell(1, TITLE_ROW, STYLE_IDS.title, REGISTER_TITLE[language])}</row>` +
    `<row r="${NOTE_ROW}" ht="34" customHeight="1">${cell(1, NOTE_ROW, STYLE_IDS.note, note)}</row>` +
    `<row r="${HEADING_ROW}" ht="92" customHeight="1">${headings.join("")}</row>` +
    `<row r="${NUMBER_ROW}">${numbers.join("")}</row>`
  );
}

/** Elements in the order that the schema demands: filter, merges, margins, set-up, footer. */
function sheetEnd(count: number, language: Language): string {
  const lastRow = NUMBER_ROW + count;
  const [page, of] = language === "kk" ? ["", "бет, барлығы"] : ["стр.", "из"];
  return (
    `</sheetData><autoFilter ref="A${NUMBER_ROW}:${LAST_COLUMN}${lastRow}"/>` +
    `<mergeCells count="2"><mergeCell ref="A${TITLE_ROW}:${LAST_COLUMN}${TITLE_ROW}"/><mergeCell ref="A${NOTE_ROW}:${LAST_COLUMN}${NOTE_ROW}"/></mergeCells>` +
    `<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>&amp;C&amp;8${`${page} &amp;P ${of} &amp;N`.trim()}</oddFooter></headerFooter></worksheet>`
  );
}

function entryRow(entry: Entry, language: Language, row: number): string {
  const style = entry.status === "terminated" ? STYLE_IDS.terminated : STYLE_IDS.text;
  let cells = `<c r="A${row}" s="${STYLE_IDS.entryNumber}"><v>${entry.number}</v></c>`;
  for (const column of COLUMNS.slice(1)) {
    cells += cell(column.number, row, style, cellText(column, entry.number, entry.row[language]));
  }
  return `<row r="${row}" ht="${rowHeight(entry, language)}" customHeight="1">${cells}</row>`;
}

/** Points. Given, because not every program makes a row as high as its wrapped text when it opens the file. */
function rowHeight(entry: Entry, language: Language): number {
  const lines = COLUMNS.map((column) => lineCount(cellText(column, entry.number, entry.row[language]), column.width));
  return Math.min(TALLEST_ROW, Math.max(...lines) * LINE_HEIGHT + 4);
}

/** Lines that a text takes in a column of so many characters; a long word runs on to a line of its own. */
function lineCount(text: string, width: number): number {
  if (text.length <= width && !text.includes("\n")) return 1;
  let lines = 0;
  for (const paragraph of text.slice(0, CELL_LIMIT).split("\n")) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(/(?<=[\s/])/u)) {
      if (used > 0 && used + word.trimEnd().length > width) [lines, used] = [lines + 1, 0];
      lines += Math.floor((word.length - 1) / width);
      used += word.length;
    }
  }
  return lines;
}

function cell(column: number, row: number, style: number, text: string): string {
  const place = `${letterOf(column)}${row}`;
  if (text === "") return `<c r="${place}" s="${style}"/>`;
  const shown = text.length > CELL_LIMIT ? `${text.slice(0, CELL_LIMIT - 1).toWellFormed()}…` : text;
  const quoted = looksLikeFormula(shown) ? style + STYLE_IDS.quoted : style;
  return `<c r="${place}" s="${quoted}" t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(shown.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"))}</t></is></c>`;
}

function letterOf(column: number): string {
  return String.fromCharCode(64 + column);
}

function workbookPart(language: Language, count: number): string {
  const sheet = `'${SHEET_NAME[language]}'!`;
  const filter = `${sheet}$A$${NUMBER_ROW}:$${LAST_COLUMN}$${NUMBER_ROW + count}`;
  return (
    `${PROLOGUE}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>` +
    `<sheets><sheet name="${SHEET_NAME[language]}" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${filter}</definedName>` +
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}$${HEADING_ROW}:$${NUMBER_ROW}</definedName>` +
    `</definedNames></workbook>`
  );
}

function contentTypes(): string {
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return (
    `${PROLOGUE}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>` +
    `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
  );
}

function packageRelations(): string {
  return (
    `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>` +
    `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
  );
}

function workbookRelations(): string {
  return (
    `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`
  );
}

function coreProperties(language: Language): string {
  return (
    `${PROLOGUE}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escapeMarkup(REGISTER_TITLE[language])}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`
  );
}

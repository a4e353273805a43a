/** `register.csv`: a row an entry, both languages, for a spreadsheet as well as for programs (RFC 4180, UTF-8 with BOM). */
import { REGISTER_COLUMNS } from "../cases/entry.ts";
import type { Entry } from "../cases/entry.ts";
import type { Frame } from "./joined-file.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";

const BYTE_ORDER_MARK = "\ufeff";

/** Names of the columns in their order: `number`, `category` … `kk.volunteer` … `ru.termination`. */
export const CSV_HEADINGS: readonly string[] = [
  "number",
  "category",
  "status",
  "enteredOn",
  "changedOn",
  ...PUBLIC_LANGUAGES.flatMap((language) => REGISTER_COLUMNS.map((column) => `${language}.${column}`)),
];

export const CSV_FRAME: Frame = { start: `${BYTE_ORDER_MARK}${CSV_HEADINGS.join(",")}\r\n`, between: "", end: "" };

export function csvLines(entries: readonly Entry[]): string {
  return entries.map((entry) => `${csvLine(entry)}\r\n`).join("");
}

function csvLine(entry: Entry): string {
  let line = `${entry.number},${entry.category},${entry.status},${entry.enteredOn},${entry.changedOn}`;
  for (const language of PUBLIC_LANGUAGES) {
    const row = entry.row[language];
    for (const column of REGISTER_COLUMNS) line += `,${csvCell(row[column])}`;
  }
  return line;
}

/** A value that a spreadsheet would run as a formula gets an apostrophe before it. */
function csvCell(text: string): string {
  const safe = looksLikeFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Excel and LibreOffice also accept the full-width signs. */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠\t]/.test(text);
}

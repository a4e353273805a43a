/** One table as a workbook that a person sorts and filters. Every cell is text: nothing can become a formula. */
import type { Worksheet } from "exceljs";

const NARROWEST = 10;
const WIDEST = 48;
const TEXT = "@";

/** `title` names the sheet (Excel takes 31 characters of it and none of * ? : \ / [ ]); every row has a cell for each heading. */
export async function writeTable(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  const sheet = workbook.addWorksheet(title.replaceAll(/[*?:\\/[\]]/g, "–").slice(0, 31), {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  fill(sheet, headings, rows);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fill(sheet: Worksheet, headings: readonly string[], rows: readonly (readonly string[])[]): void {
  sheet.columns = headings.map((heading, place) => ({
    width: widthOf([heading, ...rows.map((row) => row[place] ?? "")]),
  }));
  for (const cells of [headings, ...rows]) {
    const row = sheet.addRow([...cells]);
    row.eachCell((cell) => {
      cell.numFmt = TEXT;
      cell.font = { name: "Times New Roman", size: 11, bold: row.number === 1 };
      cell.alignment = { vertical: "top", wrapText: true };
    });
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: headings.length } };
}

function widthOf(cells: readonly string[]): number {
  return Math.min(
    WIDEST,
    Math.max(NARROWEST, ...cells.map((cell) => cell.length / (cell.length > WIDEST ? 2 : 1) + 2)),
  );
}

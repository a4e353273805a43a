import { expect, it } from "vitest";
import { writeTable } from "../../../src/documents/write/write-table.ts";
import { readXlsx } from "../../../src/documents/xlsx/read-xlsx.ts";
import exceljs from "exceljs";

const HEADINGS = ["Іс / Дело", "Арыз иесі / Заявитель"];

it("a table is read back row by row, its first row fixed, with a filter on every column", async () => {
  const bytes = await writeTable("Ашық істер / Открытые дела: қазан, қараша", HEADINGS, [["2026-000001", "Әсел"]]);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const [sheet] = workbook.worksheets;
  expect(sheet?.name).toBe("Ашық істер – Открытые дела– қаз");
  expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  expect(sheet?.autoFilter).toBe("A1:B2");
  expect(JSON.stringify(await readXlsx("table.xlsx", bytes))).toContain("Әсел");
});

it("what an applicant wrote never becomes a formula", async () => {
  const bytes = await writeTable("x", HEADINGS, [["=1+1", '=HYPERLINK("http://example.net")']]);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const cell = workbook.worksheets[0]?.getCell("A2");
  expect(cell?.type).toBe(exceljs.ValueType.String);
  expect(cell?.value).toBe("=1+1");
});

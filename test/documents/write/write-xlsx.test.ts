import exceljs from "exceljs";
import { describe, expect, it } from "vitest";
import { appendixFileName, formFileName } from "../../../src/documents/write/form-file-name.ts";
import { blankAppendixXlsx, filledFormXlsx } from "../../../src/documents/write/write-xlsx.ts";
import { FORM_IDS, LANGUAGES } from "../../../src/forms/reading.ts";
import type { ReadForm } from "../../../src/forms/reading.ts";

describe("workbooks", () => {
  it("hold a sheet for each form, set up for one page in width", async () => {
    const workbook = await opened(await blankAppendixXlsx("kk"));
    expect(workbook.worksheets).toHaveLength(FORM_IDS.length);
    expect(workbook.worksheets.map((sheet) => sheet.pageSetup.fitToWidth)).toEqual(FORM_IDS.map(() => 1));
  });

  it("never hold a formula, whatever an applicant wrote", async () => {
    const evil = ["=1+1", "+7 700", "-2", "@SUM(A1)", '=HYPERLINK("http://example.kz")'];
    for (const words of evil) {
      const read: ReadForm = {
        form: "volunteer",
        language: "ru",
        source: "a.docx",
        answers: { fullName: { value: words, given: words, confidence: 1 } },
      };
      const cells = await answerCells(await filledFormXlsx(read, new Map()));
      const cell = cells.find((each) => each.value === words);
      expect(cell?.type).toBe(exceljs.ValueType.String);
      expect(cell?.numFmt).toBe("@");
    }
  });

  it("mark a gap with colour and a note, and leave the cell empty", async () => {
    const read: ReadForm = { form: "volunteer", language: "ru", source: "a.docx", answers: {} };
    const cells = await answerCells(await filledFormXlsx(read, new Map([["iin", "заполните: 12 цифр"]])));
    const marked = cells.filter((cell) => cell.note);
    expect(marked).toHaveLength(1);
    expect(marked[0]?.value).toBeNull();
    expect(marked[0]?.fill).toMatchObject({ fgColor: { argb: "FFFFF2A8" } });
  });
});

describe("file names", () => {
  it("are ASCII, each different, and end in language and kind", () => {
    const names = FORM_IDS.flatMap((form) => LANGUAGES.map((language) => formFileName(form, language, "docx")));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+\.(kk|ru)\.docx$/);
    expect(formFileName("volunteer", "kk", "docx")).toBe("saualnama-volonter.kk.docx");
    expect(formFileName("application", "ru", "docx")).toBe("zayavlenie.ru.docx");
    expect(appendixFileName("ru", "xlsx")).toBe("prilozhenie-2.ru.xlsx");
  });
});

async function opened(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

async function answerCells(bytes: Uint8Array): Promise<readonly exceljs.Cell[]> {
  const [sheet] = (await opened(bytes)).worksheets;
  return Array.from({ length: sheet?.rowCount ?? 0 }, (_, index) => sheet?.getCell(index + 1, 2)).filter(
    (cell) => cell !== undefined,
  );
}

/** Workbooks, by our own reader; where it meets what it does not know, exceljs has a try before anybody is told. */
import type { Paper } from "../../forms/paper.ts";
import { UnreadableDocument } from "../reading-error.ts";
import { readWorkbook } from "./read-workbook.ts";

/** Only for the sandbox: exceljs hangs or dies on some files. Throws UnreadableDocument. */
export async function readXlsx(source: string, bytes: Uint8Array): Promise<Paper> {
  try {
    return readWorkbook(source, bytes);
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error;
    return await secondReading(source, bytes, error);
  }
}

async function secondReading(source: string, bytes: Uint8Array, first: unknown): Promise<Paper> {
  const { readWithExceljs } = await import("./read-with-exceljs.ts");
  try {
    return await readWithExceljs(source, bytes);
  } catch (error) {
    const detail = first instanceof Error ? first.message : "workbook";
    throw new UnreadableDocument("damaged", detail, { cause: error });
  }
}

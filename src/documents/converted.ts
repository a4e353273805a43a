/** Readers that let LibreOffice make a docx or xlsx of the file first. */
import type { Paper } from "../forms/paper.ts";
import { openCompoundFile } from "./cfb.ts";
import { convert } from "./converter.ts";
import { readDoc } from "./doc/read-doc.ts";
import { readDocx } from "./docx/read-docx.ts";
import { UnreadableDocument } from "./reading-error.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";

/** BIFF [MS-XLS §2.4.117]: the rest of the workbook is encrypted. */
const FILE_PASS = 0x2f;
/** It stands right behind the beginning. */
const RECORDS_TO_SEARCH = 50;

/** xls of Excel 97–2003. Throws UnreadableDocument. */
export async function readXls(source: string, bytes: Uint8Array): Promise<Paper> {
  if (isEncrypted(bytes)) throw new UnreadableDocument("encrypted", "xls with a password");
  const workbook = await convert(bytes, { extension: "xls", filter: "MS Excel 97", to: "xlsx" });
  return { ...(await readXlsx(source, workbook)), kind: "xls" };
}

/** xlsb. Throws UnreadableDocument. */
export async function readXlsb(source: string, bytes: Uint8Array): Promise<Paper> {
  const workbook = await convert(bytes, { extension: "xlsb", filter: "Calc MS Excel 2007 Binary", to: "xlsx" });
  return { ...(await readXlsx(source, workbook)), kind: "xls" };
}

/** doc by our own reader; Word 6 and 95 by way of the converter. Throws UnreadableDocument. */
export async function readAnyDoc(source: string, bytes: Uint8Array): Promise<Paper> {
  try {
    return readDoc(source, bytes);
  } catch (error) {
    const old = error instanceof UnreadableDocument && error.reason === "converter-missing";
    if (!old) throw error;
    const document = await convert(bytes, { extension: "doc", filter: "MS WinWord 6", to: "docx" });
    return { ...readDocx(source, document), kind: "doc" };
  }
}

function isEncrypted(bytes: Uint8Array): boolean {
  const file = openCompoundFile(bytes);
  const stream = file.read("Workbook") ?? file.read("Book") ?? Buffer.alloc(0);
  let at = 0;
  for (let record = 0; record < RECORDS_TO_SEARCH && at + 4 <= stream.length; record++) {
    if (stream.readUInt16LE(at) === FILE_PASS) return true;
    at += 4 + stream.readUInt16LE(at + 2);
  }
  return false;
}

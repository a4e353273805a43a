/** Which reader reads which kind of file. Readers are loaded when first needed: some take 150 ms and 50 MB to load. */
import type { Paper, UnreadReason } from "../forms/paper.ts";
import type { ScanKind } from "./scan/read-scan.ts";
import type { FileKind } from "./sniff.ts";

export type ReadPaper = (source: string, bytes: Uint8Array, kind: FileKind) => Paper | Promise<Paper>;

/** Pictures inside a document, as the pages of one paper. */
export type ReadPictures = (source: string, pictures: readonly Uint8Array[]) => Promise<Paper>;

/** `scan` reads the picture of a page, and a PDF that is one. */
export type Readers = Readonly<Partial<Record<FileKind | "scan", () => Promise<ReadPaper>>>> & {
  readonly pictures?: () => Promise<ReadPictures>;
};

const loadDocx = async (): Promise<ReadPaper> => (await import("./docx/read-docx.ts")).readDocx;
const loadXlsx = async (): Promise<ReadPaper> => (await import("./xlsx/read-xlsx.ts")).readXlsx;
const loadOdt = async (): Promise<ReadPaper> => (await import("./odf/read-odf.ts")).readOdt;
const loadOds = async (): Promise<ReadPaper> => (await import("./odf/read-odf.ts")).readOds;
const loadRtf = async (): Promise<ReadPaper> => (await import("./rtf/read-rtf.ts")).readRtf;
const loadDoc = async (): Promise<ReadPaper> => (await import("./converted.ts")).readAnyDoc;
const loadXls = async (): Promise<ReadPaper> => (await import("./converted.ts")).readXls;
const loadXlsb = async (): Promise<ReadPaper> => (await import("./converted.ts")).readXlsb;
const loadPdf = async (): Promise<ReadPaper> => (await import("./pdf/read-pdf.ts")).readPdf;
const loadHtml = async (): Promise<ReadPaper> => (await import("./html/read-html.ts")).readHtml;
const loadText = async (): Promise<ReadPaper> => (await import("./plain-text.ts")).readPlainText;

const loadPictures = async (): Promise<ReadPictures> => (await import("./scan/read-scan.ts")).readPictures;

function loadScanOf(kind: ScanKind): () => Promise<ReadPaper> {
  return async () => {
    const { readScan } = await import("./scan/read-scan.ts");
    return (source, bytes) => readScan(source, bytes, kind);
  };
}

export const READERS: Readers = {
  docx: loadDocx,
  xlsx: loadXlsx,
  odt: loadOdt,
  ods: loadOds,
  rtf: loadRtf,
  doc: loadDoc,
  xls: loadXls,
  xlsb: loadXlsb,
  pdf: loadPdf,
  scan: loadScanOf("pdf"),
  jpeg: loadScanOf("jpeg"),
  png: loadScanOf("png"),
  tiff: loadScanOf("tiff"),
  heic: loadScanOf("heic"),
  avif: loadScanOf("avif"),
  webp: loadScanOf("webp"),
  gif: loadScanOf("gif"),
  pictures: loadPictures,
  html: loadHtml,
  text: loadText,
};

/** Another program may have to make them readable first, and it takes its time. */
export const CONVERTED_KINDS: readonly FileKind[] = ["doc", "xls", "xlsb"];

/** Kinds that no reader reads: why. A kind in neither table is `unknown-kind`. */
export const UNREAD_KINDS: Readonly<Partial<Record<FileKind, UnreadReason>>> = {
  empty: "empty",
  "broken-compound": "damaged",
  "encrypted-office": "encrypted",
  macros: "macros",
  gzip: "archive-unsupported",
  bmp: "ocr-missing",
  jp2: "ocr-missing",
};

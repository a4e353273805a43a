/** What a file is, by its content: names lie (a .doc that is RTF, an .xls that is a web page). */
import { openCompoundFile } from "./cfb.ts";
import { UnreadableDocument } from "./reading-error.ts";
import { isCms } from "./sniff-cms.ts";
import { sniffText } from "./sniff-text.ts";
import { sniffZip } from "./sniff-zip.ts";

export const IMAGE_KINDS = ["jpeg", "png", "tiff", "heic", "avif", "webp", "gif", "bmp", "jp2"] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];

export type FileKind =
  | ImageKind
  | "docx"
  | "xlsx"
  | "xlsb"
  | "pptx"
  | "odt"
  | "ods"
  | "rtf"
  | "doc"
  | "xls"
  | "compound"
  | "broken-compound"
  | "outlook-message"
  | "encrypted-office"
  | "macros"
  | "pdf"
  | "html"
  | "text"
  | "office-xml"
  | "mail"
  | "calendar"
  | "contact-card"
  | "cms"
  | "cms-text"
  | "tnef"
  | "zip"
  | "rar"
  | "7z"
  | "gzip"
  | "empty"
  | "unknown";

type Magic = { readonly kind: FileKind; readonly at: number; readonly hex: string };

const MAGICS: readonly Magic[] = [
  { kind: "rtf", at: 0, hex: "7b5c727466" },
  { kind: "jpeg", at: 0, hex: "ffd8ff" },
  { kind: "png", at: 0, hex: "89504e470d0a1a0a" },
  { kind: "tiff", at: 0, hex: "49492a00" },
  { kind: "tiff", at: 0, hex: "4d4d002a" },
  { kind: "gif", at: 0, hex: "474946383761" },
  { kind: "gif", at: 0, hex: "474946383961" },
  { kind: "webp", at: 8, hex: "57454250" },
  { kind: "jp2", at: 4, hex: "6a5020200d0a870a" },
  { kind: "jp2", at: 0, hex: "ff4fff51" },
  { kind: "heic", at: 4, hex: "6674797068656963" },
  { kind: "heic", at: 4, hex: "6674797068656978" },
  { kind: "heic", at: 4, hex: "6674797068657663" },
  { kind: "heic", at: 4, hex: "667479706d696631" },
  { kind: "heic", at: 4, hex: "667479706d736631" },
  { kind: "avif", at: 4, hex: "6674797061766966" },
  { kind: "tnef", at: 0, hex: "789f3e22" },
  { kind: "rar", at: 0, hex: "526172211a07" },
  { kind: "7z", at: 0, hex: "377abcaf271c" },
  { kind: "gzip", at: 0, hex: "1f8b08" },
];

const COMPOUND = "d0cf11e0a1b11ae1";
const PDF_SEARCH_BYTES = 1024;

export function sniff(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length === 0) return "empty";
  const magic = MAGICS.find(({ at, hex }) => startsWith(file, hex, at));
  if (magic !== undefined) return magic.kind;
  if (startsWith(file, COMPOUND, 0)) return sniffCompound(file);
  if (isBitmap(file)) return "bmp";
  if (isCms(file)) return "cms";
  if (startsWith(file, "504b0304", 0)) return sniffZip(file) ?? "zip";
  // ISO 32000 asks for the header in the first kilobyte, not at the first byte.
  if (file.subarray(0, PDF_SEARCH_BYTES).includes("%PDF-")) return "pdf";
  return sniffText(file) ?? sniffZip(file) ?? (isRtfAfterSpace(file) ? "rtf" : "unknown");
}

function startsWith(file: Buffer, hex: string, at: number): boolean {
  return file.subarray(at, at + hex.length / 2).toString("hex") === hex;
}

/** "BM" alone could begin a text: the reserved bytes and the header's size must agree. */
function isBitmap(file: Buffer): boolean {
  return startsWith(file, "424d", 0) && startsWith(file, "00000000", 6) && file.length > 26;
}

function isRtfAfterSpace(file: Buffer): boolean {
  return file.subarray(0, 64).toString("latin1").trimStart().startsWith("{\\rtf");
}

function sniffCompound(file: Buffer): FileKind {
  const streams = compoundStreams(file);
  if (streams.includes("EncryptedPackage")) return "encrypted-office";
  if (streams.includes("WordDocument")) return "doc";
  if (streams.includes("Workbook") || streams.includes("Book")) return "xls";
  if (streams.some((name) => name.startsWith("__substg1.0_"))) return "outlook-message";
  return streams.length === 0 ? "broken-compound" : "compound";
}

function compoundStreams(file: Buffer): readonly string[] {
  try {
    return openCompoundFile(file).streams;
  } catch (error) {
    if (error instanceof UnreadableDocument) return [];
    throw error;
  }
}

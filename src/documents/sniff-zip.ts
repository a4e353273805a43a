/** Which document a zip is: by its content types (OOXML) or its mimetype (OpenDocument); else a plain archive. */
import { UnreadableDocument } from "./reading-error.ts";
import type { FileKind } from "./sniff.ts";
import { decodeXml } from "./xml-text.ts";
import { openZip } from "./zip.ts";
import type { Zip } from "./zip.ts";

const OOXML: readonly (readonly [RegExp, FileKind])[] = [
  [/wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macroenabled/i, "docx"],
  [/ms-excel\.sheet\.binary/i, "xlsb"],
  [/ms-(excel|powerpoint)\.addin\.macroenabled/i, "macros"],
  [/spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template)\.macroenabled/i, "xlsx"],
  [/presentationml\.|ms-powerpoint/i, "pptx"],
  [/vbaproject/i, "macros"],
];

const OPEN_DOCUMENT: readonly (readonly [RegExp, FileKind])[] = [
  [/^application\/vnd\.oasis\.opendocument\.text/, "odt"],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet/, "ods"],
];

/** `undefined` where the file is no zip, or one whose directory can't be followed. */
export function sniffZip(file: Buffer): FileKind | undefined {
  try {
    return kindOf(openZip(file));
  } catch (error) {
    if (error instanceof UnreadableDocument) return undefined;
    throw error;
  }
}

function kindOf(zip: Zip): FileKind {
  const types = readNamed(zip, "[Content_Types].xml");
  const mimetype = readNamed(zip, "mimetype")?.trim() ?? "";
  if (types !== undefined) return match(OOXML, types) ?? byFolder(zip) ?? "zip";
  return match(OPEN_DOCUMENT, mimetype) ?? byFolder(zip) ?? "zip";
}

function match(table: readonly (readonly [RegExp, FileKind])[], text: string): FileKind | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

/** Packages whose table of types is broken or missing. */
function byFolder(zip: Zip): FileKind | undefined {
  const names = zip.entries.map((entry) => entry.nameBytes.toString("latin1"));
  if (names.includes("word/document.xml")) return "docx";
  return names.includes("xl/workbook.xml") ? "xlsx" : undefined;
}

function readNamed(zip: Zip, name: string): string | undefined {
  const entry = zip.entries.find((candidate) => candidate.nameBytes.toString("latin1") === name);
  if (entry === undefined) return undefined;
  try {
    return decodeXml(zip.read(entry));
  } catch (error) {
    if (error instanceof UnreadableDocument) return "";
    throw error;
  }
}

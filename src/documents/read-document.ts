/** Bytes of any kind → papers. This is what the worker runs; nothing here is safe to run on a stranger's file outside it. */
import type { Paper, Unread, UnreadReason } from "../forms/paper.ts";
import { unpackArchive } from "./archive.ts";
import type { PackedFile } from "./archive.ts";
import { signedContent } from "./cms.ts";
import { hasWords } from "./has-words.ts";
import { mayHoldPages } from "./may-hold-pages.ts";
import { CONVERTED_KINDS, READERS, UNREAD_KINDS } from "./readers.ts";
import type { Readers, ReadPaper } from "./readers.ts";
import { UnreadableDocument } from "./reading-error.ts";
import { IMAGE_KINDS, sniff } from "./sniff.ts";
import type { FileKind } from "./sniff.ts";
import { decodeCmsText } from "./sniff-cms.ts";
import { tnefFiles } from "./tnef.ts";
import { unpackForeign } from "./unpacker.ts";

export type DocumentReading = {
  readonly papers: readonly Paper[];
  readonly unread: readonly Unread[];
  /** Digital signatures round or inside the files: seen, not verified. */
  readonly signatures: number;
  /** Messages among the files, as they are: the mail reader opens them. */
  readonly mails?: readonly PackedFile[];
};

/** An archive in an archive is opened, one deeper is not. */
const DEEPEST_NESTING = 2;
/** Attachments above 25 MB are refused by most mail servers anyway. */
const LARGEST_FILE = 25 << 20;
const NESTED_NAME = " › ";

/** How far a reading has come: what is finished is kept even if what comes next kills the worker. */
export type Progress =
  | { readonly event: "began"; readonly source: string; readonly pace: Pace }
  | { readonly event: "finished"; readonly reading: DocumentReading };

/** What a reader may take its time for. */
export type Pace = "document" | "pdf" | "conversion" | "scan";

type Desk = { readonly readers: Readers; readonly report: (progress: Progress) => void };

/** Reads one file and all that is packed in it. Faults of the file are in `unread`; anything thrown is a fault of ours. */
export async function readBytes(
  name: string,
  bytes: Uint8Array,
  readers: Readers = READERS,
  report: (progress: Progress) => void = () => {},
): Promise<DocumentReading> {
  return readFile({ name, bytes }, 0, { readers, report });
}

async function readFile(file: PackedFile, depth: number, desk: Desk): Promise<DocumentReading> {
  if (file.bytes.length > LARGEST_FILE) return unread(file.name, "too-large", `${file.bytes.length} bytes`);
  const kind = sniff(file.bytes);
  try {
    switch (kind) {
      case "zip":
        return await readPacked(file, unpackArchive(file.bytes), depth, desk);
      case "rar":
      case "7z":
        desk.report({ event: "began", source: file.name, pace: "conversion" });
        return await readPacked(file, await unpackForeign(file.bytes, kind), depth, desk);
      case "mail":
        return { papers: [], unread: [], signatures: 0, mails: [file] };
      case "tnef":
        return await readPacked(file, tnefFiles(file.bytes), depth, desk);
      case "cms":
        return await readSigned(file, file.bytes, depth, desk);
      case "cms-text":
        return await readSigned(file, decodeCmsText(file.bytes), depth, desk);
      default:
        return await readSingle(file, kind, depth, desk);
    }
  } catch (error) {
    return refusal(file.name, error);
  }
}

function refusal(source: string, error: unknown): DocumentReading {
  if (error instanceof UnreadableDocument) return unread(source, error.reason, error.detail);
  throw error;
}

async function readSingle(file: PackedFile, kind: FileKind, depth: number, desk: Desk): Promise<DocumentReading> {
  const reading = await readPaper(file, kind, desk).catch((error: unknown) => refusal(file.name, error));
  if (depth > 0) desk.report({ event: "finished", reading });
  return reading;
}

async function readPaper(file: PackedFile, kind: FileKind, desk: Desk): Promise<DocumentReading> {
  const load = desk.readers[kind];
  if (load === undefined) return unread(file.name, UNREAD_KINDS[kind] ?? "unknown-kind", kind);
  desk.report({ event: "began", source: file.name, pace: paceOf(kind) });
  const read = await load();
  const paper = await readOrScan(file, kind, read, desk);
  const signatures = paper.flags.signatures ?? 0;
  if (desk.readers.pictures !== undefined && mayHoldPages(kind, paper)) {
    const readPictures = await desk.readers.pictures();
    const { withPicturedPages } = await import("./pictured-pages.ts");
    desk.report({ event: "began", source: file.name, pace: "scan" });
    return { ...(await withPicturedPages(file, kind, paper, readPictures)), signatures };
  }
  if (!hasWords(paper.blocks)) return unread(file.name, wordlessReason(paper), kind);
  return { papers: [paper], unread: [], signatures };
}

/** A PDF without words may be a scan: the scan reader has a try before anybody is told so. */
async function readOrScan(file: PackedFile, kind: FileKind, read: ReadPaper, desk: Desk): Promise<Paper> {
  try {
    return await read(file.name, file.bytes, kind);
  } catch (error) {
    const scan = desk.readers.scan;
    const isScan = kind === "pdf" && error instanceof UnreadableDocument && error.reason === "no-text";
    if (!isScan || scan === undefined) throw error;
    desk.report({ event: "began", source: file.name, pace: "scan" });
    return (await scan())(file.name, file.bytes, kind);
  }
}

function paceOf(kind: FileKind): Pace {
  if (kind === "pdf") return "pdf";
  if (CONVERTED_KINDS.includes(kind)) return "conversion";
  return IMAGE_KINDS.some((image) => image === kind) ? "scan" : "document";
}

/** Pictures, drawings or embedded parts may well hold the words; nothing at all is an empty paper. */
function wordlessReason(paper: Paper): UnreadReason {
  const { pictures = 0, shapes = 0, unreadParts = 0 } = paper.flags;
  return pictures + shapes + unreadParts > 0 ? "no-text" : "empty";
}

async function readPacked(
  container: PackedFile,
  packed: readonly (PackedFile | Unread)[],
  depth: number,
  desk: Desk,
): Promise<DocumentReading> {
  if (packed.length === 0) return unread(container.name, "empty", "nothing packed");
  if (depth >= DEEPEST_NESTING) return unread(container.name, "archive-unsupported", "nested too deep");
  const readings: DocumentReading[] = [];
  for (const file of packed) {
    const path = "source" in file ? file.source : file.name;
    const name = `${container.name}${NESTED_NAME}${path}`;
    readings.push(
      "source" in file
        ? unread(name, file.reason, file.detail ?? "")
        : await readFile({ name, bytes: file.bytes }, depth + 1, desk),
    );
  }
  return together(readings);
}

/** A detached signature holds no file: then the signature is all there is to tell. */
async function readSigned(file: PackedFile, der: Uint8Array, depth: number, desk: Desk): Promise<DocumentReading> {
  const content = signedContent(der);
  if (content === undefined) return { papers: [], unread: [], signatures: 1 };
  if (depth > DEEPEST_NESTING) return unread(file.name, "archive-unsupported", "nested too deep");
  const inner = await readFile({ name: file.name, bytes: content }, depth + 1, desk);
  return { ...inner, signatures: inner.signatures + 1 };
}

/** Several readings as one. */
export function together(readings: readonly DocumentReading[]): DocumentReading {
  const mails = readings.flatMap((reading) => reading.mails ?? []);
  return {
    papers: readings.flatMap((reading) => reading.papers),
    unread: readings.flatMap((reading) => reading.unread),
    signatures: readings.reduce((sum, reading) => sum + reading.signatures, 0),
    ...(mails.length > 0 && { mails }),
  };
}

function unread(source: string, reason: UnreadReason, detail: string): DocumentReading {
  return { papers: [], unread: [{ source, reason, detail }], signatures: 0 };
}

/** Bytes of any kind → papers. This is what the worker runs; nothing here is safe to run on a stranger's file outside it. */
import type { Paper, Unread, UnreadReason } from "../forms/paper.ts";
import { unpackArchive } from "./archive.ts";
import type { PackedFile } from "./archive.ts";
import { signedContent } from "./cms.ts";
import { hasWords } from "./has-words.ts";
import { READERS, UNREAD_KINDS } from "./readers.ts";
import type { Readers } from "./readers.ts";
import { UnreadableDocument } from "./reading-error.ts";
import { sniff } from "./sniff.ts";
import type { FileKind } from "./sniff.ts";
import { decodeCmsText } from "./sniff-cms.ts";
import { tnefFiles } from "./tnef.ts";

export type DocumentReading = {
  readonly papers: readonly Paper[];
  readonly unread: readonly Unread[];
  /** Digital signatures round or inside the files: seen, not verified. */
  readonly signatures: number;
};

/** An archive in an archive is opened, one deeper is not. */
const DEEPEST_NESTING = 2;
/** Attachments above 25 MB are refused by most mail servers anyway. */
const LARGEST_FILE = 25 << 20;
const NESTED_NAME = " › ";

/** Reads one file and all that is packed in it. Faults of the file are in `unread`; anything thrown is a fault of ours. */
export async function readBytes(name: string, bytes: Uint8Array, readers: Readers = READERS): Promise<DocumentReading> {
  return readFile({ name, bytes }, 0, readers);
}

async function readFile(file: PackedFile, depth: number, readers: Readers): Promise<DocumentReading> {
  if (file.bytes.length > LARGEST_FILE) return unread(file.name, "too-large", `${file.bytes.length} bytes`);
  const kind = sniff(file.bytes);
  try {
    switch (kind) {
      case "zip":
        return await readPacked(file, unpackArchive(file.bytes), depth, readers);
      case "tnef":
        return await readPacked(file, tnefFiles(file.bytes), depth, readers);
      case "cms":
        return await readSigned(file, file.bytes, depth, readers);
      case "cms-text":
        return await readSigned(file, decodeCmsText(file.bytes), depth, readers);
      default:
        return await readPaper(file, kind, readers);
    }
  } catch (error) {
    if (error instanceof UnreadableDocument) return unread(file.name, error.reason, error.detail);
    throw error;
  }
}

async function readPaper(file: PackedFile, kind: FileKind, readers: Readers): Promise<DocumentReading> {
  const load = readers[kind];
  if (load === undefined) return unread(file.name, UNREAD_KINDS[kind] ?? "unknown-kind", kind);
  const read = await load();
  const paper = await read(file.name, file.bytes);
  if (!hasWords(paper.blocks)) return unread(file.name, wordlessReason(paper), kind);
  return { papers: [paper], unread: [], signatures: paper.flags.signatures ?? 0 };
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
  readers: Readers,
): Promise<DocumentReading> {
  if (packed.length === 0) return unread(container.name, "empty", "nothing packed");
  if (depth >= DEEPEST_NESTING) return unread(container.name, "archive-unsupported", "nested too deep");
  const readings: DocumentReading[] = [];
  for (const file of packed) {
    const path = "source" in file ? file.source : file.name;
    const name = `${container.name}${NESTED_NAME}${path}`;
    readings.push(
      "source" in file
        ? { papers: [], unread: [{ ...file, source: name }], signatures: 0 }
        : await readFile({ name, bytes: file.bytes }, depth + 1, readers),
    );
  }
  return together(readings);
}

/** A detached signature holds no file: then the signature is all there is to tell. */
async function readSigned(
  file: PackedFile,
  der: Uint8Array,
  depth: number,
  readers: Readers,
): Promise<DocumentReading> {
  const content = signedContent(der);
  if (content === undefined) return { papers: [], unread: [], signatures: 1 };
  if (depth > DEEPEST_NESTING) return unread(file.name, "archive-unsupported", "nested too deep");
  const inner = await readFile({ name: file.name, bytes: content }, depth + 1, readers);
  return { ...inner, signatures: inner.signatures + 1 };
}

function together(readings: readonly DocumentReading[]): DocumentReading {
  return {
    papers: readings.flatMap((reading) => reading.papers),
    unread: readings.flatMap((reading) => reading.unread),
    signatures: readings.reduce((sum, reading) => sum + reading.signatures, 0),
  };
}

function unread(source: string, reason: UnreadReason, detail: string): DocumentReading {
  return { papers: [], unread: [{ source, reason, detail }], signatures: 0 };
}

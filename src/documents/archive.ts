/** Zip archives that people mail: the files inside, with readable names. */
import type { Unread } from "../forms/paper.ts";
import { archiveName } from "./archive-name.ts";
import { tooLarge, UnreadableDocument } from "./reading-error.ts";
import { openZip } from "./zip.ts";
import type { Zip, ZipEntry, ZipLimits } from "./zip.ts";

export type PackedFile = { readonly name: string; readonly bytes: Uint8Array };

const ARCHIVE_LIMITS: ZipLimits = { entries: 4000, entryBytes: 64 << 20, totalBytes: 128 << 20 };
const MOST_FILES = 200;

/** Files that systems and archivers leave behind; nobody meant to send them. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i;

/** Each file of the archive, or why that file can't be had. Throws UnreadableDocument where none can. */
export function unpackArchive(bytes: Uint8Array): readonly (PackedFile | Unread)[] {
  const zip = openZip(bytes, ARCHIVE_LIMITS);
  const files = zip.entries
    .map((entry) => ({ entry, name: archiveName(entry) }))
    .filter(({ name }) => name !== "" && !name.endsWith("/") && !LITTER.test(name));
  if (files.length > MOST_FILES) throw tooLarge(`${files.length} files in an archive`);
  return files.map(({ entry, name }) => unpack(zip, entry, name));
}

function unpack(zip: Zip, entry: ZipEntry, name: string): PackedFile | Unread {
  try {
    return { name, bytes: zip.read(entry) };
  } catch (error) {
    if (error instanceof UnreadableDocument) return { source: name, reason: error.reason, detail: error.detail };
    throw error;
  }
}

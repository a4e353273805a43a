/** Zip archives (APPNOTE 6.3.10), read from the central directory with hard limits. */
import { crc32, inflateRawSync } from "node:zlib";
import { damaged, tooLarge, UnreadableDocument } from "./reading-error.ts";
import { locateDirectory, sizesOf } from "./zip-directory.ts";

export type ZipLimits = {
  readonly entries: number;
  /** Bytes, unpacked. */
  readonly entryBytes: number;
  /** Bytes, unpacked, over all entries that are read. */
  readonly totalBytes: number;
};

export const PACKAGE_LIMITS: ZipLimits = { entries: 4000, entryBytes: 64 << 20, totalBytes: 128 << 20 };

export type ZipEntry = {
  /** As written: Windows archivers use the OEM code page, so what it says depends on who packed it. */
  readonly nameBytes: Buffer;
  /** General purpose bit 11 (APPNOTE 4.4.4): the name is UTF-8. */
  readonly utf8: boolean;
  /** The name of the Info-ZIP Unicode Path extra field (APPNOTE 4.6.9). */
  readonly unicodeName: string | undefined;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
};

export type Zip = {
  readonly entries: readonly ZipEntry[];
  /** Unpacks one entry. Throws UnreadableDocument: encrypted, damaged, too-large or archive-unsupported. */
  readonly read: (entry: ZipEntry) => Buffer;
};

const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** Opens an archive. Throws UnreadableDocument (damaged, too-large) where its directory can't be followed. */
export function openZip(bytes: Uint8Array, limits: ZipLimits = PACKAGE_LIMITS): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = listEntries(file, limits);
  let unpacked = 0;
  const read = (entry: ZipEntry): Buffer => {
    const content = unpack(file, entry, Math.min(limits.entryBytes, limits.totalBytes - unpacked));
    unpacked += content.length;
    return content;
  };
  return { entries, read };
}

function listEntries(file: Buffer, limits: ZipLimits): readonly ZipEntry[] {
  const directory = locateDirectory(file);
  if (directory.count > limits.entries) throw tooLarge(`${directory.count} zip entries`);
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged("zip directory");
    entries.push(entryAt(file, at, directory.shift));
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function entryAt(file: Buffer, at: number, shift: number): ZipEntry {
  const flags = file.readUInt16LE(at + 8);
  const nameEnd = at + 46 + file.readUInt16LE(at + 28);
  const extra = file.subarray(nameEnd, nameEnd + file.readUInt16LE(at + 30));
  const sizes = sizesOf(file, at, extra);
  return {
    nameBytes: file.subarray(at + 46, nameEnd),
    utf8: (flags & 0x800) !== 0,
    unicodeName: sizes.unicodeName,
    encrypted: (flags & 1) !== 0,
    method: file.readUInt16LE(at + 10),
    crc: file.readUInt32LE(at + 16),
    packedSize: sizes.packedSize,
    size: sizes.size,
    offset: sizes.offset + shift,
  };
}

function unpack(file: Buffer, entry: ZipEntry, limit: number): Buffer {
  if (entry.encrypted) throw new UnreadableDocument("encrypted", "zip entry with a password");
  const packed = packedBytes(file, entry);
  const content = inflate(packed, entry.method, limit);
  if (content.length > limit) throw tooLarge("zip entry");
  if (content.length !== entry.size) throw damaged("zip entry of another size than its directory says");
  if (crc32(content) !== entry.crc) throw damaged("zip entry with a wrong checksum");
  return content;
}

function packedBytes(file: Buffer, entry: ZipEntry): Buffer {
  const at = entry.offset;
  if (at < 0 || at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_SIGNATURE) throw damaged("zip entry header");
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + entry.packedSize > file.length) throw damaged("zip entry past the end of the file");
  return file.subarray(start, start + entry.packedSize);
}

function inflate(packed: Buffer, method: number, limit: number): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new UnreadableDocument("archive-unsupported", `zip method ${method}`);
  if (limit <= 0) throw tooLarge("archive");
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge("zip entry");
    throw new UnreadableDocument("damaged", "zip entry does not unpack", { cause: error });
  }
}

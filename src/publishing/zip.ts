/** A zip archive with fixed dates, so that the same content is always the same bytes (PKWARE APPNOTE 6.3). */
import { crc32, deflateRawSync } from "node:zlib";

export type ZipPart = { readonly name: string; readonly content: string | Buffer };

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980: no clock in the file. */
const DOS_DATE = 0x21;
const LEVEL = 3;

/** Throws RangeError where a part passes 4 GiB: this archive is not zip64. */
export function zipArchive(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const file = zipFile(part);
    pieces.push(file.header, file.name, file.data);
    directory.push(directoryEntry(file, offset), file.name);
    offset += file.header.length + file.name.length + file.data.length;
  }
  const directoryBytes = Buffer.concat(directory);
  return Buffer.concat([...pieces, directoryBytes, endOfDirectory(parts.length, directoryBytes.length, offset)]);
}

type ZipFile = { readonly header: Buffer; readonly name: Buffer; readonly data: Buffer };

function zipFile(part: ZipPart): ZipFile {
  const content = typeof part.content === "string" ? Buffer.from(part.content) : part.content;
  const data = deflateRawSync(content, { level: LEVEL });
  const name = Buffer.from(part.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8_NAMES, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(crc32(content), 14);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return { header, name, data };
}

function directoryEntry(file: ZipFile, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(CENTRAL_HEADER, 0);
  entry.writeUInt16LE(VERSION, 4);
  file.header.copy(entry, 6, 4, 30);
  entry.writeUInt32LE(offset, 42);
  return entry;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

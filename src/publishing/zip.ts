/** A zip archive with fixed dates, so that the same content is always the same bytes (PKWARE APPNOTE 6.3). */
import { constants, crc32, deflateRawSync } from "node:zlib";
import { joinedCheckSum } from "./joined-check-sum.ts";

/** Deflated bytes with the length and the check sum of what they hold. */
export type Deflated = { readonly bytes: Buffer; readonly plainLength: number; readonly plainCrc: number };

/** The pieces one after the other are the part; the last one was made by `deflatedEnd`. */
export type ZipPart = { readonly name: string; readonly pieces: readonly Deflated[] };

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980: no clock in the file. */
const DOS_DATE = 0x21;
const LEVEL = 3;
const LOCAL_HEADER_LENGTH = 30;

/** A piece that others follow: it ends at a whole byte and refers to nothing before it (RFC 1951, 3.2.4). */
export function deflated(text: string): Deflated {
  return deflate(text, constants.Z_FULL_FLUSH);
}

export function deflatedEnd(text: string): Deflated {
  return deflate(text, constants.Z_FINISH);
}

function deflate(text: string, finishFlush: number): Deflated {
  const plain = Buffer.from(text);
  const bytes = deflateRawSync(plain, { level: LEVEL, finishFlush });
  return { bytes, plainLength: plain.length, plainCrc: crc32(plain) };
}

/** The archive's bytes in order. Throws RangeError where a part passes 4 GiB: this archive is not zip64. */
export function zipArchive(parts: readonly ZipPart[]): readonly Buffer[] {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const header = localHeader(part, name.length);
    const data = part.pieces.map((piece) => piece.bytes);
    pieces.push(header, name, ...data);
    directory.push(directoryEntry(header, offset), name);
    offset += header.length + name.length + lengthOf(data);
  }
  return [...pieces, ...directory, endOfDirectory(parts.length, lengthOf(directory), offset)];
}

/** Where the last part's data begin. */
export function lastPartStart(parts: readonly ZipPart[]): number {
  const headers = parts.map((part) => LOCAL_HEADER_LENGTH + Buffer.byteLength(part.name));
  const data = parts.slice(0, -1).map((part) => lengthOf(part.pieces.map((piece) => piece.bytes)));
  return [...headers, ...data].reduce((sum, length) => sum + length, 0);
}

function localHeader(part: ZipPart, nameLength: number): Buffer {
  const { pieces } = part;
  const crc = pieces.reduce((sum, piece) => joinedCheckSum(sum, piece.plainCrc, piece.plainLength), 0);
  const header = Buffer.alloc(LOCAL_HEADER_LENGTH);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8_NAMES, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(lengthOf(pieces.map((piece) => piece.bytes)), 18);
  header.writeUInt32LE(
    pieces.reduce((sum, piece) => sum + piece.plainLength, 0),
    22,
  );
  header.writeUInt16LE(nameLength, 26);
  return header;
}

function directoryEntry(header: Buffer, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(CENTRAL_HEADER, 0);
  entry.writeUInt16LE(VERSION, 4);
  header.copy(entry, 6, 4, 30);
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

function lengthOf(buffers: readonly Buffer[]): number {
  return buffers.reduce((sum, bytes) => sum + bytes.length, 0);
}

/** Zip archives (APPNOTE 6.3.10) that are the same bytes for the same content: fixed date, entries in the given order. */
import { crc32, deflateRawSync } from "node:zlib";

export type ZipPart = { readonly name: string; readonly content: string | Uint8Array };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAME = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, 00:00, the first moment that MS-DOS knows. */
const DOS_DATE = 0x21;

type Packed = { readonly name: Buffer; readonly data: Buffer; readonly crc: number; readonly size: number };

/** Packs the parts. Names are UTF-8 with `/`; OPC wants `[Content_Types].xml` first, so the order is the caller's. */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const packed = parts.map(pack);
  const locals = packed.map((part) => Buffer.concat([localHeader(part), part.name, part.data]));
  const offsets = startsOf(locals);
  const directory = packed.map((part, index) => Buffer.concat([centralHeader(part, offsets[index] ?? 0), part.name]));
  return new Uint8Array(Buffer.concat([...locals, ...directory, endRecord(lengthOf(locals), directory)]));
}

function pack(part: ZipPart): Packed {
  const content = Buffer.from(part.content);
  return { name: Buffer.from(part.name), data: deflateRawSync(content), crc: crc32(content), size: content.length };
}

function startsOf(locals: readonly Buffer[]): readonly number[] {
  return locals.map((_, index) => lengthOf(locals.slice(0, index)));
}

function lengthOf(buffers: readonly Buffer[]): number {
  return buffers.reduce((sum, buffer) => sum + buffer.length, 0);
}

function localHeader(part: Packed): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  writeDescription(header, part, 4);
  return header;
}

function centralHeader(part: Packed, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(VERSION, 4);
  writeDescription(header, part, 6);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** The 26 bytes that the local and the central header share. */
function writeDescription(header: Buffer, part: Packed, at: number): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAME, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(part.crc, at + 10);
  header.writeUInt32LE(part.data.length, at + 14);
  header.writeUInt32LE(part.size, at + 18);
  header.writeUInt16LE(part.name.length, at + 22);
}

function endRecord(directoryStart: number, directory: readonly Buffer[]): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(END, 0);
  record.writeUInt16LE(directory.length, 8);
  record.writeUInt16LE(directory.length, 10);
  record.writeUInt32LE(lengthOf(directory), 12);
  record.writeUInt32LE(directoryStart, 16);
  return record;
}

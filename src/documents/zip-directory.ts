/** Where a zip keeps its directory, and what the extra fields say instead of the fields that are too small. */
import { damaged } from "./reading-error.ts";

export type ZipDirectory = {
  readonly offset: number;
  readonly count: number;
  /** Bytes of something else before the archive: every offset inside is off by so many. */
  readonly shift: number;
};

const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const LARGEST_COMMENT = 0xffff;
const UNKNOWN_32 = 0xffffffff;

/** Finds the end record (APPNOTE 4.3.16), looking back from the end of the file. Throws UnreadableDocument. */
export function locateDirectory(file: Buffer): ZipDirectory {
  const end = findEnd(file);
  if (end === undefined) throw damaged("zip without an end: cut short");
  const zip64 = locateZip64(file, end);
  if (zip64 !== undefined) return zip64;
  const size = file.readUInt32LE(end + 12);
  const offset = file.readUInt32LE(end + 16);
  return directory(end - size, offset, file.readUInt16LE(end + 10));
}

function directory(start: number, writtenOffset: number, count: number): ZipDirectory {
  const shift = start - writtenOffset;
  if (start < 0 || shift < 0) throw damaged("zip directory out of range");
  return { offset: start, count, shift };
}

function findEnd(file: Buffer): number | undefined {
  const stop = Math.max(0, file.length - 22 - LARGEST_COMMENT);
  for (let at = file.length - 22; at >= stop; at--) {
    if (file.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return undefined;
}

function locateZip64(file: Buffer, end: number): ZipDirectory | undefined {
  if (end < 20 || file.readUInt32LE(end - 20) !== LOCATOR64_SIGNATURE) return undefined;
  const at = Number(file.readBigUInt64LE(end - 12));
  if (at + 56 > file.length || file.readUInt32LE(at) !== END64_SIGNATURE) throw damaged("zip64 end record");
  const size = Number(file.readBigUInt64LE(at + 40));
  return directory(at - size, Number(file.readBigUInt64LE(at + 48)), Number(file.readBigUInt64LE(at + 32)));
}

export type EntrySizes = {
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
  readonly unicodeName: string | undefined;
};

/** Sizes of the directory entry at `at`; those too large for 32 bits stand in the zip64 field (APPNOTE 4.5.3). */
export function sizesOf(file: Buffer, at: number, extra: Buffer): EntrySizes {
  const fields = extraFields(extra);
  const wide = fields.get(0x0001) ?? Buffer.alloc(0);
  let used = 0;
  const widened = (narrow: number): number => {
    if (narrow !== UNKNOWN_32) return narrow;
    if (used + 8 > wide.length) throw damaged("zip64 field");
    used += 8;
    return Number(wide.readBigUInt64LE(used - 8));
  };
  const size = widened(file.readUInt32LE(at + 24));
  const packedSize = widened(file.readUInt32LE(at + 20));
  const offset = widened(file.readUInt32LE(at + 42));
  return { size, packedSize, offset, unicodeName: fields.get(0x7075)?.subarray(5).toString("utf8") };
}

function extraFields(extra: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    fields.set(extra.readUInt16LE(at), extra.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

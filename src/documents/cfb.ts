/** Compound files [MS-CFB]: the container of old Office documents and of encrypted new ones. */
import { damaged, tooLarge } from "./reading-error.ts";

export type CompoundFile = {
  /** Names of all streams, whatever storage they lie in. */
  readonly streams: readonly string[];
  /** The bytes of the first stream of that name. Throws UnreadableDocument where its chain is broken. */
  readonly read: (name: string) => Buffer | undefined;
};

type Entry = { readonly name: string; readonly type: number; readonly start: number; readonly size: number };
type Layout = { readonly file: Buffer; readonly sectorSize: number; readonly fat: readonly number[] };

const LARGEST_STREAM = 64 << 20;
const FIRST_SPECIAL_SECTOR = 0xfffffffa;
const MINI_SECTOR = 64;
const MINI_LIMIT = 4096;
const STREAM = 2;
const ROOT = 5;

export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 512) throw damaged("compound file cut short");
  const sectorSize = 1 << file.readUInt16LE(30);
  if (sectorSize !== 512 && sectorSize !== 4096) throw damaged("compound file sector size");
  const layout: Layout = { file, sectorSize, fat: readTable(file, sectorSize) };
  const entries = readDirectory(layout);
  const readMini = miniReader(layout, entries);
  const read = (name: string): Buffer | undefined => {
    const entry = entries.find((candidate) => candidate.type === STREAM && candidate.name === name);
    if (entry === undefined) return undefined;
    if (entry.size > LARGEST_STREAM) throw tooLarge("compound file stream");
    return entry.size < MINI_LIMIT ? readMini(entry) : readChain(layout, entry.start).subarray(0, entry.size);
  };
  return { streams: entries.filter((entry) => entry.type === STREAM).map((entry) => entry.name), read };
}

/** The sector allocation table; its own sectors are listed in the header and in the chained DIFAT (§2.5). */
function readTable(file: Buffer, sectorSize: number): readonly number[] {
  const numbers = wordsOf(file.subarray(76, 512));
  let next = file.readUInt32LE(68);
  for (let steps = 0; next < FIRST_SPECIAL_SECTOR; steps++) {
    if (steps > file.length / sectorSize) throw damaged("compound file DIFAT loops");
    const words = wordsOf(sectorOf(file, sectorSize, next));
    numbers.push(...words.slice(0, -1));
    next = words.at(-1) ?? FIRST_SPECIAL_SECTOR;
  }
  const used = numbers.filter((sector) => sector < FIRST_SPECIAL_SECTOR);
  if (used.length > file.length / sectorSize) throw damaged("compound file table larger than the file");
  return used.flatMap((sector) => wordsOf(sectorOf(file, sectorSize, sector)));
}

function wordsOf(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(index * 4));
}

function sectorOf(file: Buffer, sectorSize: number, sector: number): Buffer {
  const start = (sector + 1) * sectorSize;
  if (start >= file.length) throw damaged("compound file sector out of range");
  return file.subarray(start, start + sectorSize);
}

function readChain(layout: Layout, start: number): Buffer {
  const parts: Buffer[] = [];
  for (let sector = start; sector < FIRST_SPECIAL_SECTOR; sector = layout.fat[sector] ?? FIRST_SPECIAL_SECTOR) {
    if (parts.length * layout.sectorSize > layout.file.length) throw damaged("compound file chain loops");
    parts.push(sectorOf(layout.file, layout.sectorSize, sector));
  }
  return Buffer.concat(parts);
}

function readDirectory(layout: Layout): readonly Entry[] {
  const directory = readChain(layout, layout.file.readUInt32LE(48));
  return Array.from({ length: Math.floor(directory.length / 128) }, (_, index): Entry => {
    const entry = directory.subarray(index * 128, index * 128 + 128);
    const nameBytes = Math.max(0, Math.min(62, entry.readUInt16LE(64) - 2));
    return {
      name: entry.toString("utf16le", 0, nameBytes),
      type: entry.readUInt8(66),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    };
  });
}

/** Streams under 4096 bytes lie in 64-byte sectors inside the root entry's stream (§2.6.4). */
function miniReader(layout: Layout, entries: readonly Entry[]): (entry: Entry) => Buffer {
  let store: { readonly bytes: Buffer; readonly table: readonly number[] } | undefined;
  return (entry) => {
    const root = entries.find((candidate) => candidate.type === ROOT);
    if (root === undefined) throw damaged("compound file without a root");
    store ??= {
      bytes: readChain(layout, root.start),
      table: wordsOf(readChain(layout, layout.file.readUInt32LE(60))),
    };
    const parts: Buffer[] = [];
    for (
      let sector = entry.start;
      sector < FIRST_SPECIAL_SECTOR;
      sector = store.table[sector] ?? FIRST_SPECIAL_SECTOR
    ) {
      if (parts.length * MINI_SECTOR > MINI_LIMIT || sector * MINI_SECTOR >= store.bytes.length) {
        throw damaged("compound file mini chain");
      }
      parts.push(store.bytes.subarray(sector * MINI_SECTOR, (sector + 1) * MINI_SECTOR));
    }
    return Buffer.concat(parts).subarray(0, entry.size);
  };
}

/**
 * An address as a QR code (ISO/IEC 18004): byte mode, level M, versions 1 to 6. Up to 106 bytes; a longer address gets none.
 */
import { withErrorCorrection } from "./qr-error-correction.ts";

/** Rows of modules, true = dark; the quiet zone round it is the drawer's. */
export type QrCode = readonly (readonly boolean[])[];

/** Level M: data codewords of a version, and over how many blocks of equal length they are spread (table 9). */
const VERSIONS = [
  { data: 16, blocks: 1, correction: 10 },
  { data: 28, blocks: 1, correction: 16 },
  { data: 44, blocks: 1, correction: 26 },
  { data: 64, blocks: 2, correction: 18 },
  { data: 86, blocks: 2, correction: 24 },
  { data: 108, blocks: 4, correction: 16 },
] as const;
/** Mode indicator and length take twelve bits. */
const HEAD_BYTES = 2;

/** Undefined where the words are too long for version 6. */
export function qrCode(words: string): QrCode | undefined {
  const bytes = new TextEncoder().encode(words);
  const place = VERSIONS.findIndex(({ data }) => bytes.length + HEAD_BYTES <= data);
  const version = VERSIONS[place];
  if (version === undefined) return undefined;
  const codewords = withErrorCorrection(dataCodewords(bytes, version.data), version.blocks, version.correction);
  const size = 21 + 4 * place;
  const candidates = MASKS.map((mask, number) => drawn(size, codewords, mask, number));
  return candidates.reduce((best, each) => (penalty(each) < penalty(best) ? each : best));
}

/** Mode 0100, eight bits of length, the bytes, a terminator, and the pad bytes in turn (§7.4). */
function dataCodewords(bytes: Uint8Array, length: number): readonly number[] {
  const bits = [
    0b0100,
    bytes.length >> 4,
    bytes.length & 15,
    ...[...bytes].flatMap((byte) => [byte >> 4, byte & 15]),
    0,
  ];
  const words = Array.from(
    { length: bits.length / 2 },
    (_, at) => ((bits[2 * at] ?? 0) << 4) | (bits[2 * at + 1] ?? 0),
  );
  return Array.from({ length }, (_, at) => words[at] ?? ((at - words.length) % 2 === 0 ? 0xec : 0x11));
}

type Mask = (row: number, column: number) => boolean;

/** §7.8.2, in its order. */
const MASKS: readonly Mask[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

function drawn(size: number, codewords: readonly number[], mask: Mask, number: number): QrCode {
  const bits = codewords.flatMap((word) => Array.from({ length: 8 }, (_, at) => ((word >> (7 - at)) & 1) === 1));
  const grid = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => functionModule(row, column, size, number)),
  );
  const free = zigzag(size).filter(([row, column]) => grid[row]?.[column] === undefined);
  free.forEach(([row, column], at) => {
    const line = grid[row];
    if (line) line[column] = (bits[at] ?? false) !== mask(row, column);
  });
  return grid.map((line) => line.map((module) => module ?? false));
}

/** Columns in pairs from the right, up and down in turn, around the vertical timing pattern (§7.7.3). */
function zigzag(size: number): readonly (readonly [row: number, column: number])[] {
  const rights = Array.from({ length: (size - 1) / 2 }, (_, pair) => size - 1 - 2 * pair).map((right) =>
    right <= 6 ? right - 1 : right,
  );
  return rights.flatMap((right, pair) =>
    Array.from({ length: size }, (_, at) => (pair % 2 === 0 ? size - 1 - at : at)).flatMap((row) => [
      [row, right] as const,
      [row, right - 1] as const,
    ]),
  );
}

/** Finder, alignment and timing patterns, format bits; undefined where data goes. */
function functionModule(row: number, column: number, size: number, mask: number): boolean | undefined {
  return (
    finder(row, column, size) ??
    formatModule(row, column, size, mask) ??
    alignment(row, column, size) ??
    (row === 6 || column === 6 ? (row + column) % 2 === 0 : undefined)
  );
}

/** Three squares with their white border. */
function finder(row: number, column: number, size: number): boolean | undefined {
  const centres = [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const;
  const near = centres.map(([y, x]) => Math.max(Math.abs(row - y), Math.abs(column - x))).find((ring) => ring <= 4);
  return near === undefined ? undefined : near <= 1 || near === 3;
}

/** One, in the lower right, from version 2 on. */
function alignment(row: number, column: number, size: number): boolean | undefined {
  const ring = Math.max(Math.abs(row - (size - 7)), Math.abs(column - (size - 7)));
  return size > 21 && ring <= 2 ? ring !== 1 : undefined;
}

/** Level and mask, protected, twice beside the finders; the module at (size - 8, 8) is always dark (§7.9.1). */
function formatModule(row: number, column: number, size: number, mask: number): boolean | undefined {
  if (row === size - 8 && column === 8) return true;
  const at = formatPlace(row, column, size);
  return at === undefined ? undefined : ((formatBits(mask) >> at) & 1) === 1;
}

/** Which bit of the fifteen, 14 the highest. */
function formatPlace(row: number, column: number, size: number): number | undefined {
  if (column === 8) {
    if (row <= 5) return row;
    if (row === 7 || row === 8) return row - 1;
    return row > size - 8 ? row - size + 15 : undefined;
  }
  if (row !== 8) return undefined;
  if (column >= size - 8) return size - 1 - column;
  if (column === 7) return 8;
  return column <= 5 ? 14 - column : undefined;
}

/** BCH (15, 5), level M = 00, masked with 101010000010010. */
function formatBits(mask: number): number {
  let rest = mask << 10;
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0b10100110111 << (bit - 10);
  return ((mask << 10) | rest) ^ 0b101010000010010;
}

/** §7.8.3: long runs, blocks, patterns like a finder's, and too much of one colour. */
function penalty(code: QrCode): number {
  const columns = code.map((_, column) => code.map((row) => row[column] ?? false));
  const lines = [...code, ...columns].map((line) => line.map(Number).join(""));
  const dark = lines.join("").replaceAll("0", "").length / 2 / code.length ** 2;
  const runs = lines.flatMap((line) => line.match(/0{5,}|1{5,}/gu) ?? []).map((run) => run.length - 2);
  const finders = lines.flatMap((line) => line.match(/(?=10111010000|00001011101)/gu) ?? []).length;
  return sum(runs) + 3 * squares(code) + 40 * finders + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}

function squares(code: QrCode): number {
  return sum(code.map((row, y) => row.filter((module, x) => isSquare(module, code[y + 1], row[x + 1], x)).length));
}

function isSquare(
  module: boolean,
  below: readonly boolean[] | undefined,
  right: boolean | undefined,
  x: number,
): boolean {
  return below !== undefined && right === module && below[x] === module && below[x + 1] === module;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

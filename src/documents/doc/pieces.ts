/** The piece table [MS-DOC §2.8.35]: where in the stream which characters of the text lie. */
import { damaged } from "../reading-error.ts";
import { bytesOf } from "./fib.ts";
import type { Extent } from "./fib.ts";

export type Piece = {
  /** Characters from … to, counted over the whole text. */
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  /** One byte a character (Windows-1252), else two. */
  readonly narrow: boolean;
};

const PROPERTIES = 1;
const PIECES = 2;
const NARROW = 0x40000000;
const LARGEST_TEXT = 20_000_000;

export function readPieces(tables: Buffer, extent: Extent): readonly Piece[] {
  const table = bytesOf(tables, extent);
  let at = 0;
  while (table[at] === PROPERTIES) at += 3 + table.readUInt16LE(at + 1);
  if (table[at] !== PIECES) throw damaged("no piece table");
  const list = table.subarray(at + 5, at + 5 + table.readUInt32LE(at + 1));
  const count = Math.floor((list.length - 4) / 12);
  const pieces = Array.from({ length: Math.max(0, count) }, (_, index) => pieceAt(list, index, count));
  if (pieces.some((piece) => piece.to > LARGEST_TEXT)) throw damaged("piece table");
  return pieces;
}

function pieceAt(list: Buffer, index: number, count: number): Piece {
  const position = list.readUInt32LE((count + 1) * 4 + index * 8 + 2);
  const narrow = (position & NARROW) !== 0;
  const offset = position & 0x3fffffff;
  return {
    from: list.readUInt32LE(index * 4),
    to: list.readUInt32LE(index * 4 + 4),
    offset: narrow ? offset >>> 1 : offset,
    narrow,
  };
}

/** A character code and the offset in the stream at which it lies. */
export type Character = { readonly code: number; readonly offset: number };

/** The characters from … to, in order. Windows-1252 where they are narrow. */
export function* charactersOf(main: Buffer, pieces: readonly Piece[], from: number, to: number): Generator<Character> {
  for (const piece of pieces) {
    for (let at = Math.max(from, piece.from); at < Math.min(to, piece.to); at++) {
      const offset = piece.offset + (at - piece.from) * (piece.narrow ? 1 : 2);
      const code = piece.narrow ? (NARROW_CODES[main.readUInt8(offset)] ?? 0) : main.readUInt16LE(offset);
      yield { code, offset };
    }
  }
}

const DECODER = new TextDecoder("windows-1252");
const NARROW_CODES: readonly number[] = Array.from({ length: 256 }, (_, byte) =>
  byte < 32 ? byte : (DECODER.decode(Uint8Array.of(byte)).codePointAt(0) ?? byte),
);

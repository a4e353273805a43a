/** The file information block at the head of the Word stream [MS-DOC §2.5]. */
import { damaged, UnreadableDocument } from "../reading-error.ts";

export type Extent = { readonly offset: number; readonly length: number };

export type Fib = {
  readonly tableStream: "0Table" | "1Table";
  /** Characters of the main text, and of the text boxes behind it. */
  readonly mainLength: number;
  readonly boxesStart: number;
  readonly boxesLength: number;
  readonly pieces: Extent;
  readonly characterPages: Extent;
  readonly paragraphPages: Extent;
};

const WORD_MAGIC = 0xa5ec;
const WORD_97 = 0xc1;
const ENCRYPTED = 0x100;
const SECOND_TABLE = 0x200;
const FIRST_EXTENT = 154;

export function readFib(main: Buffer): Fib {
  if (main.length < 0x200 || main.readUInt16LE(0) !== WORD_MAGIC) throw damaged("no Word header");
  const flags = main.readUInt16LE(10);
  if ((flags & ENCRYPTED) !== 0) throw new UnreadableDocument("encrypted", "doc with a password");
  if (main.readUInt16LE(2) < WORD_97) throw new UnreadableDocument("converter-missing", "Word 6 or 95");
  const [text, footnotes, headers, , comments, endnotes, boxes] = [0, 1, 2, 3, 4, 5, 6].map((index) =>
    main.readUInt32LE(0x4c + index * 4),
  );
  return {
    tableStream: (flags & SECOND_TABLE) === 0 ? "0Table" : "1Table",
    mainLength: text ?? 0,
    boxesStart: (text ?? 0) + (footnotes ?? 0) + (headers ?? 0) + (comments ?? 0) + (endnotes ?? 0),
    boxesLength: boxes ?? 0,
    pieces: extentAt(main, 33),
    characterPages: extentAt(main, 12),
    paragraphPages: extentAt(main, 13),
  };
}

function extentAt(main: Buffer, index: number): Extent {
  const at = FIRST_EXTENT + index * 8;
  return { offset: main.readUInt32LE(at), length: main.readUInt32LE(at + 4) };
}

/** The bytes of an extent. Throws UnreadableDocument where it reaches beyond the stream. */
export function bytesOf(stream: Buffer, extent: Extent): Buffer {
  if (extent.offset + extent.length > stream.length) throw damaged("offset beyond a stream");
  return stream.subarray(extent.offset, extent.offset + extent.length);
}

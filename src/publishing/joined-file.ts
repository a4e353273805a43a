/**
 * Downloads that hold the whole register: a change rewrites them as a whole, but what is said of the other chunks is
 * copied, byte by byte and checked, from the file of the last publication.
 */
import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { Entry } from "../cases/entry.ts";
import type { Chunk } from "./chunk.ts";
import type { Edition } from "./edition.ts";
import type { OutputFolder } from "./output-folder.ts";

/** Text before the first chunk, between two, and after the last. */
export type Frame = { readonly start: string; readonly between: string; readonly end: string };

/** Where a chunk's bytes stand in a file, and their check sum. */
export type Piece = { readonly at: number; readonly length: number; readonly crc: number };

/** The chunk's piece of the last publication; `undefined` where the chunk changed, or the file is not as it was left. */
export type OldPieces = {
  readonly take: (index: number, chunk: Chunk) => Buffer | undefined;
  readonly close: () => void;
};

export function oldPieces(place: string, pieces: readonly Piece[] | undefined): OldPieces {
  const file = pieces !== undefined && existsSync(place) ? openSync(place, "r") : undefined;
  return {
    take: (index, chunk) => {
      const piece = pieces?.[index];
      return file === undefined || piece === undefined || !chunk.same ? undefined : readPiece(file, piece);
    },
    close: () => {
      if (file !== undefined) closeSync(file);
    },
  };
}

function readPiece(file: number, piece: Piece): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(piece.length);
  const read = readSync(file, bytes, 0, piece.length, piece.at);
  return read === piece.length && crc32(bytes) === piece.crc ? bytes : undefined;
}

export type Joined = {
  readonly pieces: readonly Piece[];
  /** Of the whole file, in hex, where somebody asks for it. */
  readonly sha256?: string;
};

/** A file of the whole register that is being made, chunk after chunk. */
export type Joining = {
  readonly add: (chunk: Chunk, index: number) => void;
  /** Puts the file in its place. */
  readonly finish: () => Joined;
  /** After a failure, or after the end. */
  readonly close: () => void;
};

export function joinFile(
  path: string,
  { start, between, end }: Frame,
  lines: (entries: readonly Entry[]) => string,
  edition: Edition,
  folder: OutputFolder,
): Joining {
  const old = oldPieces(folder.place(path), edition.known?.joined[path]);
  const file = folder.open(path);
  const sha256 = createHash("sha256");
  const pieces: Piece[] = [];
  let at = 0;
  const put = (bytes: Buffer): void => {
    file.write(bytes);
    sha256.update(bytes);
    at += bytes.length;
  };
  put(Buffer.from(start));
  return {
    add: (chunk, index) => {
      if (index > 0) put(Buffer.from(between));
      const bytes = old.take(index, chunk) ?? Buffer.from(lines(edition.entries(chunk.from, chunk.to)));
      pieces.push({ at, length: bytes.length, crc: crc32(bytes) });
      put(bytes);
    },
    finish: () => {
      put(Buffer.from(end));
      file.finish();
      return { pieces, sha256: sha256.digest("hex") };
    },
    close: () => {
      old.close();
      file.close();
    },
  };
}

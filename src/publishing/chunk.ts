/** A chunk: the thousand entries that are compared, read and written as one. */
import type { Entry } from "../cases/entry.ts";
import { digest } from "./published-state.ts";
import { tallyOf } from "./tally.ts";
import type { Tally } from "./tally.ts";

export const CHUNK_ENTRIES = 1000;
const DIGEST_LETTERS = 16;

/** What is kept of a chunk from one publication to the next. */
export type ChunkState = {
  /** Digests of the entries as published, one after the other. */
  readonly digests: string;
  readonly tally: Tally;
};

export type Chunk = ChunkState & {
  /** Places in the register. */
  readonly from: number;
  readonly to: number;
  /** The last publication had the same entries here. */
  readonly same: boolean;
};

/** `entries` as published. */
export function chunkOf(entries: readonly Entry[], from: number, known: ChunkState | undefined): Chunk {
  const digests = entries.map((entry) => digest(JSON.stringify(entry))).join("");
  const bounds = { from, to: from + entries.length };
  if (known?.digests === digests) return { ...known, ...bounds, same: true };
  return { digests, tally: tallyOf(entries, from), ...bounds, same: false };
}

/** Digest of the entry at a place of the register. */
export function digestAt(chunk: ChunkState, from: number, place: number): string {
  const start = (place - from) * DIGEST_LETTERS;
  return chunk.digests.slice(start, start + DIGEST_LETTERS);
}

/** Digests of a stretch that lies in chunks as a whole or within one. */
export function digestsOf(chunks: readonly Chunk[], from: number, to: number): string {
  return chunks
    .filter((chunk) => chunk.from < to && chunk.to > from)
    .map((chunk) =>
      chunk.digests.slice(
        Math.max(0, from - chunk.from) * DIGEST_LETTERS,
        Math.max(0, to - chunk.from) * DIGEST_LETTERS,
      ),
    )
    .join("");
}

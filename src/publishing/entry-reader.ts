/** Entries as the public may see them, read a chunk at a time; those read last are kept at hand. */
import type { Entry } from "../cases/entry.ts";
import { CHUNK_ENTRIES } from "./chunk.ts";
import type { EntrySource } from "./entry-source.ts";
import { publicEntry } from "./public-entry.ts";

/** As many as a segment of the search has, and one more. */
const KEPT_CHUNKS = 11;

/** Entries at the places `from` to before `to`. */
export type EntryReader = (from: number, to: number) => readonly Entry[];

export function entryReader(source: EntrySource, hideContactsOfPersons: boolean): EntryReader {
  const kept = new Map<number, readonly Entry[]>();
  const read = (from: number, to: number): readonly Entry[] =>
    readStretch(source, from, to).map((entry) => publicEntry(entry, hideContactsOfPersons));
  const chunk = (index: number): readonly Entry[] => {
    const from = index * CHUNK_ENTRIES;
    const found = kept.get(index) ?? read(from, Math.min(from + CHUNK_ENTRIES, source.count));
    kept.delete(index);
    kept.set(index, found);
    for (const oldest of kept.keys()) if (kept.size > KEPT_CHUNKS) kept.delete(oldest);
    return found;
  };
  return (from, to) => {
    const end = Math.min(to, source.count);
    const [first, last] = [Math.floor(from / CHUNK_ENTRIES), Math.floor((end - 1) / CHUNK_ENTRIES)];
    if (end - from === 1 && !kept.has(first)) return read(from, end);
    const chunks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => chunk(first + index));
    return chunks.flat().slice(from - first * CHUNK_ENTRIES, end - first * CHUNK_ENTRIES);
  };
}

function readStretch(source: EntrySource, from: number, to: number): readonly Entry[] {
  const entries = source.slice(from, to);
  if (entries.length === to - from) return entries;
  throw new Error(`${to - from} entries expected from place ${from}, not ${entries.length}`);
}

/** An edition: everything that a publication knows before it writes its first file. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHUNK_ENTRIES, chunkOf } from "./chunk.ts";
import type { Chunk } from "./chunk.ts";
import { entryReader } from "./entry-reader.ts";
import type { EntryReader } from "./entry-reader.ts";
import type { EntrySource } from "./entry-source.ts";
import { HISTORY_PATH, readHistory } from "./history.ts";
import type { Publication } from "./history.ts";
import type { PublishContext } from "./publish-context.ts";
import { digest, layoutDigest, readState } from "./published-state.ts";
import type { PublishedState } from "./published-state.ts";
import { jsonLines, registerJsonFrame } from "./register-json.ts";
import { sumOf } from "./tally.ts";
import type { Tally } from "./tally.ts";

export type Edition = {
  readonly count: number;
  /** As the public may see them, by number. */
  readonly entries: EntryReader;
  readonly chunks: readonly Chunk[];
  readonly tally: Tally;
  /** Digest of all entries. */
  readonly content: string;
  /** Digest of the program's own part. */
  readonly layout: string;
  readonly mark: string;
  /** `updatedAt` is the moment of the last publication that changed an entry. */
  readonly context: PublishContext;
  /** The last publication, where this version of the program made it. */
  readonly known: PublishedState | undefined;
  /** Only what the keeper of the entries named was read: the files of all others are as they were left. */
  readonly isPartial: boolean;
  readonly changed: boolean;
  /** Before this publication. */
  readonly history: readonly Publication[];
};

/** Throws where the history in `outDir` was tampered with. */
export function prepareEdition(source: EntrySource, asked: PublishContext, outDir: string): Edition {
  const hide = asked.hideContactsOfPersons === true;
  const layout = digest(`${layoutDigest()} ${asked.address} ${hide}`);
  const last = readState(outDir);
  const known = last?.layout === layout ? last : undefined;
  const history = readHistory(textOf(outDir, HISTORY_PATH));
  const entries = entryReader(source, hide);
  const isPartial = knowsChanges(source, known);
  const chunks = isPartial ? changedChunks(source, entries, known) : allChunks(source, entries, known);
  const content = digest(chunks.map((chunk) => chunk.digests).join(""));
  const tally = sumOf(chunks.map((chunk) => chunk.tally));
  const mark = source.changes?.mark ?? "";
  const common = { count: source.count, entries, chunks, tally, content, layout, mark, known, isPartial, history };
  if (last?.content === content) return { ...common, context: { ...asked, updatedAt: last.updatedAt }, changed: false };
  const before = last === undefined ? publishedBefore(source.count, entries, history) : undefined;
  return { ...common, context: { ...asked, updatedAt: before ?? asked.updatedAt }, changed: before === undefined };
}

function knowsChanges(source: EntrySource, known: PublishedState | undefined): boolean {
  const since = source.changes?.since;
  if (known === undefined || since === undefined || since !== known.mark) return false;
  return source.count >= known.chunks.reduce((sum, chunk) => sum + chunk.tally.entries, 0);
}

function allChunks(source: EntrySource, entries: EntryReader, known: PublishedState | undefined): readonly Chunk[] {
  return chunkStarts(source).map((from, index) =>
    chunkOf(entries(from, from + CHUNK_ENTRIES), from, known?.chunks[index]),
  );
}

function changedChunks(source: EntrySource, entries: EntryReader, known: PublishedState | undefined): readonly Chunk[] {
  const changed = new Set(source.changes?.places.map((place) => Math.floor(place / CHUNK_ENTRIES)));
  return chunkStarts(source).map((from, index) => {
    const state = known?.chunks[index];
    const to = Math.min(from + CHUNK_ENTRIES, source.count);
    if (state !== undefined && !changed.has(index) && state.tally.entries === to - from) {
      return { ...state, from, to, same: true };
    }
    return chunkOf(entries(from, to), from, state);
  });
}

function chunkStarts(source: EntrySource): readonly number[] {
  return Array.from({ length: Math.ceil(source.count / CHUNK_ENTRIES) }, (_, index) => index * CHUNK_ENTRIES);
}

/** Where the state file was lost: the moment of the last publication, if the history shows that it was of these very entries. */
function publishedBefore(count: number, entries: EntryReader, history: readonly Publication[]): string | undefined {
  const last = history.at(-1);
  if (last === undefined || last.entries !== count) return undefined;
  const frame = registerJsonFrame(last.publishedAt);
  const sha256 = createHash("sha256").update(frame.start);
  for (let from = 0; from < count; from += CHUNK_ENTRIES) {
    sha256.update((from === 0 ? "" : frame.between) + jsonLines(entries(from, from + CHUNK_ENTRIES)));
  }
  return sha256.update(frame.end).digest("hex") === last.sha256 ? last.publishedAt : undefined;
}

/** The text of a file; empty where there is none. */
function textOf(outDir: string, path: string): string {
  try {
    return readFileSync(join(outDir, path), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "";
    throw cause;
  }
}

/**
 * The search of the page, split so that a visitor loads what is asked for: segments of 10,000 entries, each with its
 * words (in shards), its columns for filters and orders, and the lines to show (50 a file). A changed entry touches its segment.
 */
import type { Entry } from "../cases/entry.ts";
import { entryName } from "./entry-name.ts";
import type { Language } from "./public-entry.ts";
import { nameKeys, searchColumns } from "./search-columns.ts";
import { wordShards } from "./search-words.ts";

export const SEGMENT_ENTRIES = 10_000;
export const LINES_PER_FILE = 50;

export type SegmentFile = { readonly name: string; readonly content: string };

/** What the page must know of a segment before it asks for its files. */
export type Segment = { readonly version: string; readonly count: number; readonly shards: readonly string[] };

/** The files of a segment and its shards' prefixes in the order of their files `t0.json`, `t1.json` … */
export function segmentFiles(
  entries: readonly Entry[],
  language: Language,
): { readonly files: readonly SegmentFile[]; readonly shards: readonly string[] } {
  const words = wordShards(entries, language);
  return {
    shards: words.map((shard) => shard.prefix),
    files: [
      { name: "columns.json", content: searchColumns(entries, language) },
      { name: "names.json", content: nameKeys(entries, language) },
      ...words.map((shard, index) => ({ name: `t${index}.json`, content: shard.content })),
      ...lineFiles(entries, language),
    ],
  };
}

/** `index.json` of the search. */
export function searchHead(segments: readonly Segment[]): string {
  return JSON.stringify({ segment: SEGMENT_ENTRIES, lines: LINES_PER_FILE, segments });
}

function lineFiles(entries: readonly Entry[], language: Language): readonly SegmentFile[] {
  const files: SegmentFile[] = [];
  for (let from = 0; from < entries.length; from += LINES_PER_FILE) {
    const lines = entries.slice(from, from + LINES_PER_FILE).map((entry) => line(entry, language));
    files.push({ name: `r${from / LINES_PER_FILE}.json`, content: `[${lines.join(",\n")}]` });
  }
  return files;
}

function line(entry: Entry, language: Language): string {
  const region = entry.row[language].region;
  return JSON.stringify([
    entry.number,
    entryName(entry, language),
    entry.category,
    region,
    entry.changedOn,
    entry.status,
  ]);
}

/** Files in a segment's folder. */
export function segmentFileCount(segment: Segment): number {
  return 2 + segment.shards.length + Math.ceil(segment.count / LINES_PER_FILE);
}

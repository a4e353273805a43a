/** Writes the search index: segments whose entries changed, and in those the files that differ. */
import { digestsOf } from "./chunk.ts";
import type { Edition } from "./edition.ts";
import type { OutputFolder } from "./output-folder.ts";
import { pathIn } from "./page.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";
import type { Language } from "./public-entry.ts";
import { digest } from "./published-state.ts";
import type { PublishedState } from "./published-state.ts";
import { SEGMENT_ENTRIES, segmentFileCount, segmentFiles, searchHead } from "./search-index.ts";
import type { Segment } from "./search-index.ts";

/** The segments of both languages. */
export async function publishSearch(edition: Edition, folder: OutputFolder): Promise<PublishedState["segments"]> {
  const segments: Record<Language, Segment[]> = { kk: [], ru: [] };
  for (let from = 0; from < edition.count; from += SEGMENT_ENTRIES) {
    for (const language of PUBLIC_LANGUAGES) {
      segments[language].push(await publishSegment(edition, language, from, folder));
    }
  }
  for (const language of PUBLIC_LANGUAGES) {
    await writeDifferent(pathIn(language, "i/index.json"), searchHead(segments[language]), folder);
    removeOldSegments(language, segments[language].length, folder);
  }
  return segments;
}

async function publishSegment(
  edition: Edition,
  language: Language,
  from: number,
  folder: OutputFolder,
): Promise<Segment> {
  const place = from / SEGMENT_ENTRIES;
  const path = pathIn(language, `i/${place}`);
  const version = digest(digestsOf(edition.chunks, from, from + SEGMENT_ENTRIES));
  const present = folder.names(path);
  const known = edition.known?.segments[language][place];
  if (known?.version === version && present.size === segmentFileCount(known)) return known;
  const entries = edition.entries(from, from + SEGMENT_ENTRIES);
  const { files, shards } = segmentFiles(entries, language);
  for (const file of files) await writeDifferent(`${path}/${file.name}`, file.content, folder);
  const wanted = new Set(files.map((file) => file.name));
  for (const name of present) if (!wanted.has(name)) folder.remove(`${path}/${name}`);
  return { version, count: entries.length, shards };
}

/** The register became shorter. */
function removeOldSegments(language: Language, count: number, folder: OutputFolder): void {
  const path = pathIn(language, "i");
  for (const name of folder.names(path)) if (Number(name) >= count) folder.remove(`${path}/${name}`);
}

/** A segment has hundreds of small files, and a change is in few: to read them costs less than to flush them. */
async function writeDifferent(path: string, content: string, folder: OutputFolder): Promise<void> {
  if (folder.read(path) !== content) await folder.write(path, content);
}

/** The words of a segment of the register and where each stands, in shards that a page loads by what is typed. */
import { searchWords } from "../../templates/public/fold.js";
import type { Entry } from "../cases/entry.ts";
import type { Language } from "./public-entry.ts";

/** A shard holds the words that begin with `prefix` (only the word itself where longer ones have shards of their own). */
export type Shard = { readonly prefix: string; readonly content: string };

type Posting = { readonly word: string; readonly json: string };

const SHARD_SIZE = 24_000;
const LONGEST_PREFIX = 6;

/** JSON of each shard: word → places in the segment, the first as it is, then the distance from the one before. */
export function wordShards(entries: readonly Entry[], language: Language): readonly Shard[] {
  const places = new Map<string, number[]>();
  entries.forEach((entry, place) => {
    for (const word of searchWords(searchText(entry, language))) {
      const found = places.get(word);
      if (found === undefined) places.set(word, [place]);
      else found.push(place);
    }
  });
  const words = [...places.keys()].sort();
  return shards(
    words.map((word) => ({ word, json: `${JSON.stringify(word)}:[${distances(places.get(word) ?? []).join()}]` })),
    "",
  );
}

function searchText(entry: Entry, language: Language): string {
  const row = entry.row[language];
  const names = [row.volunteer, row.groupLeader, row.organisation, row.coordinatorOrganiser];
  return [entry.number, ...names, row.programme, row.action, row.region].join(" ");
}

function shards(postings: readonly Posting[], prefix: string): readonly Shard[] {
  const size = postings.reduce((sum, posting) => sum + posting.json.length, 0);
  if (size <= SHARD_SIZE || prefix.length >= LONGEST_PREFIX) return [shard(prefix, postings)];
  const groups = Map.groupBy(postings, (posting) => posting.word.slice(0, prefix.length + 1));
  return [...groups].flatMap(([next, group]) => (next === prefix ? [shard(prefix, group)] : shards(group, next)));
}

function shard(prefix: string, postings: readonly Posting[]): Shard {
  return { prefix, content: `{${postings.map((posting) => posting.json).join(",\n")}}` };
}

function distances(places: readonly number[]): readonly number[] {
  return places.map((place, index) => place - (index === 0 ? 0 : (places[index - 1] ?? 0)));
}

/** The files of the register that are one of a kind, in three lots: what pages use, the data, the front pages. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Entry } from "../cases/entry.ts";
import { atomFeed } from "./atom-feed.ts";
import { DICTIONARY_LANGUAGES, dictionaryJson, dictionaryPage, registerSchema } from "./data-dictionary.ts";
import type { Edition } from "./edition.ts";
import { HISTORY_PATH, historyFile, historyPage } from "./history.ts";
import type { Publication } from "./history.ts";
import { indexPage } from "./index-page.ts";
import { pathIn } from "./page.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";
import type { SingleFile } from "./publish-files.ts";
import { bytesDigest, digest } from "./published-state.ts";

const ASSETS = ["style.css", "icon.svg", "fold.js", "search.js", "addresses.js"];

/** Style, script, and what they need; the blank forms. */
export function assetFiles(edition: Edition): readonly SingleFile[] {
  const assets = ASSETS.map((name) => ({ path: name, key: "", make: () => asset(name) }));
  const forms = [...(edition.context.forms ?? [])].map(([name, bytes]) => ({
    path: `forms/${plainName(name)}`,
    key: bytesDigest(bytes),
    make: () => bytes,
  }));
  return [...assets, ...forms];
}

/** Feed, dictionary, schema. */
export function dataFiles(edition: Edition): readonly SingleFile[] {
  const feeds = PUBLIC_LANGUAGES.map((language): SingleFile => ({
    path: pathIn(language, "atom.xml"),
    key: edition.content,
    make: () => atomFeed(latestEntries(edition), language, edition.context.updatedAt, edition.context.address),
  }));
  const dictionaries = DICTIONARY_LANGUAGES.flatMap((language): SingleFile[] => [
    { path: `data-dictionary.${language}.json`, key: "", make: () => dictionaryJson(language) },
    { path: `data-dictionary.${language}.html`, key: "", make: () => dictionaryPage(language) },
  ]);
  return [...dictionaries, { path: "register.schema.json", key: "", make: registerSchema }, ...feeds];
}

/** What was published when: the file last, because it is what a next publication goes on from. */
export function historyFiles(history: readonly Publication[]): readonly SingleFile[] {
  const key = history.at(-1)?.link ?? "";
  const pages = PUBLIC_LANGUAGES.map((language): SingleFile => ({
    path: pathIn(language, "history/index.html"),
    key,
    make: () => historyPage(history, language),
  }));
  return [...pages, { path: HISTORY_PATH, key, make: () => historyFile(history) }];
}

/** The front pages; the Kazakh one, where everybody begins, is the very last. */
export function frontFiles(edition: Edition): readonly SingleFile[] {
  const { officer, forms, formList } = edition.context;
  const key = digest(edition.content + JSON.stringify([officer, [...(forms?.keys() ?? [])], formList]));
  return PUBLIC_LANGUAGES.toReversed().map((language) => ({
    path: pathIn(language, "index.html"),
    key,
    make: () => indexPage(edition, language),
  }));
}

function latestEntries(edition: Edition): readonly Entry[] {
  return edition.tally.latest.flatMap(([, place]) => edition.entries(place, place + 1));
}

function asset(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`../../templates/public/${name}`, import.meta.url)));
}

/** A form's file name may not lead out of its folder. */
function plainName(name: string): string {
  if (/[/\\]|^\.|^$/.test(name)) throw new Error(`not a file name: ${name}`);
  return name;
}

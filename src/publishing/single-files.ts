/** The files of the register that are one of a kind, in three lots: what pages use, the data, the front pages. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { atomFeed } from "./atom-feed.ts";
import { DICTIONARY_LANGUAGES, dictionaryJson, dictionaryPage, registerSchema } from "./data-dictionary.ts";
import type { Edition } from "./edition.ts";
import { HISTORY_PATH, historyFile, historyPage } from "./history.ts";
import { indexPage } from "./index-page.ts";
import { pathIn } from "./page.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";
import type { Language } from "./public-entry.ts";
import type { SingleFile } from "./publish-files.ts";
import { bytesDigest, digest } from "./published-state.ts";
import { registerCsv } from "./register-csv.ts";
import { almatyDay, dayInWords, filled, WORDS } from "./words.ts";
import { registerWorkbook } from "./workbook.ts";

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

/** Downloads, feed, dictionary, history. */
export function dataFiles(edition: Edition): readonly SingleFile[] {
  const { entries, content, context, history } = edition;
  const link = history.at(-1)?.link ?? "";
  const perLanguage = PUBLIC_LANGUAGES.flatMap((language): SingleFile[] => [
    {
      path: `register.${language}.xlsx`,
      key: content,
      make: () => registerWorkbook(entries, language, workbookNote(edition, language)),
    },
    {
      path: pathIn(language, "atom.xml"),
      key: content,
      make: () => atomFeed(entries, language, context.updatedAt, context.address),
    },
    { path: pathIn(language, "history/index.html"), key: link, make: () => historyPage(history, language) },
  ]);
  const dictionaries = DICTIONARY_LANGUAGES.flatMap((language): SingleFile[] => [
    { path: `data-dictionary.${language}.json`, key: "", make: () => dictionaryJson(language) },
    { path: `data-dictionary.${language}.html`, key: "", make: () => dictionaryPage(language) },
  ]);
  return [
    ...dictionaries,
    { path: "register.schema.json", key: "", make: registerSchema },
    { path: "register.csv", key: content, make: () => registerCsv(entries) },
    ...perLanguage,
    { path: "register.json", key: content, make: edition.registerJson },
    { path: HISTORY_PATH, key: link, make: () => historyFile(history) },
  ];
}

/** The front pages; the Kazakh one, where everybody begins, is the very last. */
export function frontFiles(edition: Edition): readonly SingleFile[] {
  const { officer, forms } = edition.context;
  const key = digest(edition.content + JSON.stringify([officer, [...(forms?.keys() ?? [])]]));
  return PUBLIC_LANGUAGES.toReversed().map((language) => ({
    path: pathIn(language, "index.html"),
    key,
    make: () => indexPage(edition.entries, language, edition.context),
  }));
}

function workbookNote(edition: Edition, language: Language): string {
  const date = dayInWords(almatyDay(edition.context.updatedAt), language);
  return filled(WORDS[language].workbookNote, { date, count: edition.entries.length });
}

function asset(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`../../templates/public/${name}`, import.meta.url)));
}

/** A form's file name may not lead out of its folder. */
function plainName(name: string): string {
  if (/[/\\]|^\.|^$/.test(name)) throw new Error(`not a file name: ${name}`);
  return name;
}

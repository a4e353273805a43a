/** Writes the pages of entries and the pages of the register that changed, and removes those that no entry has. */
import { digestAt, digestsOf } from "./chunk.ts";
import type { Chunk } from "./chunk.ts";
import type { Edition } from "./edition.ts";
import { entryPage, entryPath } from "./entry-page.ts";
import type { OutputFolder } from "./output-folder.ts";
import { pathIn } from "./page.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";
import type { InLanguages, Language } from "./public-entry.ts";
import { publishFiles } from "./publish-files.ts";
import type { SingleFile } from "./publish-files.ts";
import { digest } from "./published-state.ts";
import { pageCount, pageList, PAGE_ENTRIES, registerPage, registerPagePath } from "./register-pages.ts";

/** Names of the pages of entries that the folder has, of which those that belong to an entry are taken out. */
export type PresentPages = InLanguages<Set<string>>;

/** `undefined` where only what changed is looked at. */
export function presentPages(edition: Edition, folder: OutputFolder): PresentPages | undefined {
  if (edition.isPartial) return undefined;
  const names = (language: Language): Set<string> => new Set(folder.names(pathIn(language, "e")));
  return { kk: names("kk"), ru: names("ru") };
}

export async function publishEntryPages(
  chunk: Chunk,
  index: number,
  present: PresentPages | undefined,
  edition: Edition,
  folder: OutputFolder,
): Promise<void> {
  if (chunk.same && present === undefined) return;
  const known = edition.known?.chunks[index];
  for (const [place, entry] of edition.entries(chunk.from, chunk.to).entries()) {
    const at = chunk.from + place;
    const isSame = known !== undefined && digestAt(known, chunk.from, at) === digestAt(chunk, chunk.from, at);
    for (const language of PUBLIC_LANGUAGES) {
      const isThere = present?.[language].delete(`${entry.number}.html`) ?? true;
      if (isSame && isThere) continue;
      const page = entryPage(entry, language, edition.context.address);
      await folder.write(pathIn(language, entryPath(entry.number)), page);
    }
  }
}

export function removePages(present: PresentPages | undefined, folder: OutputFolder): void {
  for (const language of PUBLIC_LANGUAGES) {
    for (const name of present?.[language] ?? []) folder.remove(`${pathIn(language, "e")}/${name}`);
  }
}

/** Pages after the first, and the list of all. The pages' keys by path. */
export async function publishRegisterPages(
  edition: Edition,
  folder: OutputFolder,
): Promise<Readonly<Record<string, string>>> {
  const keys = await publishFiles(registerPages(edition), edition, folder);
  for (const language of PUBLIC_LANGUAGES) {
    const path = pathIn(language, "p");
    for (const name of folder.names(path)) if (!(`${path}/${name}` in keys)) folder.remove(`${path}/${name}`);
  }
  return keys;
}

function registerPages(edition: Edition): readonly SingleFile[] {
  const pages = Array.from({ length: pageCount(edition.count) }, (_, index) => index + 1);
  return [
    ...pages.slice(1).flatMap((page) => pageFiles(edition, page, page < pages.length)),
    ...PUBLIC_LANGUAGES.map((language) => ({
      path: pathIn(language, "p/index.html"),
      key: String(edition.count),
      make: () => pageList(edition.count, language),
    })),
  ];
}

/** A page in both languages, one after the other: their entries are read once. */
function pageFiles(edition: Edition, page: number, hasNext: boolean): readonly SingleFile[] {
  const [from, to] = [(page - 1) * PAGE_ENTRIES, page * PAGE_ENTRIES];
  const key = digest(`${hasNext} ${digestsOf(edition.chunks, from, to)}`);
  return PUBLIC_LANGUAGES.map((language) => ({
    path: pathIn(language, registerPagePath(page)),
    key,
    make: () => registerPage(edition.entries(from, to), page, hasNext, language),
  }));
}

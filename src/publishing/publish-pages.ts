/** Writes the pages of entries and the pages of the register that changed, and removes those that no entry has. */
import type { Entry } from "../cases/entry.ts";
import type { Edition } from "./edition.ts";
import { entryPage, entryPath } from "./entry-page.ts";
import type { OutputFolder } from "./output-folder.ts";
import { pathIn } from "./page.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";
import type { Language } from "./public-entry.ts";
import { publishFiles } from "./publish-files.ts";
import type { SingleFile } from "./publish-files.ts";
import { digest } from "./published-state.ts";
import { entriesOfPage, pageCount, pageList, PAGE_ENTRIES, registerPage, registerPagePath } from "./register-pages.ts";

export async function publishEntryPages(edition: Edition, folder: OutputFolder): Promise<void> {
  for (const language of PUBLIC_LANGUAGES) {
    const present = folder.names(pathIn(language, "e"));
    const wanted = new Set<string>();
    for (const [index, entry] of edition.entries.entries()) {
      const name = `${entry.number}.html`;
      wanted.add(name);
      if (present.has(name) && edition.known?.entries[entry.number] === edition.digests[index]) continue;
      await folder.write(
        pathIn(language, entryPath(entry.number)),
        entryPage(entry, language, edition.context.address),
      );
    }
    removeOthers(folder, pathIn(language, "e"), present, wanted);
  }
}

/** Pages after the first, and the list of all. The pages' keys by path. */
export async function publishRegisterPages(
  edition: Edition,
  folder: OutputFolder,
): Promise<Readonly<Record<string, string>>> {
  const files = PUBLIC_LANGUAGES.flatMap((language) => registerPages(edition, language));
  const keys = await publishFiles(files, edition, folder);
  for (const language of PUBLIC_LANGUAGES) {
    const path = pathIn(language, "p");
    for (const name of folder.names(path)) if (!(`${path}/${name}` in keys)) folder.remove(`${path}/${name}`);
  }
  return keys;
}

function registerPages(edition: Edition, language: Language): readonly SingleFile[] {
  const { entries, digests } = edition;
  const count = pageCount(entries.length);
  const list = {
    path: pathIn(language, "p/index.html"),
    key: listKey(entries),
    make: () => pageList(entries, language),
  };
  const files: SingleFile[] = [list];
  for (let page = 2; page <= count; page++) {
    const hasNext = page < count;
    const key = digest(`${hasNext} ${digests.slice((page - 1) * PAGE_ENTRIES, page * PAGE_ENTRIES).join()}`);
    const make = (): string => registerPage(entriesOfPage(entries, page), page, hasNext, language);
    files.push({ path: pathIn(language, registerPagePath(page)), key, make });
  }
  return files;
}

/** The list shows the first and the last number of each page. */
function listKey(entries: readonly Entry[]): string {
  return digest(entries.map((entry) => entry.number).join());
}

function removeOthers(
  folder: OutputFolder,
  path: string,
  present: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): void {
  for (const name of present) if (!wanted.has(name)) folder.remove(`${path}/${name}`);
}

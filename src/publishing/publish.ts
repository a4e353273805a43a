/**
 * Publication of the register (law:5.3): from all entries to a folder of static files. What did not change is not
 * written; the front pages come last; a failure leaves what was published before in its place.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Entry } from "../cases/entry.ts";
import { prepareEdition } from "./edition.ts";
import type { Edition } from "./edition.ts";
import { outputFolder } from "./output-folder.ts";
import type { OutputFolder } from "./output-folder.ts";
import type { PublishContext } from "./publish-context.ts";
import { publishEntryPages, publishRegisterPages } from "./publish-pages.ts";
import { publishSearch } from "./publish-search.ts";
import { publishFiles } from "./publish-files.ts";
import { STATE_FILE } from "./published-state.ts";
import type { PublishedState } from "./published-state.ts";
import { assetFiles, dataFiles, frontFiles } from "./single-files.ts";

export type PublishReport = {
  readonly entries: number;
  /** Files and bytes that were written; 0 where nothing changed. */
  readonly written: number;
  readonly bytes: number;
  readonly removed: number;
  /** The entries differ from those of the last publication. */
  readonly changed: boolean;
  /** The moment that the pages show. */
  readonly updatedAt: string;
  /** Hex SHA-256 of `register.json`. */
  readonly sha256: string;
};

/** The folder could not be brought up to date; `cause` says why. Each file is the old one or the new one, none is half. */
export class PublishError extends Error {
  override readonly name = "PublishError";
}

/** Writes the public register into `outDir`. Throws PublishError. */
export async function publish(
  entries: readonly Entry[],
  context: PublishContext,
  outDir: string,
): Promise<PublishReport> {
  try {
    const edition = prepareEdition(entries, context, outDir);
    const folder = outputFolder(outDir, STATE_FILE);
    await writeEdition(edition, folder);
    return reportOf(edition, folder);
  } catch (cause) {
    throw new PublishError(`the public register in ${outDir} could not be brought up to date`, { cause });
  }
}

/** What others point to comes before what points to it; the state file, which says that all is there, comes last. */
async function writeEdition(edition: Edition, folder: OutputFolder): Promise<void> {
  const assets = await publishFiles(assetFiles(edition), edition, folder);
  await publishEntryPages(edition, folder);
  const pages = await publishRegisterPages(edition, folder);
  const segments = await publishSearch(edition, folder);
  const data = await publishFiles(dataFiles(edition), edition, folder);
  const front = await publishFiles(frontFiles(edition), edition, folder);
  const files = { ...assets, ...pages, ...data, ...front };
  removeOldFiles(edition, files, folder);
  if (folder.counts().files === 0 && folder.counts().removed === 0) return;
  if (folder.needsFlush()) await flushAll();
  await folder.write(STATE_FILE, JSON.stringify(stateOf(edition, files, segments)));
}

function removeOldFiles(edition: Edition, files: PublishedState["files"], folder: OutputFolder): void {
  for (const path of Object.keys(edition.known?.files ?? {})) if (!(path in files)) folder.remove(path);
}

function stateOf(
  edition: Edition,
  files: PublishedState["files"],
  segments: PublishedState["segments"],
): PublishedState {
  const { layout, content, sha256, context } = edition;
  const entries: Record<string, string> = {};
  edition.entries.forEach((entry, index) => (entries[entry.number] = edition.digests[index] ?? ""));
  return { layout, content, updatedAt: context.updatedAt, sha256, files, segments, entries };
}

/** Many new files: one flush of the machine instead of one for each. Windows has no such program and flushes by itself. */
async function flushAll(): Promise<void> {
  if (process.platform !== "win32") await promisify(execFile)("sync");
}

function reportOf(edition: Edition, folder: OutputFolder): PublishReport {
  const { files, bytes, removed } = folder.counts();
  const { changed, sha256, context } = edition;
  return {
    entries: edition.entries.length,
    written: files,
    bytes,
    removed,
    changed,
    updatedAt: context.updatedAt,
    sha256,
  };
}

/**
 * Publication of the register (law:5.3): from all entries to a folder of static files. What did not change is not
 * written; the front pages come last; a failure leaves what was published before in its place.
 */
import { execFile } from "node:child_process";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import type { Entry } from "../cases/entry.ts";
import { prepareEdition } from "./edition.ts";
import type { Edition } from "./edition.ts";
import { listSource } from "./entry-source.ts";
import type { EntrySource } from "./entry-source.ts";
import { withPublication } from "./history.ts";
import type { Publication } from "./history.ts";
import { outputFolder } from "./output-folder.ts";
import type { OutputFolder } from "./output-folder.ts";
import type { PublishContext } from "./publish-context.ts";
import { openDownloads } from "./publish-downloads.ts";
import type { FinishedDownloads } from "./publish-downloads.ts";
import { presentPages, publishEntryPages, publishRegisterPages, removePages } from "./publish-pages.ts";
import { publishSearch } from "./publish-search.ts";
import { publishFiles } from "./publish-files.ts";
import { STATE_FILE } from "./published-state.ts";
import type { PublishedState } from "./published-state.ts";
import { assetFiles, dataFiles, frontFiles, historyFiles } from "./single-files.ts";

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

/**
 * Writes the public register into `outDir`: from a list, or from a source that may say what changed since the
 * publication before. Throws PublishError.
 */
export async function publish(
  entries: readonly Entry[] | EntrySource,
  context: PublishContext,
  outDir: string,
): Promise<PublishReport> {
  try {
    const edition = prepareEdition("count" in entries ? entries : listSource(entries), context, outDir);
    const folder = outputFolder(outDir, STATE_FILE);
    const sha256 = await writeEdition(edition, folder);
    return reportOf(edition, sha256, folder);
  } catch (cause) {
    throw new PublishError(`the public register in ${outDir} could not be brought up to date`, { cause });
  }
}

/**
 * What others point to comes before what points to it; the state file, which says that all is there, comes last.
 * Returns the SHA-256 of `register.json`.
 */
async function writeEdition(edition: Edition, folder: OutputFolder): Promise<string> {
  const assets = await publishFiles(assetFiles(edition), edition, folder);
  const { joined, files: downloads, sha256 } = await writeChunks(edition, folder);
  const pages = await publishRegisterPages(edition, folder);
  const segments = await publishSearch(edition, folder);
  const data = await publishFiles(dataFiles(edition), edition, folder);
  const history = await publishFiles(historyFiles(historyAfter(edition, sha256)), edition, folder);
  const front = await publishFiles(frontFiles(edition), edition, folder);
  const files = { ...assets, ...pages, ...downloads, ...data, ...history, ...front };
  removeOldFiles(edition, files, folder);
  const isSame = folder.counts().files === 0 && folder.counts().removed === 0;
  if (isSame && edition.known?.mark === edition.mark) return sha256;
  if (folder.needsFlush()) await flushAll();
  const chunks = edition.chunks.map(({ digests, tally }) => ({ digests, tally }));
  const { layout, content, mark, context } = edition;
  const state: PublishedState = {
    layout,
    content,
    mark,
    updatedAt: context.updatedAt,
    sha256,
    chunks,
    joined,
    files,
    segments,
  };
  await folder.write(STATE_FILE, JSON.stringify(state));
  return sha256;
}

/** Chunk after chunk, so that a large register needs little memory: the pages of its entries, its part of each download. */
async function writeChunks(edition: Edition, folder: OutputFolder): Promise<FinishedDownloads> {
  const present = presentPages(edition, folder);
  const downloads = openDownloads(edition, folder);
  try {
    for (const [index, chunk] of edition.chunks.entries()) {
      await publishEntryPages(chunk, index, present, edition, folder);
      downloads.add(chunk, index);
      await setImmediate();
    }
    removePages(present, folder);
    return downloads.finish();
  } finally {
    downloads.close();
  }
}

function historyAfter(edition: Edition, sha256: string): readonly Publication[] {
  const { history, context, count } = edition;
  if (!edition.changed && history.at(-1)?.sha256 === sha256) return history;
  return withPublication(history, { publishedAt: context.updatedAt, entries: count, sha256 });
}

function removeOldFiles(edition: Edition, files: PublishedState["files"], folder: OutputFolder): void {
  for (const path of Object.keys(edition.known?.files ?? {})) if (!(path in files)) folder.remove(path);
}

/** Many new files: one flush of the machine instead of one for each. Windows has no such program and flushes by itself. */
async function flushAll(): Promise<void> {
  if (process.platform !== "win32") await promisify(execFile)("sync");
}

function reportOf(edition: Edition, sha256: string, folder: OutputFolder): PublishReport {
  const { files, bytes, removed } = folder.counts();
  const { changed, context, count } = edition;
  return { entries: count, written: files, bytes, removed, changed, updatedAt: context.updatedAt, sha256 };
}

/** A folder of public files: each is written beside its place and renamed into it, so that no reader sees half a file. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";

/** Ends the name of a file that is being written. */
const UNFINISHED = ".tizilim-new";
/** So many files in one stretch before others get a turn. */
const STRETCH = 100;
/** Above this number, entry pages are left to the kernel to flush: the caller flushes the whole folder once. */
const SYNCED_FILES = 500;

export type Counts = { readonly files: number; readonly bytes: number; readonly removed: number };

export type OutputFolder = {
  /** Paths are from the folder's root. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  /** One that is not there is no fault. */
  readonly remove: (path: string) => void;
  readonly has: (path: string) => boolean;
  /** Names of the files in a folder, which is made where it is not there; what a cut writing left is removed. */
  readonly names: (path: string) => ReadonlySet<string>;
  /** The text of a file; `undefined` where it is not there. */
  readonly read: (path: string) => string | undefined;
  readonly counts: () => Counts;
  /** More was written than was flushed file by file. */
  readonly needsFlush: () => boolean;
};

/** `seal` is the file that says that all is in its place: it is removed before the first change. */
export function outputFolder(root: string, seal: string): OutputFolder {
  const folders = new Set<string>();
  let [files, bytes, removed] = [0, 0, 0];
  const breakSeal = (path: string): void => {
    if (path !== seal && files + removed === 0) rmSync(join(root, seal), { force: true });
  };
  return {
    write: async (path, content) => {
      breakSeal(path);
      makeFolder(dirname(join(root, path)), folders);
      bytes += replaceFile(join(root, path), content, files < SYNCED_FILES || path === seal);
      files++;
      if (files % STRETCH === 0) await setImmediate();
    },
    remove: (path) => {
      breakSeal(path);
      rmSync(join(root, path), { force: true });
      removed++;
    },
    has: (path) => existsSync(join(root, path)),
    names: (path) => {
      makeFolder(join(root, path), folders);
      return finishedNames(join(root, path));
    },
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined),
    counts: () => ({ files, bytes, removed }),
    needsFlush: () => files > SYNCED_FILES,
  };
}

function makeFolder(folder: string, known: Set<string>): void {
  if (known.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  known.add(folder);
}

function finishedNames(folder: string): ReadonlySet<string> {
  const names = new Set(readdirSync(folder));
  for (const name of names) {
    if (!name.endsWith(UNFINISHED)) continue;
    rmSync(join(folder, name), { force: true });
    names.delete(name);
  }
  return names;
}

function replaceFile(place: string, content: string | Uint8Array, sync: boolean): number {
  const unfinished = `${place}${UNFINISHED}`;
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  try {
    writeWhole(unfinished, bytes, sync);
    renameSync(unfinished, place);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw cause;
  }
  return bytes.length;
}

function writeWhole(place: string, bytes: Uint8Array, sync: boolean): void {
  const file = openSync(place, "w", 0o644);
  try {
    let done = 0;
    while (done < bytes.length) done += writeSync(file, bytes, done);
    if (sync) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

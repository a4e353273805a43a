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
  /** A file that is written piece by piece. */
  readonly open: (path: string) => OpenFile;
  /** A file or a folder; one that is not there is no fault. */
  readonly remove: (path: string) => void;
  /** The path for the file system. */
  readonly place: (path: string) => string;
  readonly has: (path: string) => boolean;
  /** Names of the files in a folder, which is made where it is not there; what a cut writing left is removed. */
  readonly names: (path: string) => ReadonlySet<string>;
  /** The text of a file; `undefined` where it is not there. */
  readonly read: (path: string) => string | undefined;
  readonly counts: () => Counts;
  /** More was written than was flushed file by file. */
  readonly needsFlush: () => boolean;
};

export type OpenFile = {
  readonly write: (bytes: Uint8Array) => void;
  /** Puts it in its place. */
  readonly finish: () => void;
  /** What was not finished is removed. */
  readonly close: () => void;
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
    open: (path) => {
      breakSeal(path);
      makeFolder(dirname(join(root, path)), folders);
      return openFile(join(root, path), (length) => {
        bytes += length;
        files++;
      });
    },
    remove: (path) => {
      breakSeal(path);
      rmSync(join(root, path), { force: true, recursive: true });
      removed++;
    },
    place: (path) => join(root, path),
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
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const file = openFile(place, () => undefined, sync);
  try {
    file.write(bytes);
    file.finish();
  } finally {
    file.close();
  }
  return bytes.length;
}

function openFile(place: string, finished: (length: number) => void, sync = true): OpenFile {
  const unfinished = `${place}${UNFINISHED}`;
  const file = openSync(unfinished, "w", 0o644);
  let length = 0;
  let state: "open" | "written" | "placed" | "closed" = "open";
  return {
    write: (bytes) => {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      length += bytes.length;
    },
    finish: () => {
      if (sync) fsyncSync(file);
      closeSync(file);
      state = "written";
      renameSync(unfinished, place);
      state = "placed";
      finished(length);
    },
    close: () => {
      if (state === "open") closeSync(file);
      if (state === "open" || state === "written") rmSync(unfinished, { force: true });
      if (state !== "placed") state = "closed";
    },
  };
}

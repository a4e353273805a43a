/** Files that stand alone: each is written where what it is made of changed, or where it is gone. */
import type { Edition } from "./edition.ts";
import type { OutputFolder } from "./output-folder.ts";

export type SingleFile = {
  /** From the register's root. */
  readonly path: string;
  /** Digest of what the file is made of. */
  readonly key: string;
  readonly make: () => string | Uint8Array;
};

/** The files' keys by path. */
export async function publishFiles(
  files: readonly SingleFile[],
  edition: Edition,
  folder: OutputFolder,
): Promise<Readonly<Record<string, string>>> {
  const keys: Record<string, string> = {};
  for (const { path, key, make } of files) {
    keys[path] = key;
    if (edition.known?.files[path] === key && folder.has(path)) continue;
    await folder.write(path, make());
  }
  return keys;
}

/** The originals: every message as it came, byte for byte, on disk and fsynced before anything looks at it. */
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Store } from "./store.ts";

/** Writes the bytes beside the state; the name is their SHA-256. A second time does nothing. */
export function keepOriginal(store: Store, bytes: Uint8Array): string {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const path = originalPath(store, hash);
  if (existsSync(path) && statSync(path).size === bytes.length) return hash;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}.part`;
  writeThrough(beside, bytes);
  renameSync(beside, path);
  syncDirectory(dirname(path));
  return hash;
}

export function readOriginal(store: Store, hash: string): Buffer {
  return readFileSync(originalPath(store, hash));
}

export function originalPath(store: Store, hash: string): string {
  return join(store.dir, "originals", hash.slice(0, 2), `${hash}.eml`);
}

function writeThrough(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "w", 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A new name is only safe once its directory is. */
function syncDirectory(path: string): void {
  const directory = openSync(path, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

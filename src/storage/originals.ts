/** The originals: every message as it came, byte for byte, on disk and fsynced before anything looks at it. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Store } from "./store.ts";

/** Writes the bytes beside the state; the name is their SHA-256. A second time does nothing. */
export async function keepOriginal(store: Store, bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const path = originalPath(store, hash);
  if (!(existsSync(path) && statSync(path).size === bytes.length)) await writeBeside(path, bytes);
  await syncDirectory(dirname(path));
  return hash;
}

export function readOriginal(store: Store, hash: string): Buffer {
  return readFileSync(originalPath(store, hash));
}

export function originalPath(store: Store, hash: string): string {
  return join(store.dir, "originals", hash.slice(0, 2), `${hash}.eml`);
}

async function writeBeside(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${randomUUID()}.part`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  await writeThrough(beside, bytes);
  await rename(beside, path);
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is only safe once its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

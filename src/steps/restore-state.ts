/** A backup becomes a state again: unpacked beside its place, looked through, and only then put there. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, rmdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { instant } from "../calendar/plain-date.ts";
import { brokenHistoryLine } from "../storage/history.ts";
import { doubtPending } from "../storage/letters.ts";
import { messageCount, rawHashes } from "../storage/messages.ts";
import { readOriginal } from "../storage/originals.ts";
import { closeStore, openStore } from "../storage/store.ts";
import type { Store } from "../storage/store.ts";
import { WorldFault } from "./world-fault.ts";

export type Restored = { readonly messages: number; readonly doubted: number };

/**
 * Restores `file` into `dir`, which must not be there or be empty. Throws `WorldFault` where the backup is not whole; then
 * `dir` is as it was. Letters that waited when the backup was made may have left since: they count as in doubt, and go
 * out again only where no copy of them comes to light.
 */
export async function restoreState(file: string, dir: string): Promise<Restored> {
  const target = resolve(dir);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new WorldFault(`${target} is not empty: a backup is restored into a new folder`);
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(`${target}.restoring-`);
  try {
    await unpack(resolve(file), work);
    const restored = examined(work);
    chmodSync(work, 0o700);
    if (existsSync(target)) rmdirSync(target);
    renameSync(work, target);
    return restored;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function examined(dir: string): Restored {
  if (!existsSync(`${dir}/tizilim.db`)) throw new WorldFault("the file holds no state of tizilim");
  const store = openStore(dir);
  try {
    const said = store.db.pragma("integrity_check(1)", { simple: true });
    if (said !== "ok") throw new WorldFault(`the database in the backup is damaged: ${String(said)}`);
    const line = brokenHistoryLine(store);
    if (line !== undefined) throw new WorldFault(`line ${line} of the history in the backup was changed`);
    for (const hash of rawHashes(store)) assertOriginal(store, hash);
    return { messages: messageCount(store), doubted: doubtPending(store, instant(new Date())) };
  } finally {
    closeStore(store);
  }
}

function assertOriginal(store: Store, hash: string): void {
  const path = `original ${hash.slice(0, 12)}`;
  try {
    if (createHash("sha256").update(readOriginal(store, hash)).digest("hex") === hash) return;
  } catch (cause) {
    throw new WorldFault(`${path} is not in the backup`, cause);
  }
  throw new WorldFault(`${path} in the backup is damaged`);
}

async function unpack(file: string, dir: string): Promise<void> {
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  const tar = spawn("tar", ["-xzf", file, "-C", dir, "--no-same-owner"], { stdio: "ignore" });
  tar.once("error", reject);
  tar.once("close", (code) =>
    code === 0 ? done() : reject(new WorldFault(`${file} can't be unpacked (tar: ${code})`)),
  );
  await promise;
}

/** A consistent copy of the state while the daemon runs: the database by SQLite's own online backup, then the originals. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { instant } from "../calendar/plain-date.ts";
import { setFact } from "../storage/facts.ts";
import { closeStore, openStore } from "../storage/store.ts";

/**
 * Writes `file` (.tar.gz: tizilim.db and originals/) beside its final name and renames it. Returns its size in bytes.
 * Originals are written before the row that names them, so every row of the earlier database copy has its file.
 */
export async function backupState(stateDir: string, file: string): Promise<number> {
  const target = resolve(file);
  const work = mkdtempSync(join(dirname(target), ".tizilim-backup-"));
  const store = openStore(stateDir);
  try {
    setFact(store, "last-backup", instant(new Date()));
    await store.db.backup(join(work, "tizilim.db"));
    cpSync(join(stateDir, "originals"), join(work, "originals"), { recursive: true, filter: isFinished });
    await pack(work, `${work}.tar.gz`);
    renameSync(`${work}.tar.gz`, target);
    return statSync(target).size;
  } finally {
    closeStore(store);
    rmSync(work, { recursive: true, force: true });
    rmSync(`${work}.tar.gz`, { force: true });
  }
}

/** A file that is being written may be gone before it is copied; no row names it yet. */
function isFinished(path: string): boolean {
  return !path.endsWith(".part");
}

async function pack(dir: string, file: string): Promise<void> {
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  const tar = spawn("tar", ["-czf", file, "-C", dir, "."], { stdio: ["ignore", "ignore", "inherit"] });
  tar.once("error", reject);
  tar.once("close", (code) => (code === 0 ? done() : reject(new Error(`tar ended with ${code}`))));
  await promise;
}

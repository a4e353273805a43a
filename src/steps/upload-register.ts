/**
 * `TIZILIM_PUBLISH_COMMAND`: the operator's own way of carrying the published files further (rsync, an S3 tool), after
 * each publication; a failure is tried again at a later pass and stands in the digest.
 */
import { spawn } from "node:child_process";
import type { Instant } from "../calendar/plain-date.ts";
import { factOf, instantOf, setFact } from "../storage/facts.ts";
import type { Store } from "../storage/store.ts";
import type { Office } from "./office.ts";

/** Other work waits meanwhile: a command that hangs must not keep the clerk from its mail. */
const TIME_LIMIT_MS = 5 * 60_000;
const MINUTE = 60_000;
const BACKOFF_MINUTES = [1, 2, 5, 15, 60];
const LAST_WORDS = 200;

export type UploadFailure = { readonly times: number; readonly since: Instant; readonly tried: Instant };

/** `undefined` where the last upload went well, or none was tried. */
export function uploadFailure(store: Store): UploadFailure | undefined {
  const times = Number(factOf(store, "upload-failures") ?? 0);
  const [since, tried] = [instantOf(store, "upload-failing-since"), instantOf(store, "upload-tried")];
  return times > 0 && since && tried ? { times, since, tried } : undefined;
}

/** Runs the command where the last publication has not been carried further and the time to try has come. Never throws for its failure. */
export async function uploadRegister(office: Office, limitMs = TIME_LIMIT_MS): Promise<void> {
  const { store, settings, log } = office;
  const mark = factOf(store, "published-mark");
  if (settings.publishCommand === undefined || mark === undefined || factOf(store, "uploaded-mark") === mark) return;
  const failure = uploadFailure(store);
  if (failure && Date.parse(office.now()) < nextTry(failure)) return;
  const started = Date.now();
  const end = await runCommand(settings.publishCommand, settings.publicDir, limitMs);
  const told = { ended: end.how, ms: Date.now() - started, said: withoutNames(end.said) };
  if (end.how === "0") {
    setFact(store, "upload-failures", "0");
    setFact(store, "uploaded-mark", mark);
    log.info("register-uploaded", told);
    return;
  }
  noteFailure(office, failure);
  log.warn("register-not-uploaded", { ...told, times: (failure?.times ?? 0) + 1 });
}

function nextTry({ times, tried }: UploadFailure): number {
  return Date.parse(tried) + (BACKOFF_MINUTES[Math.min(times, BACKOFF_MINUTES.length) - 1] ?? 1) * MINUTE;
}

function noteFailure({ store, now }: Office, before: UploadFailure | undefined): void {
  setFact(store, "upload-tried", now());
  if (before === undefined) setFact(store, "upload-failing-since", now());
  setFact(store, "upload-failures", String((before?.times ?? 0) + 1));
}

/** `how`: the exit code, the signal, or what kept it from starting. */
type End = { readonly how: string; readonly said: string };

/** A group of its own, so that the time limit ends what the command started too. */
async function runCommand(command: string, publicDir: string, limitMs: number): Promise<End> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const child = spawn("/bin/sh", ["-c", command], {
    env: { ...process.env, TIZILIM_PUBLIC_DIR: publicDir },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  const hear = (part: Buffer): void => {
    said = (said + part.toString()).slice(-LAST_WORDS);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  child.once("error", (fault) => resolve(fault.message));
  child.once("close", (code, signal) => resolve(String(code ?? signal)));
  const limit = setTimeout(() => endGroup(child.pid), limitMs);
  const how = await promise;
  clearTimeout(limit);
  return { how, said: said.trim() };
}

function endGroup(pid: number | undefined): void {
  if (pid !== undefined) process.kill(-pid, "SIGKILL");
}

/** What a tool says may name the account that it logged in with: no addresses, passwords or long numbers in the log. */
function withoutNames(said: string): string {
  return said
    .replace(/\S*@\S*/g, "…")
    .replace(/\d{6,}/g, "…")
    .replace(/\s+/g, " ");
}

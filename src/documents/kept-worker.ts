/** One worker thread that reads file after file, until a file kills it. */
import { Worker } from "node:worker_threads";
import type { Unread } from "../forms/paper.ts";
import type { PackedFile } from "./archive.ts";
import { together } from "./read-document.ts";
import type { DocumentReading } from "./read-document.ts";
import type { WorkerMessage } from "./reading-worker.ts";
import type { SandboxLimits } from "./sandbox-limits.ts";

export type Death = "timeout" | "memory" | "damaged";

/** `dead` brings what was read before: an archive may be killed by its third file. */
export type WorkerEnd =
  | { readonly end: "read"; readonly reading: DocumentReading }
  | { readonly end: "dead"; readonly reading: DocumentReading };

export type KeptWorker = {
  /** One file at a time. Never rejects. */
  readonly read: (file: PackedFile) => Promise<WorkerEnd>;
  /** Ends the file at hand, and the worker. */
  readonly kill: (death: Death, detail: string) => void;
  readonly stop: () => Promise<void>;
  readonly filesRead: () => number;
  readonly isAlive: () => boolean;
};

const YOUNG_HEAP_MEGABYTES = 32;
const STACK_MEGABYTES = 4;
const START_MILLISECONDS = 20_000;

export function startWorker(limits: SandboxLimits): KeptWorker {
  const worker = launch(limits);
  let files = 0;
  let alive = true;
  let started = false;
  worker.once("message", () => void (started = true));
  worker.once("exit", () => void (alive = false));
  let killCurrent: ((death: Death, detail: string) => void) | undefined;
  return {
    read: async (file) => {
      files++;
      worker.ref();
      const { end, kill } = followReading(worker, file, limits, started);
      killCurrent = kill;
      const outcome = await end;
      killCurrent = undefined;
      worker.unref();
      return outcome;
    },
    kill: (death, detail) => killCurrent?.(death, detail),
    stop: async () => void (await worker.terminate()),
    filesRead: () => files,
    isAlive: () => alive,
  };
}

/** Nothing of the environment comes in but where programs are found. */
function launch(limits: SandboxLimits): Worker {
  const { readersModule } = limits;
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: limits.heapMegabytes,
      maxYoungGenerationSizeMb: YOUNG_HEAP_MEGABYTES,
      stackSizeMb: STACK_MEGABYTES,
    },
    env: { PATH: process.env["PATH"] ?? "" },
    execArgv: [],
    workerData: readersModule === undefined ? {} : { readersModule },
  });
  // Without a listener the error of an idle worker would end the process.
  worker.on("error", () => {});
  worker.unref();
  return worker;
}

type Following = {
  readonly end: Promise<WorkerEnd>;
  readonly kill: (death: Death, detail: string) => void;
};

/** A worker says that it has started; until then its start is waited for, and no file is blamed. */
function followReading(worker: Worker, file: PackedFile, limits: SandboxLimits, started: boolean): Following {
  const { promise, resolve } = Promise.withResolvers<WorkerEnd>();
  const finished: DocumentReading[] = [];
  let source = file.name;
  const kill = (death: Death, detail: string): void => {
    const unread = deathNotices(file.name, source, death, detail);
    settle({ end: "dead", reading: together([...finished, { papers: [], unread, signatures: 0 }]) });
  };
  const expire = (): void => kill("timeout", "took too long");
  const whole = setTimeout(expire, limits.wholePatience);
  let alarm = setTimeout(expire, started ? limits.patience.document : START_MILLISECONDS);
  const onMessage = (message: WorkerMessage): void => {
    clearTimeout(alarm);
    alarm = setTimeout(expire, limits.patience[message.event === "began" ? message.pace : "document"]);
    if (message.event === "began") source = message.source;
    if (message.event === "finished") finished.push(message.reading);
    if (message.event === "ended") settle({ end: "read", reading: message.reading });
    if (message.event === "failed") kill("damaged", message.detail);
  };
  const onError = (error: unknown): void => kill(deathOf(error), "the reader failed");
  const onExit = (): void => kill("damaged", "the reader ended");
  const settle = (end: WorkerEnd): void => {
    clearTimeout(alarm);
    clearTimeout(whole);
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
    resolve(end);
  };
  worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  const copy = new Uint8Array(file.bytes);
  worker.postMessage({ name: file.name, bytes: copy }, [copy.buffer]);
  return { end: promise, kill };
}

function deathOf(error: unknown): Death {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "damaged";
}

/** A file inside an archive takes the rest of the archive with it: both are named. */
function deathNotices(name: string, source: string, reason: Death, detail: string): readonly Unread[] {
  const notice = { source, reason, detail };
  return source === name
    ? [notice]
    : [notice, { source: name, reason, detail: "the rest of the archive was not read" }];
}

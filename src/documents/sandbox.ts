/** Strangers' files are read here: a hang, a crash, a memory eater costs the file, never the process. */
import type { PackedFile } from "./archive.ts";
import { startWorker } from "./kept-worker.ts";
import type { KeptWorker, WorkerEnd } from "./kept-worker.ts";
import type { DocumentReading } from "./read-document.ts";
import { SANDBOX_LIMITS } from "./sandbox-limits.ts";
import type { SandboxLimits } from "./sandbox-limits.ts";

export type Sandbox = {
  /** Reads a file of any kind. Never rejects for what is in the file: `unread` says `timeout`, `memory`, `damaged` … */
  readonly read: (name: string, bytes: Uint8Array) => Promise<DocumentReading>;
  /** Ends the workers; readings that are under way end as `damaged`. */
  readonly close: () => Promise<void>;
};

type Job = {
  readonly file: PackedFile;
  /** Two files were being read when memory ran out: each gets a second chance with nobody beside it. */
  readonly alone: boolean;
  readonly settle: (reading: DocumentReading) => void;
};

type Desk = { readonly job: Job; readonly worker: KeptWorker; crowded: boolean };

const WATCH_MILLISECONDS = 50;
const MEGABYTE = 1 << 20;

export function openSandbox(limits: SandboxLimits = SANDBOX_LIMITS): Sandbox {
  const idle: KeptWorker[] = [];
  const waiting: Job[] = [];
  const busy = new Set<Desk>();
  const watch = watchMemory(busy, limits.growthMegabytes * MEGABYTE);

  const fill = (): void => {
    for (let job = waiting[0]; job !== undefined && hasRoom(busy, job, limits.workers); job = waiting[0]) {
      waiting.shift();
      const desk: Desk = { job, worker: livingWorker(idle) ?? startWorker(limits), crowded: false };
      busy.add(desk);
      watch.start();
      void desk.worker.read(job.file).then((end) => leave(desk, end));
    }
  };

  const leave = async (desk: Desk, end: WorkerEnd): Promise<void> => {
    const keep = end.end === "read" && desk.worker.filesRead() < limits.filesPerWorker;
    if (keep) idle.push(desk.worker);
    else await desk.worker.stop();
    busy.delete(desk);
    if (busy.size === 0) watch.stop();
    if (desk.crowded) waiting.unshift({ ...desk.job, alone: true });
    else desk.job.settle(end.reading);
    fill();
  };

  return {
    read: (name, bytes) => {
      const { promise, resolve } = Promise.withResolvers<DocumentReading>();
      waiting.push({ file: { name, bytes }, alone: false, settle: resolve });
      fill();
      return promise;
    },
    close: async () => {
      waiting.splice(0).forEach((job) => job.settle(closed(job.file.name)));
      busy.forEach((desk) => desk.worker.kill("damaged", "the reader was closed"));
      await Promise.all(idle.splice(0).map((worker) => worker.stop()));
    },
  };
}

function livingWorker(idle: KeptWorker[]): KeptWorker | undefined {
  const worker = idle.pop();
  return worker === undefined || worker.isAlive() ? worker : livingWorker(idle);
}

function hasRoom(busy: ReadonlySet<Desk>, job: Job, workers: number): boolean {
  if (job.alone) return busy.size === 0;
  return busy.size < workers && ![...busy].some((desk) => desk.job.alone);
}

/** Node's limits do not count buffers, so the whole process is watched while a file is read. */
function watchMemory(
  busy: ReadonlySet<Desk>,
  growth: number,
): { readonly start: () => void; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let before = 0;
  const look = (): void => {
    if (process.memoryUsage.rss() - before < growth) return;
    const crowded = busy.size > 1;
    for (const desk of busy) {
      desk.crowded = crowded;
      desk.worker.kill("memory", "takes too much memory");
    }
  };
  return {
    start: () => {
      if (timer !== undefined) return;
      before = process.memoryUsage.rss();
      timer = setInterval(look, WATCH_MILLISECONDS);
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}

function closed(source: string): DocumentReading {
  return { papers: [], unread: [{ source, reason: "damaged", detail: "the reader was closed" }], signatures: 0 };
}

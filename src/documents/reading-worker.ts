/** The worker's side of the sandbox: one file comes, its progress and its end go back. */
import { parentPort, workerData } from "node:worker_threads";
import type { PackedFile } from "./archive.ts";
import { readBytes } from "./read-document.ts";
import type { DocumentReading, Progress } from "./read-document.ts";
import { READERS } from "./readers.ts";
import type { Readers } from "./readers.ts";

export type WorkerMessage =
  | Progress
  | { readonly event: "started" }
  | { readonly event: "ended"; readonly reading: DocumentReading }
  | { readonly event: "failed"; readonly detail: string };

// Libraries talk about every oddity of a document; nobody listens.
process.stdout.write = () => true;
process.stderr.write = () => true;

const setup: { readonly readersModule?: string } = workerData ?? {};
const readers = await loadReaders(setup.readersModule);

parentPort?.on("message", (file: PackedFile) => {
  void readFile(file).then(send);
});

send({ event: "started" });

async function loadReaders(path: string | undefined): Promise<Readers> {
  if (path === undefined) return READERS;
  const module: { readonly READERS: Readers } = await import(path);
  return module.READERS;
}

async function readFile(file: PackedFile): Promise<WorkerMessage> {
  try {
    return { event: "ended", reading: await readBytes(file.name, file.bytes, readers, send) };
  } catch (error) {
    return { event: "failed", detail: error instanceof Error ? `${error.name}: ${error.message}` : "not an error" };
  }
}

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message, []);
}

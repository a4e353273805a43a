import { spawn } from "node:child_process";
import { killGroup } from "../kill-group.ts";
import { UnreadableDocument } from "../reading-error.ts";

/** Processor seconds, and kilobytes of memory, that a tool may take even if this process is gone. */
const CPU_SECONDS = 60;
const MEMORY_KILOBYTES = 2_000_000;
const OUTPUT_BYTES = 128 * 1024 * 1024;

/**
 * Runs an installed program in a process group of its own, with no environment but the path, and returns its output.
 * `milliseconds` is how long it may take; then the whole group is killed. Throws UnreadableDocument: "ocr-missing"
 * where it is not installed, "timeout", "damaged" where it fails.
 */
export async function runTool(program: string, args: readonly string[], milliseconds: number): Promise<Buffer> {
  const limits = `ulimit -t ${CPU_SECONDS}; ulimit -v ${MEMORY_KILOBYTES}; exec "$0" "$@"`;
  const child = spawn("/bin/sh", ["-c", limits, program, ...args], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", OMP_THREAD_LIMIT: "1", LC_ALL: "C.UTF-8" },
  });
  let timedOut = false;
  const end = () => killGroup(child.pid);
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, milliseconds);
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const output = await collected(child.stdout, end);
    return checked(program, await ended, timedOut, output);
  } finally {
    clearTimeout(timer);
  }
}

async function collected(stream: AsyncIterable<Buffer>, tooMuch: () => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > OUTPUT_BYTES) {
      tooMuch();
      throw new UnreadableDocument("too-large", "a tool's output");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The shell's own word for a program that it can't find. */
const NOT_FOUND = 127;

function checked(program: string, code: number | null, timedOut: boolean, output: Buffer): Buffer {
  if (timedOut) throw new UnreadableDocument("timeout", program);
  if (code === NOT_FOUND) throw new UnreadableDocument("ocr-missing", `${program} is not installed`);
  if (code !== 0) throw new UnreadableDocument("damaged", `${program} ended with ${code ?? "a signal"}`);
  return output;
}

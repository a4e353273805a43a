/** rar and 7z, by an unpacker where one is installed. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import type { PackedFile } from "./archive.ts";
import { killGroup } from "./kill-group.ts";
import { damaged, tooLarge, UnreadableDocument } from "./reading-error.ts";

export type ForeignArchive = "rar" | "7z";

type Unpacker = { readonly program: string; readonly args: (archive: string, folder: string) => readonly string[] };

/** Paths here are of our own making and have no spaces. Without folders inside, so that no name leads anywhere; with an empty password, so that nobody is asked for one. */
const SEVEN_ZIP = (archive: string, folder: string): readonly string[] =>
  `e -y -aou -bd -p -o${folder} ${archive}`.split(" ");
const UNRAR = (archive: string, folder: string): readonly string[] =>
  `e -y -or -p- -idq ${archive} ${folder}/`.split(" ");
const UNPACKERS: Readonly<Record<ForeignArchive, readonly Unpacker[]>> = {
  rar: [
    { program: "unrar", args: UNRAR },
    { program: "7zz", args: SEVEN_ZIP },
    { program: "7z", args: SEVEN_ZIP },
  ],
  "7z": [
    { program: "7zz", args: SEVEN_ZIP },
    { program: "7z", args: SEVEN_ZIP },
    { program: "7zr", args: SEVEN_ZIP },
  ],
};

const PATIENCE_MILLISECONDS = 20_000;
const WATCH_MILLISECONDS = 100;
const MOST_FILES = 200;
const MOST_BYTES = 128 << 20;
/** For the shell's limits: a file in blocks of 512 bytes, memory in kilobytes, time in seconds. */
const LARGEST_FILE_BLOCKS = (64 << 20) / 512;
const MEMORY_KILOBYTES = 1 << 20;
const CPU_SECONDS = 20;
const MOST_SAID = 20_000;

/** The files inside. Throws UnreadableDocument: archive-unsupported without an unpacker, encrypted, damaged … */
export async function unpackForeign(bytes: Uint8Array, kind: ForeignArchive): Promise<readonly PackedFile[]> {
  const unpacker = UNPACKERS[kind].find(({ program }) => isInstalled(program));
  if (unpacker === undefined) throw new UnreadableDocument("archive-unsupported", `nothing here unpacks ${kind}`);
  const folder = await mkdtemp(join(tmpdir(), "tizilim-"));
  try {
    const archive = join(folder, `archive.${kind}`);
    const inside = await mkdtemp(join(folder, "inside-"));
    await writeFile(archive, bytes);
    await run(unpacker.program, unpacker.args(archive, inside), inside);
    return await filesIn(inside);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isInstalled(program: string): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.some((folder) => existsSync(join(folder, program)));
}

async function run(program: string, args: readonly string[], folder: string): Promise<void> {
  const limits = `ulimit -t ${CPU_SECONDS}; ulimit -f ${LARGEST_FILE_BLOCKS}; ulimit -v ${MEMORY_KILOBYTES}`;
  const child = spawn("/bin/sh", ["-c", `${limits}; exec "$0" "$@" 2>&1`, program, ...args], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, LC_ALL: "C.UTF-8" },
  });
  const { promise, resolve, reject } = Promise.withResolvers<number | string>();
  const alarm = setTimeout(() => reject(new UnreadableDocument("timeout", program)), PATIENCE_MILLISECONDS);
  const watch = setInterval(() => void contentOf(folder).catch(reject), WATCH_MILLISECONDS);
  let said = "";
  child.stdout.on("data", (words: Buffer) => void (said = (said + words.toString()).slice(-MOST_SAID)));
  child.once("error", reject);
  child.once("close", (code, signal) => resolve(code ?? signal ?? ""));
  try {
    const end = await promise;
    if (end !== 0) throw failure(program, end, said);
  } finally {
    clearTimeout(alarm);
    clearInterval(watch);
    killGroup(child.pid);
  }
}

function failure(program: string, end: number | string, said: string): UnreadableDocument {
  if (end === "SIGXFSZ") return tooLarge("a file of an archive");
  if (end === "SIGXCPU" || end === "SIGKILL") return new UnreadableDocument("timeout", program);
  if (/password|encrypted/iu.test(said)) return new UnreadableDocument("encrypted", "archive with a password");
  if (/unsupported method/iu.test(said)) return new UnreadableDocument("archive-unsupported", program);
  return damaged(`${program} can't unpack it`);
}

/** Regular files only: a link could lead out. */
async function contentOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  if (names.length > MOST_FILES) throw tooLarge(`${names.length} files in an archive`);
  const paths: string[] = [];
  let bytes = 0;
  for (const name of names) {
    const status = await lstat(join(folder, name)).catch(() => undefined);
    if (status?.isFile() !== true) continue;
    bytes += status.size;
    paths.push(join(folder, name));
  }
  if (bytes > MOST_BYTES) throw tooLarge("archive");
  return paths;
}

async function filesIn(folder: string): Promise<readonly PackedFile[]> {
  const paths = (await contentOf(folder)).toSorted();
  return Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) })));
}

/** Each reader against its floor and, where it is installed, its Python peer, on the same file. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blankAppendixXlsx } from "../../src/documents/write/write-xlsx.ts";
import { readBytes } from "../../src/documents/read-document.ts";
import { FLOORS } from "./floors.ts";
import type { Format } from "./floors.ts";
import { submissionFiles } from "./submissions.ts";

export type ReaderFigures = {
  readonly msPerFile: number;
  readonly floorMs: number;
  /** Our time by the floor's: the less the better. */
  readonly floorRatio: number;
  readonly peer: string | null;
  readonly peerMs: number | null;
  /** The peer's time by ours: the more the better. */
  readonly peerRatio: number | null;
};

const PEERS: Readonly<Partial<Record<Format, string>>> = { docx: "python-docx", xlsx: "openpyxl", pdf: "pdfminer.six" };
const CONVERTED: readonly Format[] = ["pdf", "odt", "rtf", "doc"];
const BEST_OF = 5;
const WARM_UP = 30;

/** `null` for a format of which no sample could be made: LibreOffice converts four of them. */
export async function measureReaders(rounds: number): Promise<Readonly<Record<Format, ReaderFigures | null>>> {
  const dir = mkdtempSync(join(tmpdir(), "tizilim-bench-readers-"));
  try {
    await writeSamples(dir);
    const figures = async (format: Format): Promise<ReaderFigures | null> => {
      const path = join(dir, `sample.${format}`);
      return existsSync(path) ? await measureReader(format, path, rounds) : null;
    };
    return {
      docx: await figures("docx"),
      xlsx: await figures("xlsx"),
      pdf: await figures("pdf"),
      odt: await figures("odt"),
      rtf: await figures("rtf"),
      doc: await figures("doc"),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function writeSamples(dir: string): Promise<void> {
  const [first] = submissionFiles(1);
  if (!first) throw new Error("no sample");
  writeFileSync(join(dir, "sample.docx"), first.bytes);
  writeFileSync(join(dir, "sample.xlsx"), await blankAppendixXlsx("kk"));
  for (const format of CONVERTED) convert(dir, format);
}

function convert(dir: string, format: Format): void {
  try {
    const profile = `-env:UserInstallation=file://${dir}/profile`;
    const args = [profile, "--headless", "--convert-to", format, "--outdir", dir, join(dir, "sample.docx")];
    execFileSync("soffice", args, { stdio: "ignore", timeout: 120_000 });
  } catch {
    return;
  }
}

async function measureReader(format: Format, path: string, rounds: number): Promise<ReaderFigures> {
  const bytes = readFileSync(path);
  const name = `sample.${format}`;
  const floorMs = await bestOf(rounds, async () => await FLOORS[format](bytes));
  const msPerFile = await bestOf(rounds, async () => {
    const { papers } = await readBytes(name, bytes);
    if (papers.length === 0) throw new Error(`${name} was not read`);
  });
  const peerMs = PEERS[format] === undefined ? null : peerTime(format, path, rounds);
  return {
    msPerFile,
    floorMs,
    floorRatio: msPerFile / floorMs,
    peer: peerMs === null ? null : (PEERS[format] ?? null),
    peerMs,
    peerRatio: peerMs === null ? null : peerMs / msPerFile,
  };
}

/** Milliseconds a round: the best of some stretches, because a busy machine only makes slower. */
async function bestOf(rounds: number, work: () => Promise<void>): Promise<number> {
  for (let round = 0; round < WARM_UP; round += 1) await work();
  let best = Number.POSITIVE_INFINITY;
  for (let stretch = 0; stretch < BEST_OF; stretch += 1) {
    const began = performance.now();
    for (let round = 0; round < rounds; round += 1) await work();
    best = Math.min(best, (performance.now() - began) / rounds);
  }
  return best;
}

/** `BENCH_PYTHON` names the interpreter that has the peers. */
function peerTime(format: Format, path: string, rounds: number): number | null {
  try {
    const script = join(import.meta.dirname, "peers.py");
    const python = process.env["BENCH_PYTHON"] ?? "python3";
    const said = execFileSync(python, [script, format, path, String(Math.max(3, Math.ceil(rounds / 10)))], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return said.trim() === "" ? null : Number(said);
  } catch {
    return null;
  }
}

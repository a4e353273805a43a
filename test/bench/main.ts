/**
 * `npm run bench`: how fast the clerk is, beside floors and peers measured in the same run on the same machine.
 * `--json`: one object · `--quick`: few messages · `--large`: a register of 100,000 entries too. Never fails on a time.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureEndToEnd } from "./end-to-end.ts";
import type { EndToEnd } from "./end-to-end.ts";
import { measurePublishing } from "./publishing.ts";
import type { PublishingFigures } from "./publishing.ts";
import { measureReaders } from "./readers.ts";
import type { ReaderFigures } from "./readers.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, quick: { type: "boolean" }, large: { type: "boolean" } },
});

const endToEnd = await measureEndToEnd(values.quick ? 60 : 400, values.quick ? 5 : 20);
const readers = await measureReaders(values.quick ? 10 : 60);
const publishing: PublishingFigures[] = [];
const sizes = values.quick ? [1_000] : [1_000, 10_000, ...(values.large ? [100_000] : [])];
for (const size of sizes) publishing.push(await measurePublishing(size));

const figures = {
  machine: { cpu: cpus()[0]?.model.trim() ?? "unknown", cores: cpus().length, node: process.version },
  date: new Date().toISOString().slice(0, 10),
  endToEndRatio: endToEnd.endToEndRatio,
  endToEnd,
  readers,
  publishing,
};
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
else for (const line of table()) process.stdout.write(`${line}\n`);

function table(): readonly string[] {
  return [
    `tizilim bench, ${figures.date}, ${figures.machine.cores} × ${figures.machine.cpu}, Node ${figures.machine.node}`,
    "",
    ...endToEndLines(endToEnd),
    "",
    "reader        ms a file     floor, ms   × floor   peer           × faster than the peer",
    ...Object.entries(readers).map(([format, figure]) => readerLine(format, figure)),
    "",
    "register      seconds    plain writes, s   × floor      MB    files",
    ...publishing.map(publishingLine),
  ];
}

function endToEndLines({ server, messages, clerk, floor, endToEndRatio, idleToLetter }: EndToEnd): readonly string[] {
  return [
    `end to end: ${messages} docx submissions from a mailbox (${server}) to letters at the sink, synchronous durability on`,
    `  clerk  ${clerk.perSecond.toFixed(1)} a second, most memory ${clerk.mostMegabytes.toFixed(0)} MB`,
    `  floor  ${floor.perSecond.toFixed(1)} a second (fetch, mailparser, one fsynced insert, an equal letter; no forms)`,
    `  ratio  ${endToEndRatio.toFixed(2)}`,
    `  a message to the idle clerk: its letter after ${idleToLetter.p50.toFixed(0)} ms (p50), ${idleToLetter.p95.toFixed(0)} ms (p95)`,
  ];
}

function readerLine(format: string, figure: ReaderFigures | null): string {
  if (!figure) return `${format.padEnd(8)}  no sample: LibreOffice is not installed`;
  const peer = figure.peerRatio === null ? "–" : `${(figure.peer ?? "").padEnd(13)}  ${figure.peerRatio.toFixed(1)}`;
  return `${format.padEnd(8)} ${number(figure.msPerFile, 14, 2)} ${number(figure.floorMs, 13, 3)} ${number(figure.floorRatio, 9, 1)}   ${peer}`;
}

function publishingLine({
  entries,
  seconds,
  plainWriteSeconds,
  floorRatio,
  megabytes,
  files,
}: PublishingFigures): string {
  return `${String(entries).padEnd(8)} ${number(seconds, 12, 2)} ${number(plainWriteSeconds, 18, 2)} ${number(floorRatio, 9, 1)} ${number(megabytes, 7, 0)} ${number(files, 8, 0)}`;
}

function number(value: number, width: number, digits: number): string {
  return value.toFixed(digits).padStart(width);
}

/** Formatted disk pages [MS-DOC §2.9.33, §2.9.174]: which bytes of the stream have which format. */
import { bytesOf } from "./fib.ts";
import type { Extent } from "./fib.ts";
import { formatOf } from "./formats.ts";
import type { Format } from "./formats.ts";
import { sprmsOf } from "./sprm.ts";

/** The format of the byte at that offset. */
export type FormatAt = (offset: number) => Format;

type FormatRun = { readonly from: number; readonly to: number; readonly format: Format };

const PAGE = 512;
const NONE: Format = {};

export function formatRuns(main: Buffer, tables: Buffer, extent: Extent, kind: "character" | "paragraph"): FormatAt {
  const list = bytesOf(tables, extent);
  const count = Math.max(0, Math.floor((list.length - 4) / 8));
  const pages = Array.from({ length: count }, (_, index) => list.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff);
  const runs = pages.flatMap((page) => pageRuns(bytesOf(main, { offset: page * PAGE, length: PAGE }), kind));
  return lookUp(runs.toSorted((one, other) => one.from - other.from));
}

function pageRuns(page: Buffer, kind: "character" | "paragraph"): readonly FormatRun[] {
  const count = page.readUInt8(PAGE - 1);
  const entryBytes = kind === "character" ? 1 : 13;
  return Array.from({ length: count }, (_, index) => {
    const at = page.readUInt8((count + 1) * 4 + index * entryBytes) * 2;
    const properties =
      at === 0 ? Buffer.alloc(0) : kind === "character" ? characterBytes(page, at) : paragraphBytes(page, at);
    const format: Format = Object.assign({}, ...sprmsOf(properties).map(formatOf));
    return { from: page.readUInt32LE(index * 4), to: page.readUInt32LE(index * 4 + 4), format };
  });
}

function characterBytes(page: Buffer, at: number): Buffer {
  return page.subarray(at + 1, at + 1 + page.readUInt8(at));
}

/** The length counts words, and stands one byte later where it is even; two bytes of style come first. */
function paragraphBytes(page: Buffer, at: number): Buffer {
  const words = page.readUInt8(at);
  const start = words === 0 ? at + 2 : at + 1;
  const length = words === 0 ? page.readUInt8(at + 1) * 2 : words * 2 - 1;
  return page.subarray(start + 2, start + length);
}

function lookUp(runs: readonly FormatRun[]): FormatAt {
  let last: FormatRun | undefined;
  return (offset) => {
    if (last === undefined || offset < last.from || offset >= last.to) last = search(runs, offset);
    return last?.format ?? NONE;
  };
}

function search(runs: readonly FormatRun[], offset: number): FormatRun | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run === undefined || offset < run.from) high = middle - 1;
    else if (offset >= run.to) low = middle + 1;
    else return run;
  }
  return undefined;
}

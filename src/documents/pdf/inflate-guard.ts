import { constants, inflateSync } from "node:zlib";
import { UnreadableDocument } from "../reading-error.ts";

/** A form of a few pages stays far below these. */
const STREAM_BYTES = 48 * 1024 * 1024;
const TOTAL_BYTES = 160 * 1024 * 1024;
const STREAMS = 20_000;
const FILTERS = 2;

/**
 * A cheap look before pdf.js, which inflates without a ceiling: every Flate stream is inflated here once, under one.
 * Encrypted streams fail to inflate and are left to the sandbox's own limits.
 */
export function guardStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  let streams = 0;
  for (let at = nextStream(file, 0); at !== undefined; at = nextStream(file, at.end)) {
    if (++streams > STREAMS) throw new UnreadableDocument("too-large", "too many streams");
    const filters = filtersBefore(file, at.keyword);
    if (filters.length > FILTERS) throw new UnreadableDocument("too-large", "a long chain of filters");
    total += inflatedSize(file.subarray(at.start, at.end), filters);
    if (total > TOTAL_BYTES) throw new UnreadableDocument("too-large", "the streams inflate past the limit");
  }
}

type StreamPlace = { readonly keyword: number; readonly start: number; readonly end: number };

function nextStream(file: Buffer, from: number): StreamPlace | undefined {
  let keyword = file.indexOf("stream", from);
  while (keyword >= 3 && file.toString("latin1", keyword - 3, keyword) === "end")
    keyword = file.indexOf("stream", keyword + 6);
  if (keyword < 0) return undefined;
  let start = keyword + "stream".length;
  if (file[start] === 0x0d) start++;
  if (file[start] === 0x0a) start++;
  const end = file.indexOf("endstream", start);
  return { keyword, start, end: end < 0 ? file.length : end };
}

function filtersBefore(file: Buffer, keyword: number): readonly string[] {
  const before = file.toString("latin1", Math.max(0, keyword - 1024), keyword);
  const dictionary = before.slice(Math.max(0, before.lastIndexOf(" obj")));
  const found = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+)/u.exec(dictionary);
  return found?.[1]?.match(/\/\w+/gu) ?? [];
}

function inflatedSize(stream: Buffer, filters: readonly string[]): number {
  let data = stream;
  let size = 0;
  for (const filter of filters) {
    if (filter !== "/FlateDecode" && filter !== "/Fl") break;
    const inflated = inflate(data);
    if (!inflated) break;
    size += inflated.length;
    data = inflated;
  }
  return size;
}

function inflate(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: STREAM_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof RangeError)
      throw new UnreadableDocument("too-large", "a stream inflates past the limit", { cause: error });
    return undefined;
  }
}

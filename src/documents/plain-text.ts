import type { Paper } from "../forms/paper.ts";

/** Decodes text by its byte order mark, else as UTF-8, else as Windows-1251 (old Windows editors). */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const text = new TextDecoder("utf-8").decode(bytes);
  // One bad character at the very end is a head that was cut in the middle of it.
  return text.slice(0, -1).includes("\uFFFD") ? new TextDecoder("windows-1251").decode(bytes) : text;
}

/** A text file: each line is a paragraph. */
export function readPlainText(source: string, bytes: Uint8Array): Paper {
  const lines = decodeText(bytes).split(/\r\n|\r|\n/);
  const blocks = lines.map((text) => ({ kind: "paragraph" as const, runs: text === "" ? [] : [{ text }] }));
  return { kind: "text", source, blocks, flags: {} };
}

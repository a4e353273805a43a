/** Readers that misbehave as strangers' documents make real ones do. The kind "text" is read by what the text says. */
import type { Paper } from "../../src/forms/paper.ts";
import type { Readers } from "../../src/documents/readers.ts";
import { UnreadableDocument } from "../../src/documents/reading-error.ts";

const hoard: unknown[] = [];

function behave(source: string, bytes: Uint8Array): Paper {
  const order = new TextDecoder().decode(bytes);
  if (order === "hang") for (;;);
  if (order === "exit") process.exit(3);
  if (order === "throw") throw new TypeError("a bug in a reader");
  if (order === "refuse") throw new UnreadableDocument("encrypted", "as asked");
  if (order === "heap") for (;;) hoard.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  if (order === "buffers") for (;;) hoard.push(Buffer.alloc(16 << 20, 1));
  if (order === "recurse") return behave(source, bytes);
  if (order === "print") console.log("libraries talk");
  return { kind: "text", source, blocks: [{ kind: "paragraph", runs: [{ text: order }] }], flags: {} };
}

export const READERS: Readers = { text: async () => behave };

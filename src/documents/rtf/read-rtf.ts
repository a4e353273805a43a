/** rtf → a paper (RTF 1.9.1). Many files named .doc are this. */
import type { Paper } from "../../forms/paper.ts";
import { damaged } from "../reading-error.ts";
import { openReader } from "./reader.ts";
import { tokensOf } from "./tokens.ts";

/** Throws UnreadableDocument. */
export function readRtf(source: string, bytes: Uint8Array): Paper {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const start = text.indexOf("{\\rtf");
  if (start < 0) throw damaged("no RTF header");
  const reader = openReader();
  for (const token of tokensOf(text.slice(start))) reader.take(token);
  const { blocks, flags } = reader.finish();
  return { kind: "rtf", source, blocks, flags };
}

/** Web pages → a paper. Many a .doc and .xls out of an information system is one. */
import type { Paper } from "../../forms/paper.ts";
import { decodeText } from "../plain-text.ts";
import { readPage } from "./page.ts";
import { htmlTokens } from "./tokens.ts";

export function readHtml(source: string, bytes: Uint8Array): Paper {
  const { blocks, flags } = readPage(htmlTokens(decodeHtml(bytes).replace(UNSEEN, "")));
  return { kind: "text", source, blocks, flags };
}

/** Control characters show nothing: LibreOffice leaves some where content controls begin and end. */
const UNSEEN = /[^\P{Cc}\t\n\f\r]/gu;
const HEAD_BYTES = 4096;

/** By its byte order mark, else as the page says, else by what the bytes look like. */
function decodeHtml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  if (named === undefined || /^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(head)) return decodeText(bytes);
  try {
    return new TextDecoder(named).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return decodeText(bytes);
    throw error;
  }
}

import type { Flags, Paper } from "../../forms/paper.ts";
import { joinPages } from "../layout/join-pages.ts";
import { pageBlocks } from "../layout/page-blocks.ts";
import { paragraphsOf } from "../layout/paragraphs.ts";
import type { Page } from "../layout/placed-blocks.ts";
import { UnreadableDocument } from "../reading-error.ts";
import { withPdfPages } from "./pdf-pages.ts";
import { readPage, type ReadPage } from "./read-page.ts";

/**
 * Reads a pdf with a text layer. `name` is shown to people. Throws UnreadableDocument: "encrypted", "damaged",
 * "empty", "too-large", and "no-text" where at least one page is a picture of text or its letters can't be believed:
 * such a file is for the scan reader.
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<Paper> {
  const pages = await readPages(bytes);
  if (pages.every((page) => page.nature === "blank")) throw new UnreadableDocument("empty", "no page shows anything");
  const picture = pages.findIndex((page) => page.nature === "picture");
  if (picture >= 0) throw new UnreadableDocument("no-text", `page ${picture + 1} is a picture`);
  const laidOut = pages.map((page, index) => layOut(page, index + 1));
  return { kind: "pdf", source: name, blocks: joinPages(laidOut), flags: flagsOf(pages, signaturesIn(bytes)) };
}

async function readPages(bytes: Uint8Array): Promise<readonly ReadPage[]> {
  const pages: ReadPage[] = [];
  const signed = signaturesIn(bytes) > 0;
  await withPdfPages(bytes, async (pdfjs, page) => {
    pages.push(await readPage(pdfjs, page, signed));
  });
  return pages;
}

/** A page's marks to its blocks, in reading order. */
export function layOut(page: ReadPage, number: number): Page {
  const { height } = page.marks;
  return { number, height, blocks: pageBlocks(page.marks, number), aside: paragraphsOf(page.across, Infinity) };
}

/** Each signature names the range of bytes that it signs, in the clear. */
export function signaturesIn(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = file.indexOf("/ByteRange"); at >= 0; at = file.indexOf("/ByteRange", at + 1)) count++;
  return count;
}

export function flagsOf(pages: readonly ReadPage[], signatures: number): Flags {
  const sum = (count: (page: ReadPage) => number) => pages.reduce((total, page) => total + count(page), 0);
  return {
    pages: pages.length,
    pictures: sum((page) => page.pictures.length),
    shapes: sum((page) => page.shapes),
    hidden: sum((page) => page.hidden),
    unreadParts: sum((page) => page.attachments),
    signatures,
  };
}

import type { Paper } from "../../forms/paper.ts";
import { joinPages } from "../layout/join-pages.ts";
import type { Page } from "../layout/placed-blocks.ts";
import { UnreadableDocument } from "../reading-error.ts";
import { decodePicture, mayBePage } from "./decode-picture.ts";
import { scanPdf } from "./scan-pdf.ts";
import { scanPage } from "./scan-page.ts";
import { installedLanguages } from "./tesseract.ts";

export type ScanKind = "pdf" | "jpeg" | "png" | "tiff" | "heic" | "avif" | "webp" | "gif";

/** Each takes seconds. */
export const SCANS_AT_MOST = 10;
/** Pixels by which the borders of one table may lie apart on two scanned pages. */
const SAME_COLUMN = 60;

/**
 * Reads pictures of pages: photos, scans, pdfs made of them. Pages of a pdf that have a text layer are read from it.
 * Every run has a confidence (0…1). Throws UnreadableDocument: "ocr-missing" where the reader of letters or the decoder
 * of pictures is not installed, "damaged", "too-large", "unknown-kind", "timeout", "no-text".
 */
export async function readScan(name: string, bytes: Uint8Array, kind: ScanKind): Promise<Paper> {
  if (bytes.length === 0) throw new UnreadableDocument("empty", "no bytes");
  const languages = await installedLanguages();
  const pages = kind === "pdf" ? await scanPdf(bytes, languages) : await scanPictures([bytes], languages);
  return paperOf(name, pages);
}

/**
 * Pictures that were pasted into a document, as pages of one paper. Those that can't be a page are left out. Throws as
 * readScan does; "no-text" where none can be a page.
 */
export async function readPictures(name: string, pictures: readonly Uint8Array[]): Promise<Paper> {
  const pages: Uint8Array[] = [];
  for (const picture of pictures) if (await mayBePage(picture)) pages.push(picture);
  if (pages.length === 0) throw new UnreadableDocument("no-text", "no picture of a page");
  if (pages.length > SCANS_AT_MOST) throw new UnreadableDocument("too-large", `${pages.length} pictures of pages`);
  return paperOf(name, await scanPictures(pages, await installedLanguages()));
}

function paperOf(name: string, pages: readonly Page[]): Paper {
  const blocks = joinPages(pages, SAME_COLUMN);
  if (blocks.length === 0) throw new UnreadableDocument("no-text", "a picture without words");
  return { kind: "scan", source: name, blocks, flags: { pages: pages.length, pictures: pages.length } };
}

async function scanPictures(files: readonly Uint8Array[], languages: string): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (const file of files)
    for (const picture of await decodePicture(file, SCANS_AT_MOST - pages.length))
      pages.push(await scanPage(picture, pages.length + 1, languages));
  return pages;
}

import { UnreadableDocument } from "../reading-error.ts";
import { guardStreams } from "./inflate-guard.ts";
import { loadPdfJs, openPdf, type PdfJs, type PdfPage, unreadable } from "./pdfjs.ts";

export const PAGES_AT_MOST = 30;

/** Opens a pdf and hands over its pages one after another, numbered from 1. Throws UnreadableDocument. */
export async function withPdfPages(
  bytes: Uint8Array,
  read: (pdfjs: PdfJs, page: PdfPage, number: number) => Promise<void>,
): Promise<void> {
  if (bytes.length === 0) throw new UnreadableDocument("empty", "no bytes");
  guardStreams(bytes);
  const pdfjs = await loadPdfJs();
  const document = await openPdf(pdfjs, bytes);
  try {
    if (document.numPages > PAGES_AT_MOST) throw new UnreadableDocument("too-large", `${document.numPages} pages`);
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      await read(pdfjs, page, number);
      page.cleanup();
    }
  } catch (error) {
    throw unreadable(error);
  } finally {
    await document.loadingTask.destroy();
  }
}

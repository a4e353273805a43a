import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { UnreadableDocument } from "../reading-error.ts";

export type PdfJs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");
export type { PDFDocumentProxy as PdfDocument, PDFPageProxy as PdfPage };

/** The operator list of a page, as pdf.js gives it. */
export type Operators = Awaited<ReturnType<PDFPageProxy["getOperatorList"]>>;

const LARGEST_PICTURE = 64_000_000;

/** pdf.js takes a tenth of a second to load: only when the first pdf comes. */
export async function loadPdfJs(): Promise<PdfJs> {
  return import("pdfjs-dist/legacy/build/pdf.mjs");
}

/** Opens a pdf that no network, font, script or canvas is needed for. Throws UnreadableDocument. */
export async function openPdf(pdfjs: PdfJs, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await pdfjs.getDocument({
      data: new Uint8Array(bytes),
      disableFontFace: true,
      useSystemFonts: false,
      isEvalSupported: false,
      useWasm: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      stopAtErrors: false,
      maxImageSize: LARGEST_PICTURE,
      enableXfa: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
    }).promise;
  } catch (error) {
    throw unreadable(error);
  }
}

/** pdf.js's own errors as ours; anything it throws on a stranger's file means that the file is damaged. */
export function unreadable(error: unknown): UnreadableDocument {
  if (error instanceof UnreadableDocument) return error;
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error ? error.message : String(error);
  return new UnreadableDocument(name === "PasswordException" ? "encrypted" : "damaged", message, { cause: error });
}

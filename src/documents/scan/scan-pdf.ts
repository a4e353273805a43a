import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "../layout/placed-blocks.ts";
import { withPdfPages } from "../pdf/pdf-pages.ts";
import type { PdfPage } from "../pdf/pdfjs.ts";
import { layOut } from "../pdf/read-pdf.ts";
import { readPage, type ReadPage } from "../pdf/read-page.ts";
import { UnreadableDocument } from "../reading-error.ts";
import { atReadingSize, decodePicture } from "./decode-picture.ts";
import { type Gray, quarterTurned } from "./gray.ts";
import { runTool } from "./native-tool.ts";
import { scanPage } from "./scan-page.ts";

/** A picture that covers this share of the page is the page. */
const WHOLE_PAGE = 0.6;
const RENDER_MILLISECONDS = 30_000;
const SCANS_AT_MOST = 10;

/** The pages of a pdf: those with a text layer from it, the others as pictures. */
export async function scanPdf(bytes: Uint8Array, languages: string): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let scans = 0;
  await withPdfPages(bytes, async (pdfjs, page, number) => {
    const read = await readPage(pdfjs, page, false);
    if (read.nature === "text") pages.push(layOut(read, number));
    if (read.nature !== "picture") return;
    if (++scans > SCANS_AT_MOST) throw new UnreadableDocument("too-large", "too many scanned pages");
    pages.push(await scanPage(await pictureOf(page, read, bytes, number), number, languages));
  });
  return pages;
}

/** The scan itself, as it lies in the file, where one picture is the page; else the page drawn by an installed tool. */
async function pictureOf(page: PdfPage, read: ReadPage, bytes: Uint8Array, number: number): Promise<Gray> {
  const { width, height } = read.marks;
  const large = read.pictures.filter(({ x0, x1, y0, y1 }) => (x1 - x0) * (y1 - y0) > WHOLE_PAGE * width * height);
  const name = read.pictures.length === 1 ? large[0]?.name : undefined;
  const own = name === undefined ? undefined : grayOf(embedded(page, name));
  if (own) return atReadingSize(quarterTurned(own, (page.rotate / 90) % 4));
  return rendered(bytes, number);
}

function embedded(page: PdfPage, name: string): unknown {
  const store = name.startsWith("g_") ? page.commonObjs : page.objs;
  return store.has(name) ? store.get(name) : undefined;
}

const [ONE_BIT, RGB, RGBA] = [1, 2, 3];

/** The pixels as pdf.js keeps them: one bit, three or four bytes each. */
function grayOf(image: unknown): Gray | undefined {
  if (typeof image !== "object" || image === null || !("data" in image) || !("width" in image)) return undefined;
  if (
    !("height" in image) ||
    !("kind" in image) ||
    !(image.data instanceof Uint8Array || image.data instanceof Uint8ClampedArray)
  )
    return undefined;
  const { width, height, kind, data } = image;
  if (typeof width !== "number" || typeof height !== "number") return undefined;
  if (kind === ONE_BIT) return { pixels: fromBits(data, width, height), width, height };
  const step = kind === RGB ? 3 : kind === RGBA ? 4 : 0;
  return step === 0 ? undefined : { pixels: fromColours(data, step, width * height), width, height };
}

type Bytes = Uint8Array | Uint8ClampedArray;

function fromBits(data: Bytes, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  const stride = (width + 7) >> 3;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = ((data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0;
  return pixels;
}

function fromColours(data: Bytes, step: number, count: number): Uint8Array {
  const pixels = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const at = index * step;
    pixels[index] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return pixels;
}

async function rendered(bytes: Uint8Array, number: number): Promise<Gray> {
  const folder = await mkdtemp(join(tmpdir(), "tizilim-page-"));
  try {
    const file = join(folder, "in.pdf");
    await writeFile(file, bytes);
    const size = ["-scale-to", "2923", "-gray", "-png", "-singlefile"];
    await runTool(
      "pdftoppm",
      ["-f", String(number), "-l", String(number), ...size, file, join(folder, "page")],
      RENDER_MILLISECONDS,
    );
    const [page] = await decodePicture(await readFile(join(folder, "page.png")), 1);
    if (!page) throw new UnreadableDocument("damaged", "a page without a picture");
    return page;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { UnreadableDocument } from "../reading-error.ts";
import type { Gray } from "./gray.ts";

type Sharp = typeof import("sharp").default;

const PIXELS_AT_MOST = 64_000_000;
/** The long side of A4 at 250 dpi: below it letters with tails are confused, above it time is lost. */
const LONG_SIDE = 2923;
const SHORT_SIDE = 2067;

/** The native library that decodes pictures is optional, as the reader of letters is. */
async function loadSharp(): Promise<Sharp> {
  try {
    const { default: sharp } = await import("sharp");
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  } catch (error) {
    throw new UnreadableDocument("ocr-missing", "no decoder for pictures", { cause: error });
  }
}

/** Pages of a picture file, upright as its camera says, in grey, at the size that reading wants. */
export async function decodePicture(bytes: Uint8Array, pagesAtMost: number): Promise<readonly Gray[]> {
  const sharp = await loadSharp();
  try {
    const { pages = 1 } = await sharp(bytes, { limitInputPixels: PIXELS_AT_MOST }).metadata();
    if (pages > pagesAtMost) throw new UnreadableDocument("too-large", `${pages} pages`);
    const decoded: Gray[] = [];
    for (let page = 0; page < pages; page++) {
      const picture = sharp(bytes, { limitInputPixels: PIXELS_AT_MOST, page }).rotate().flatten({ background: "#fff" });
      const { data, info } = await picture.grayscale().raw().toBuffer({ resolveWithObject: true });
      decoded.push(await atReadingSize({ pixels: data, width: info.width, height: info.height }));
    }
    return decoded;
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** Pixels: a photo that a mail program made small still has so many, an emblem or a signature does not. */
const SHORTEST_SIDE = 500;
const LONGEST_SHAPE = 2.2;

/** Is it as large as a page must be to be read? Not where nothing decodes it. Throws "ocr-missing" without a decoder. */
export async function mayBePage(bytes: Uint8Array): Promise<boolean> {
  const sharp = await loadSharp();
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: PIXELS_AT_MOST }).metadata();
    const [long, short] = [Math.max(width, height), Math.min(width, height)];
    return short >= SHORTEST_SIDE && long / short <= LONGEST_SHAPE;
  } catch {
    return false;
  }
}

function asUnreadable(error: unknown): UnreadableDocument {
  if (error instanceof UnreadableDocument) return error;
  const message = error instanceof Error ? error.message : String(error);
  const reason = /pixel limit/iu.test(message)
    ? "too-large"
    : /unsupported|compression format|heif/iu.test(message)
      ? "unknown-kind"
      : "damaged";
  return new UnreadableDocument(reason, message, { cause: error });
}

/** Scales by pixels, never by the dots per inch that a file claims. */
export async function atReadingSize(picture: Gray): Promise<Gray> {
  const [long, short] = [Math.max(picture.width, picture.height), Math.min(picture.width, picture.height)];
  const isSheet = long / short > 1.2 && long / short < 1.65;
  const scale = Math.min(4, isSheet ? LONG_SIDE / long : SHORT_SIDE / picture.width);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  if (width * height > PIXELS_AT_MOST / 2) throw new UnreadableDocument("too-large", "a strip of a picture");
  return Math.abs(scale - 1) < 0.02 ? picture : drawn(picture, (sharp) => sharp.resize({ width, height, fit: "fill" }));
}

/** Turned anticlockwise by a few degrees, on white. */
export async function straightened(picture: Gray, degrees: number): Promise<Gray> {
  return drawn(picture, (sharp) => sharp.rotate(-degrees, { background: "#fff" }));
}

/** The picture at `scale` times its size. */
export async function resized(picture: Gray, scale: number): Promise<Gray> {
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  return drawn(picture, (sharp) => sharp.resize({ width, height, fit: "fill" }));
}

async function drawn(
  { pixels, width, height }: Gray,
  change: (sharp: ReturnType<Sharp>) => ReturnType<Sharp>,
): Promise<Gray> {
  const sharp = await loadSharp();
  const source = sharp(pixels, { raw: { width, height, channels: 1 } });
  const { data, info } = await change(source).grayscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

/** Scans made from a printed form: turned, dusty, squeezed. For tests and the long run of `scan-figures.ts`. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";

export type Scanner = {
  readonly dpi: number;
  /** Clockwise. */
  readonly degrees: number;
  /** Standard deviation of the grain, of 255 shades. */
  readonly grain: number;
  readonly quality: number;
};

/** JPEG pages of a pdf as a scanner would give them. */
export async function scanned(
  pdf: Uint8Array,
  scanner: Scanner,
  pages: { readonly from: number; readonly to: number },
): Promise<readonly Buffer[]> {
  const folder = mkdtempSync(join(tmpdir(), "made-scan-"));
  try {
    writeFileSync(join(folder, "in.pdf"), pdf);
    const range = ["-f", String(pages.from), "-l", String(pages.to)];
    execFileSync("pdftoppm", [
      "-r",
      String(scanner.dpi),
      ...range,
      "-gray",
      "-png",
      join(folder, "in.pdf"),
      join(folder, "page"),
    ]);
    const files = readdirSync(folder)
      .filter((name) => name.endsWith(".png"))
      .toSorted();
    return await Promise.all(files.map((name) => worn(readFileSync(join(folder, name)), scanner)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function worn(page: Buffer, { degrees, grain, quality }: Scanner): Promise<Buffer> {
  const turned = sharp(page).rotate(degrees, { background: "#fdfdfb" }).grayscale();
  const { data, info } = await turned.raw().toBuffer({ resolveWithObject: true });
  const random = randomFrom(degrees * 1000 + grain + quality);
  for (let at = 0; at < data.length; at++) {
    const noise = (random() + random() + random() - 1.5) * 2 * grain;
    data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) * 0.94 + 8 + noise));
  }
  const { width, height } = info;
  return sharp(data, { raw: { width, height, channels: 1 } })
    .blur(0.5)
    .jpeg({ quality })
    .toBuffer();
}

/** The same noise each time. */
function randomFrom(seed: number): () => number {
  let state = Math.abs(Math.round(seed * 7919)) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A pdf whose pages are these pictures, as scanners and phones make them. */
export async function pdfOfPictures(pictures: readonly Buffer[], rotate = 0): Promise<Uint8Array> {
  const objects: Buffer[] = [];
  const add = (head: string, data: Buffer = Buffer.alloc(0), tail = "") =>
    objects.push(Buffer.concat([Buffer.from(head, "latin1"), data, Buffer.from(tail, "latin1")]));
  add("<</Type/Catalog/Pages 2 0 R>>");
  add(`<</Type/Pages/Count ${pictures.length}/Kids[${pictures.map((_, index) => `${3 + 3 * index} 0 R`).join(" ")}]>>`);
  for (const [index, picture] of pictures.entries()) {
    const { width, height } = await sharp(picture).metadata();
    const [content, image] = [4 + 3 * index, 5 + 3 * index];
    add(
      `<</Type/Page/Parent 2 0 R/Rotate ${rotate}/MediaBox[0 0 595 842]/Resources<</XObject<</I ${image} 0 R>>>>/Contents ${content} 0 R>>`,
    );
    const draw = "q 595 0 0 842 0 0 cm /I Do Q";
    add(`<</Length ${draw.length}>>\nstream\n${draw}\nendstream`);
    const entries = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode`;
    add(`<<${entries}/Length ${picture.length}>>\nstream\n`, picture, "\nendstream");
  }
  return written(objects);
}

function written(objects: readonly Buffer[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.5\n")];
  const offsets: number[] = [];
  for (const [index, body] of objects.entries()) {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n"));
  }
  const at = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  parts.push(Buffer.from(`${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`));
  return Buffer.concat(parts);
}

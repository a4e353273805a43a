import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnreadableDocument } from "../reading-error.ts";
import type { Gray } from "./gray.ts";
import { runTool } from "./native-tool.ts";

/** A word that was read. Its place is inside its own picture. */
export type Word = {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** 0…1 */
  readonly confidence: number;
  /** Which of the pictures it stands in, from 0. */
  readonly picture: number;
  /** Words on one line share this. */
  readonly line: string;
};

export type Reading = {
  readonly languages: string;
  /** How the picture is laid out: a block of lines, or a single line. */
  readonly layout: "block" | "line";
};

const SEGMENTATION = { block: "6", line: "7" } as const;
const PICTURE_MILLISECONDS = 60_000;
const READING_DPI = "250";

/** Reads the words of pictures, all in one process. Throws UnreadableDocument: "ocr-missing", "timeout". */
export async function readWords(pictures: readonly Gray[], reading: Reading): Promise<readonly Word[]> {
  if (pictures.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "tizilim-scan-"));
  try {
    const names = pictures.map((_, index) => join(folder, `${index}.pgm`));
    for (const [index, picture] of pictures.entries()) await writeFile(names[index] ?? "", portableGraymap(picture));
    const list = join(folder, "list.txt");
    await writeFile(list, `${names.join("\n")}\n`);
    const layout = ["--psm", SEGMENTATION[reading.layout], "--dpi", READING_DPI];
    const args = [list, "stdout", "-l", reading.languages, ...layout, "tsv"];
    return wordsIn((await runTool("tesseract", args, PICTURE_MILLISECONDS)).toString("utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function portableGraymap({ pixels, width, height }: Gray): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}

/** Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function wordsIn(table: string): readonly Word[] {
  return table.split("\n").flatMap((row) => {
    const [level, page, block, paragraph, line, , left, top, width, height, confidence, text = ""] = row.split("\t");
    if (level !== "5" || text.trim() === "") return [];
    const [x0, y0] = [Number(left), Number(top)];
    const place = { x0, y0, x1: x0 + Number(width), y1: y0 + Number(height) };
    const where = { picture: Number(page) - 1, line: [page, block, paragraph, line].join(".") };
    return [{ text: text.trim(), ...place, confidence: believed(text.trim(), Number(confidence) / 100), ...where }];
  });
}

/** Strokes of a pen look like these to a reader of print. */
const STROKES = /^[\\/|_~^<>{}()[\]'"`.,:;!*=]+$/u;
const DOUBTED = 0.3;

/** A letter on its own, small or large, has nothing beside it to tell which. */
const LONE_LETTER = /^\p{Script=Cyrillic}[.,]?$/u;
const SURE_OF_A_LETTER = 0.95;
const UNSURE = 0.7;

function believed(text: string, confidence: number): number {
  if (LONE_LETTER.test(text) && confidence < SURE_OF_A_LETTER) return Math.max(0, Math.min(UNSURE, confidence));
  return Math.max(0, STROKES.test(text) ? Math.min(DOUBTED, confidence) : confidence);
}

/** The languages that both copies of a form need, and English for addresses where it is there. */
export async function installedLanguages(): Promise<string> {
  const listed = (await runTool("tesseract", ["--list-langs"], PICTURE_MILLISECONDS)).toString("utf8").split(/\s+/u);
  const missing = ["kaz", "rus"].filter((language) => !listed.includes(language));
  if (missing.length > 0) throw new UnreadableDocument("ocr-missing", `no data for ${missing.join(", ")}`);
  return listed.includes("eng") ? "kaz+rus+eng" : "kaz+rus";
}

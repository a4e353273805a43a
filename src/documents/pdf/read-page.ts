import type { Glyph, PageMarks, Rectangle } from "../layout/page-marks.ts";
import { middleOf, holds } from "../layout/page-marks.ts";
import { UnreadableDocument } from "../reading-error.ts";
import { type Added, pictureIn, readAnnotations } from "./annotations.ts";
import { type Matrix, matrixOf } from "./matrix.ts";
import { type Drawn, type DrawnPicture, paint } from "./painter.ts";
import type { Operators, PdfJs, PdfPage } from "./pdfjs.ts";
import type { ShownGlyph } from "./shown-text.ts";
import { isBroken, trustOf } from "./text-trust.ts";

/** What a page is to its reader: words, a picture of words, or nothing. */
export type PageNature = "text" | "picture" | "blank";

export type ReadPage = {
  readonly nature: PageNature;
  readonly marks: PageMarks;
  /** Words that run across the others. */
  readonly across: readonly Glyph[];
  readonly pictures: readonly DrawnPicture[];
  readonly shapes: number;
  readonly hidden: number;
  readonly attachments: number;
};

/** More letters than this stand on no page of a form. */
const GLYPHS_AT_MOST = 60_000;
/** A picture that covers this share of a page with fewer visible letters than that is a scan. */
const SCAN = { share: 0.6, letters: 40 };

/** Reads one page of a pdf, upright. Throws UnreadableDocument where it is more than a page can be. */
export async function readPage(pdfjs: PdfJs, page: PdfPage, signed: boolean): Promise<ReadPage> {
  const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE_FORMS });
  const annotations: readonly unknown[] = await page.getAnnotations();
  const upright = look(pdfjs, page, operators, annotations, signed, 0);
  const turn = quarterTurns(upright.drawn.glyphs);
  const seen = turn === 0 ? upright : look(pdfjs, page, operators, annotations, signed, turn);
  if (seen.drawn.glyphs.length > GLYPHS_AT_MOST)
    throw new UnreadableDocument("too-large", "too many letters on a page");
  return pageOf(seen);
}

type Seen = { readonly drawn: Drawn; readonly added: Added; readonly width: number; readonly height: number };

function look(
  pdfjs: PdfJs,
  page: PdfPage,
  operators: Operators,
  annotations: readonly unknown[],
  signed: boolean,
  turn: number,
): Seen {
  const viewport = page.getViewport({ scale: 1, rotation: (page.rotate + 90 * turn) % 360 });
  const matrix: Matrix = matrixOf(viewport.transform) ?? [1, 0, 0, -1, 0, viewport.height];
  const added = readAnnotations(annotations, matrix, signed);
  const fontNamed = (name: string): unknown => (page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined);
  const drawn = paint(pdfjs, operators, { viewport: matrix, fontNamed, skippedAnnotations: added.read });
  return { drawn, added, width: viewport.width, height: viewport.height };
}

/** How many quarters the page must be turned until most of its words run from left to right. */
function quarterTurns(glyphs: readonly ShownGlyph[]): number {
  const counts = [0, 0, 0, 0];
  for (const { dx, dy } of glyphs) {
    const direction = Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : dy > 0 ? 3 : 1;
    counts[direction] = (counts[direction] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}

function pageOf({ drawn, added, width, height }: Seen): ReadPage {
  const onPage = ({ x0, x1, y }: Glyph) => x1 > 0 && x0 < width && y > 0 && y < height + 10;
  const shown = drawn.glyphs.filter(({ glyph, hidden }) => !hidden && onPage(glyph));
  const level = shown.filter(isLevel).map(({ glyph }) => glyph);
  const { signs, shapes } = drawingsOf(drawn.drawings, level);
  const pictures = drawn.pictures.filter((picture) => areaOf(picture) < 0.5 * width * height);
  const glyphs = [...level, ...added.glyphs, ...pictures.filter(isVisible).map(pictureIn), ...signs];
  return {
    nature: natureOf(level, added.glyphs, drawn, width * height),
    marks: {
      width,
      height,
      glyphs,
      horizontals: [...drawn.horizontals, ...added.lines],
      verticals: drawn.verticals,
      fills: [...drawn.fills, ...added.fills],
    },
    across: shown.filter((glyph) => !isLevel(glyph)).map(({ glyph }) => glyph),
    pictures: drawn.pictures,
    shapes: shapes + added.shapes,
    hidden: drawn.glyphs.length - shown.length,
    attachments: added.attachments,
  };
}

function isLevel({ dx, dy }: ShownGlyph): boolean {
  return Math.abs(dy) <= Math.abs(dx) * 0.1 + 0.01;
}

const areaOf = ({ x0, x1, y0, y1 }: Rectangle) => (x1 - x0) * (y1 - y0);
const isVisible = ({ x0, x1, y0, y1 }: Rectangle) => x1 - x0 > 6 && y1 - y0 > 6;

/**
 * A picture of a page, or a text layer that can't be believed, is for the scan reader. Hidden text under a picture is
 * some scanner's guess: it is not believed either. Outlines without a letter are words turned into curves.
 */
function natureOf(level: readonly Glyph[], typed: readonly Glyph[], drawn: Drawn, area: number): PageNature {
  const letters = level.filter((glyph) => glyph.text.trim() !== "").length;
  const covered = drawn.pictures.reduce((sum, picture) => sum + areaOf(picture), 0) / area;
  if (isBroken(trustOf(level.map((glyph) => glyph.text)))) return "picture";
  if (covered > SCAN.share && letters < SCAN.letters) return "picture";
  if (letters > 0 || typed.some((glyph) => glyph.text !== "")) return "text";
  return drawn.pictures.some(isVisible) || drawn.drawings.length > 20 ? "picture" : "blank";
}

/** A drawing round words is a shape that can't be read as a choice; one on its own is ink, as a picture is. */
function drawingsOf(
  drawings: readonly Rectangle[],
  glyphs: readonly Glyph[],
): { readonly signs: readonly Glyph[]; readonly shapes: number } {
  const sized = drawings.filter(({ x0, x1, y0, y1 }) => x1 - x0 > 8 && y1 - y0 > 4 && x1 - x0 < 300 && y1 - y0 < 150);
  const around = sized.filter((drawing) =>
    glyphs.some((glyph) => holds(drawing, middleOf(glyph).x, middleOf(glyph).y)),
  );
  const alone = sized.filter((drawing) => !around.includes(drawing)).slice(0, 200);
  return { signs: alone.map(pictureIn), shapes: around.length };
}

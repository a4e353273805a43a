import type { Run } from "../../forms/paper.ts";
import { type Glyph, holds, type Rectangle } from "../layout/page-marks.ts";
import { readingOrder } from "../layout/page-blocks.ts";
import { paragraphsOf, type PlacedParagraph } from "../layout/paragraphs.ts";
import { placeTable } from "../layout/place-table.ts";
import type { Page } from "../layout/placed-blocks.ts";
import type { GridCell } from "../layout/grid-cells.ts";
import { certainWords } from "./certain-words.ts";
import { crop, type Crop, without } from "./crop.ts";
import type { Gray } from "./gray.ts";
import { isHighlighted } from "./highlighted-words.ts";
import { inkIn } from "./ink-share.ts";
import { withoutLostTails } from "./lost-tails.ts";
import { ruledPage } from "./page-rules.ts";
import { readWords, type Word } from "./tesseract.ts";
import { isUnderlined } from "./underlined-words.ts";
import { type UprightPage, upsideDown, uprightPage } from "./upright-page.ts";

/** Words below this are noise. */
const LEAST_CONFIDENCE = 0.15;
/** A cell with less ink is empty. */
const EMPTY = 0.0008;
/** A mark has more ink than this, however large its cell is (pixels at 150 dots per inch). */
const LEAST_MARK = 14;
/** Ink that no word covers, as a share of a cell: somebody wrote there by hand. */
const HANDWRITTEN = 0.004;
/** A page whose words are this doubtful on average may stand upside down. */
const DOUBTFUL = 0.6;
/** The first word of the next line would have had to fit with this much to spare (pixels at 150 dots per inch). */
const SLACK = 10;
/** Ink without letters is there, and nobody knows what it says. */
const UNREAD_INK = 0.3;
const UNKNOWN_LETTER = "\uFFFD";
/** Ink no larger than this is a tick or a cross (pixels at 150 dots per inch). */
const TICK = 60;

/** Reads a picture of a page. */
export async function scanPage(picture: Gray, number: number, languages: string): Promise<Page> {
  const page = await uprightPage(picture);
  const seen = await readPicture(page, languages);
  if (certaintyOf(seen.words) >= DOUBTFUL) return laidOut(seen, number);
  const other = await readPicture(upsideDown(page), languages);
  return certaintyOf(other.words) > certaintyOf(seen.words) ? laidOut(other, number) : laidOut(seen, number);
}

type CellInk = { readonly cell: GridCell; readonly inside: Rectangle; readonly ink: number };
type Table = ReturnType<typeof ruledPage>["tables"][number];
type Seen = {
  /** The page without the borders of its tables. */
  readonly page: UprightPage;
  readonly tables: readonly Table[];
  readonly cells: ReadonlyMap<GridCell, CellInk>;
  /** With their places on the page. */
  readonly words: readonly Word[];
  /** The cell that each word was read in. */
  readonly cellOf: ReadonlyMap<Word, GridCell>;
};

function certaintyOf(words: readonly Word[]): number {
  const long = words.filter((word) => word.text.length > 2);
  return long.reduce((sum, word) => sum + word.confidence, 0) / Math.max(5, long.length);
}

/** Reads each cell on its own, so that answers stay with their labels, and the page without its tables. */
async function readPicture(page: UprightPage, languages: string): Promise<Seen> {
  const { tables, unruled, ink } = ruledPage(page);
  const bare = { ...page, ink };
  const margin = 3 * page.unit;
  const cells = tables.flatMap((table) => table.cells.map((cell) => cellInk(bare, cell)));
  const written = cells.filter((each) => each.ink > EMPTY);
  const areas: readonly (readonly [Crop | undefined, GridCell | undefined])[] = [
    ...written.map(({ cell }) => [crop(unruled, inset(cell, margin)), cell] as const),
    [
      crop(
        without(
          unruled,
          tables.map((table) => inset(table, -4)),
        ),
        whole(unruled),
      ),
      undefined,
    ] as const,
  ];
  const crops = areas.filter(([area]) => area !== undefined);
  const found = await readWords(
    crops.flatMap(([area]) => area?.picture ?? []),
    { languages, layout: "block" },
  );
  const placed = found
    .filter((word) => word.confidence >= LEAST_CONFIDENCE)
    .map((word) => onPage(word, crops[word.picture]?.[0]));
  const words = await certainWords(withoutLostTails(placed), unruled);
  const cellOf = new Map(
    words.flatMap((word) => {
      const cell = crops[word.picture]?.[1];
      return cell ? [[word, cell] as const] : [];
    }),
  );
  return { page: bare, tables, cells: new Map(cells.map((each) => [each.cell, each])), words, cellOf };
}

function cellInk(page: UprightPage, cell: GridCell): CellInk {
  const inside = inset(cell, 4 * page.unit);
  const { share, clump } = inkIn(page.ink, inside);
  return { cell, inside, ink: Math.max(share, (EMPTY * clump) / (LEAST_MARK * page.unit ** 2)) };
}

function inset({ x0, x1, y0, y1 }: Rectangle, by: number): Rectangle {
  return { x0: x0 + by, x1: x1 - by, y0: y0 + by, y1: y1 - by };
}

function whole({ width, height }: Gray): Rectangle {
  return { x0: 0, x1: width, y0: 0, y1: height };
}

function onPage(word: Word, area: Crop | undefined): Word {
  const [left, top] = [area?.left ?? 0, area?.top ?? 0];
  return { ...word, x0: word.x0 + left, x1: word.x1 + left, y0: word.y0 + top, y1: word.y1 + top };
}

function laidOut(seen: Seen, number: number): Page {
  const { page } = seen;
  const glyphs = glyphsOf(seen.words, page);
  const contents = (cell: GridCell) => {
    const inCell = glyphs.filter(({ word }) => seen.cellOf.get(word) === cell);
    const known = seen.cells.get(cell);
    const blocks = paragraphsOf(
      inCell.map(({ glyph }) => glyph),
      rightEdge(cell, inCell, page.unit),
    );
    return {
      blocks: [
        ...blocks,
        ...unreadInk(
          page,
          known,
          inCell.map(({ word }) => word),
        ),
      ],
      ink: known?.ink ?? 0,
    };
  };
  const tables = seen.tables.map((table) => placeTable(table, number, contents));
  const inside = ({ word }: Lettered) =>
    seen.tables.some((table) => holds(table, (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2));
  const free = glyphs.filter((each) => !seen.cellOf.has(each.word) && !inside(each)).map(({ glyph }) => glyph);
  return { number, height: page.clean.height, blocks: readingOrder(tables, free), aside: [] };
}

/** Text wraps as far from the right border as it begins from the left one. */
function rightEdge(cell: Rectangle, words: readonly Lettered[], unit: number): number {
  const indent = Math.min(...words.map(({ word }) => word.x0)) - cell.x0;
  return cell.x1 - Math.min(Math.max(indent, 6 * unit), 16 * unit) - SLACK * unit;
}

/** A mark, or writing that is not print: it is there, so the cell is neither empty nor certain. */
function unreadInk(page: UprightPage, cell: CellInk | undefined, words: readonly Word[]): readonly PlacedParagraph[] {
  if (!cell || cell.ink <= EMPTY) return [];
  const covered = words.map((word) => inset(word, -3 * page.unit));
  const unread = inkIn(page.ink, cell.inside, covered);
  if (words.length > 0 && unread.share < HANDWRITTEN) return [];
  const isTick = words.length === 0 && Math.max(unread.width, unread.height) < TICK * page.unit;
  const run: Run = { text: UNKNOWN_LETTER, confidence: UNREAD_INK, ...(isTick && { mark: "on" }) };
  return [{ kind: "paragraph", ...cell.inside, runs: [run] }];
}

type Lettered = { readonly glyph: Glyph; readonly word: Word };

/** Words of a line share its baseline: boxes of words with tails reach lower than others. */
function glyphsOf(words: readonly Word[], page: UprightPage): readonly Lettered[] {
  const lines = new Map<string, Word[]>();
  for (const word of words) {
    const line = lines.get(word.line);
    if (line) line.push(word);
    else lines.set(word.line, [word]);
  }
  return [...lines.values()].flatMap((line) => {
    const height = Math.max(median(line.map((word) => word.y1 - word.y0)), 14 * page.unit);
    const y = median(line.map((word) => word.y1)) - 0.2 * height;
    return line.map((word) => ({ word, glyph: glyphOf(word, y, 0.95 * height, page) }));
  });
}

function glyphOf(word: Word, y: number, size: number, page: UprightPage): Glyph {
  const underline = isUnderlined(word, page.ink, page.unit);
  const highlight = isHighlighted(word, page.shade, page.ink);
  const { text, x0, x1, confidence } = word;
  return { text, x0, x1, y, size, confidence, ...(underline && { underline }), ...(highlight && { highlight }) };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

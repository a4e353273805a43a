import { type Run, textOf } from "../../forms/paper.ts";
import type { Glyph, Rectangle } from "./page-marks.ts";
import { joinRuns } from "./runs.ts";
import { isInk, linesOf, type TextLine } from "./text-lines.ts";

/** A paragraph with its place on the page. */
export type PlacedParagraph = Rectangle & { readonly kind: "paragraph"; readonly runs: readonly Run[] };

const ASCII = /^[\x21-\x7E]+$/u;

type Ends = { readonly line: TextLine; readonly first: Glyph; readonly last: Glyph; readonly wordWidth: number };

/** Where the text of an area begins and wraps, and how far its lines lie apart at the least. */
type Area = { readonly left: number; readonly right: number; readonly leading: number };

/** Glyphs of one cell, or of the open page, to paragraphs. `right` is where its text would wrap. */
export function paragraphsOf(glyphs: readonly Glyph[], right: number): readonly PlacedParagraph[] {
  const lines = linesOf(glyphs).flatMap((line) => endsOf(line) ?? []);
  const area = { left: Math.min(...lines.map(({ first }) => first.x0)), right, leading: leadingOf(lines) };
  const groups: Ends[][] = [];
  for (const ends of lines) {
    const open = groups.at(-1);
    if (open && !startsParagraph(ends, open, area)) open.push(ends);
    else groups.push([ends]);
  }
  return groups.map((group) => placed(group, right)).filter((paragraph) => paragraph.runs.length > 0);
}

function leadingOf(lines: readonly Ends[]): number {
  const steps = lines.slice(1).map(({ line }, index) => line.y - (lines[index]?.line.y ?? 0));
  return Math.min(...steps.filter((step, index) => step >= 0.9 * (lines[index]?.line.size ?? 0)));
}

function endsOf(line: TextLine): Ends | undefined {
  const first = line.glyphs.find(isInk);
  const last = line.glyphs.findLast(isInk);
  if (!first || !last) return undefined;
  let wordEnd = first.x1;
  for (const glyph of line.glyphs.slice(line.glyphs.indexOf(first) + 1)) {
    if (!isInk(glyph) || glyph.x0 - wordEnd > 0.2 * line.size) break;
    wordEnd = glyph.x1;
  }
  return { line, first, last, wordWidth: wordEnd - first.x0 };
}

/** A line opens a paragraph where its first word would still have fitted above, after a gap, or at another indent. */
function startsParagraph(ends: Ends, open: readonly Ends[], area: Area): boolean {
  const above = open.at(-1);
  if (!above) return true;
  const size = ends.line.size;
  if (area.right - above.last.x1 > ends.wordWidth + 0.45 * size) return true;
  if (ends.line.y - above.line.y > Math.min(1.9 * size, Math.max(1.15 * area.leading, area.leading + 0.12 * size)))
    return true;
  if (isCentred(above, area) && !isCentred(ends, area)) return true;
  if (isHeading(open) && !isBold(ends)) return true;
  if ((isCaption(open) && !closesBracket(ends, open)) || beginsWithLabel(ends, above)) return true;
  const shift = ends.first.x0 - above.first.x0;
  const endOfFirstLineIndent = open.length === 1 && shift > -6 * size;
  return shift > 1.2 * size || (shift < -1.2 * size && !endOfFirstLineIndent);
}

/** As far from the left as from the right: a heading, not an indent. */
function isCentred({ first, last, line }: Ends, { left, right }: Area): boolean {
  const [before, after] = [first.x0 - left, right - last.x1];
  return before > 1.2 * line.size && Math.abs(before - after) < 0.5 * line.size;
}

/** A heading is bold to its end, and what stands under it is not. */
function isHeading(open: readonly Ends[]): boolean {
  return open.every(isBold);
}

function isBold({ line }: Ends): boolean {
  return line.glyphs.every((glyph) => glyph.bold === true || !isInk(glyph));
}

/** "(name of the body)": the caption under a line ends with its bracket. One of the form's own is never closed. */
function isCaption(open: readonly Ends[]): boolean {
  return open[0]?.first.text.startsWith("(") === true && open.at(-1)?.last.text.endsWith(")") === true;
}

/** The caption's own bracket was still open, and this line closes it. */
function closesBracket(ends: Ends, open: readonly Ends[]): boolean {
  const words = open.map(({ line }) => textOf(line.glyphs)).join("");
  return words.split("(").length > words.split(")").length && /^[^(]*\)/u.test(textOf(ends.line.glyphs));
}

const LABEL = /^\p{Lu}[^:.;!?]{2,90}:(?:\s|$)/u;

/** "Number of volunteers: 120" is a line of its own, whether the one above was full or not. */
function beginsWithLabel({ line }: Ends, above: Ends): boolean {
  if (/[,:(–-]$/u.test(above.last.text)) return false;
  return LABEL.test(textOf(line.glyphs).trimStart());
}

function placed(group: readonly Ends[], right: number): PlacedParagraph {
  const runs: Run[] = [];
  for (const [index, ends] of group.entries()) {
    const above = group[index - 1];
    if (above && !wordGoesOn(above, ends, right)) runs.push(spaceBetween(above.last, ends.first));
    runs.push(...runsOfLine(ends));
  }
  const glyphs = group.flatMap(({ line }) => line.glyphs);
  return {
    kind: "paragraph",
    runs: joinRuns(runs),
    x0: Math.min(...group.map(({ first }) => first.x0)),
    x1: Math.max(...group.map(({ last }) => last.x1)),
    y0: Math.min(...glyphs.map((glyph) => glyph.y - glyph.size)),
    y1: Math.max(...glyphs.map((glyph) => glyph.y)),
  };
}

/**
 * Is the line break inside a word? After a hyphen or slash that is glued to a letter; or where a word without a space
 * (an address, a number) fills the whole line: a word is only cut where it is wider than its cell.
 */
function wordGoesOn(above: Ends, below: Ends, right: number): boolean {
  const last = above.last.text;
  if (/[-\u2010\u2011/\u00AD]$/u.test(last)) return isGlued(above);
  const word = above.line.glyphs
    .filter(isInk)
    .map((glyph) => glyph.text)
    .join("");
  const alone = above.wordWidth >= above.last.x1 - above.first.x0 - 0.01;
  const full =
    right - above.last.x1 < Math.max(below.first.x1 - below.first.x0, 0.45 * below.line.size) + 0.1 * below.line.size;
  return alone && full && /[^,;:!?)]$/u.test(word) && ASCII.test(word) && ASCII.test(below.first.text);
}

function isGlued({ line, last }: Ends): boolean {
  const index = line.glyphs.indexOf(last);
  const before = line.glyphs[index - 1];
  return last.text.length > 1 || (before !== undefined && isInk(before) && last.x0 - before.x1 < 0.2 * line.size);
}

function runsOfLine({ line, first, last }: Ends): readonly Run[] {
  const runs: Run[] = [];
  let before: Glyph | undefined;
  for (const glyph of line.glyphs.slice(line.glyphs.indexOf(first), line.glyphs.indexOf(last) + 1)) {
    const gap = before === undefined ? 0 : glyph.x0 - before.x1;
    const wide = glyph.text.length > 1 || gap > 0.18 * line.size;
    if (before && wide && isInk(before) && isInk(glyph)) runs.push(spaceBetween(before, glyph));
    runs.push(glyph);
    before = glyph;
  }
  return runs;
}

/** The space between two glyphs has the look that both share. */
function spaceBetween(left: Glyph, right: Glyph): Run {
  return {
    text: " ",
    ...(left.underline && right.underline && { underline: true }),
    ...(left.strike && right.strike && { strike: true }),
    ...(left.highlight && right.highlight && { highlight: true }),
    ...(left.bold && right.bold && { bold: true }),
  };
}

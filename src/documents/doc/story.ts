/** A stretch of the text with its formats as blocks. */
import type { Block, Run } from "../../forms/paper.ts";
import { openFlow } from "../flow.ts";
import type { Flow } from "../flow.ts";
import { symbolOf } from "../symbol-fonts.ts";
import { formFieldAt } from "./form-field.ts";
import type { FormatAt } from "./format-runs.ts";
import type { Format } from "./formats.ts";
import { charactersOf } from "./pieces.ts";
import type { Character, Piece } from "./pieces.ts";

export type DocTally = Record<"pictures" | "shapes" | "hidden" | "deletions" | "insertions" | "unreadParts", number>;

export type Story = {
  readonly main: Buffer;
  readonly data: Buffer;
  readonly pieces: readonly Piece[];
  readonly characters: FormatAt;
  readonly paragraphs: FormatAt;
  readonly tally: DocTally;
};

const PICTURE = 0x01;
const CELL_END = 0x07;
const SHAPE = 0x08;
const PAGE_BREAK = 0x0c;
const PARAGRAPH_END = 0x0d;
const FIELD_BEGIN = 0x13;
const FIELD_SEPARATOR = 0x14;
const FIELD_END = 0x15;

const SAID: ReadonlyMap<number, string> = new Map([
  [0x09, "\t"],
  [0x0b, "\n"],
  [0x1e, "-"],
]);

type Place = { readonly flow: Flow; readonly fields: { shown: boolean }[]; last: Format };

export function readStory(story: Story, from: number, to: number): readonly Block[] {
  const place: Place = { flow: openFlow(), fields: [], last: {} };
  for (const character of charactersOf(story.main, story.pieces, from, to)) takeCharacter(story, place, character);
  return place.flow.finish();
}

function takeCharacter(story: Story, place: Place, { code, offset }: Character): void {
  switch (code) {
    case PARAGRAPH_END:
    case PAGE_BREAK:
    case CELL_END:
      return endOf(code, place, story.paragraphs(offset));
    case FIELD_BEGIN:
      place.fields.push({ shown: false });
      return;
    case FIELD_SEPARATOR: {
      const field = place.fields.at(-1);
      if (field !== undefined) field.shown = true;
      return;
    }
    case FIELD_END:
      place.fields.pop();
      return;
    default:
      return takeText(story, place, code, story.characters(offset));
  }
}

function endOf(code: number, { flow, fields }: Place, format: Format): void {
  const depth = format.depth ?? 0;
  const shape = format.row ?? { left: 0, cells: [] };
  if (code === CELL_END) {
    // A field that was never ended must not swallow the rest of the table.
    fields.length = 0;
    if (format.endsRow === true) flow.endRow(1, shape);
    else flow.endCell(1);
  } else if (format.endsInnerRow === true) flow.endRow(Math.max(2, depth), shape);
  else if (format.endsInnerCell === true) flow.endCell(Math.max(2, depth));
  else flow.endParagraph(depth);
}

function takeText(story: Story, place: Place, code: number, format: Format): void {
  const { tally } = story;
  const begins = format !== place.last;
  place.last = format;
  if (format.deleted === true || format.hidden === true) {
    if (begins) tally[format.deleted === true ? "deletions" : "hidden"]++;
    return;
  }
  if (begins && format.inserted === true) tally.insertions++;
  if (code === PICTURE) return takePicture(story, place, format);
  if (place.fields.some((field) => !field.shown)) return;
  if (code === SHAPE) {
    tally.shapes++;
    return;
  }
  const text = textOfCode(code, format);
  if (text !== "") place.flow.add({ text, ...visible(format) });
}

/** The sign stands for a picture, or for a form field's state. */
function takePicture(story: Story, place: Place, format: Format): void {
  const field =
    format.location === undefined || format.isData !== true ? undefined : formFieldAt(story.data, format.location);
  if (field !== undefined) {
    field.runs.forEach(place.flow.add);
    if (field.unread) story.tally.unreadParts++;
  } else if (format.isData !== true && !place.fields.some((open) => !open.shown)) {
    story.tally.pictures++;
    place.flow.add({ text: "", picture: true });
  }
}

/** Signs of symbol fonts are told by their code alone: Word uses Wingdings for all of its own. */
function textOfCode(code: number, format: Format): string {
  if (format.symbol !== undefined) return symbolOf("wingdings", format.symbol);
  const said = SAID.get(code);
  if (said !== undefined) return said;
  return code < 32 || code === 0xfffe ? "" : String.fromCharCode(code);
}

function visible(format: Format): Partial<Run> {
  return {
    ...(format.underline === true ? { underline: true as const } : {}),
    ...(format.strike === true ? { strike: true as const } : {}),
    ...(format.highlight === true ? { highlight: true as const } : {}),
    ...(format.bold === true ? { bold: true as const } : {}),
  };
}

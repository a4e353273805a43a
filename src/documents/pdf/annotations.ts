import type { Glyph, Horizontal, Rectangle } from "../layout/page-marks.ts";
import { apply, isNumbers, type Matrix } from "./matrix.ts";

/** What a page's annotations add to what its operators draw. */
export type Added = {
  readonly glyphs: readonly Glyph[];
  /** Lines under or through words, drawn with a viewer's pen. */
  readonly lines: readonly Horizontal[];
  readonly fills: readonly Rectangle[];
  readonly shapes: number;
  readonly attachments: number;
  /** Annotations that are read from their data, so that their drawing is not read again. */
  readonly read: ReadonlySet<string>;
};

type Annotation = Readonly<Record<string, unknown>>;
type Part = Partial<Omit<Added, "read">>;

/** Reads form fields, free text, stamps, and the viewer's pens from annotation data. */
export function readAnnotations(annotations: readonly unknown[], viewport: Matrix, signed: boolean): Added {
  const known = annotations.filter(isAnnotation).filter((annotation) => annotation["hidden"] !== true);
  const parts = known.map((annotation) => ({ annotation, part: partOf(annotation, viewport, signed) }));
  const read = parts.flatMap(({ annotation, part }) => (part ? [String(annotation["id"])] : []));
  const all = parts.flatMap(({ part }) => part ?? []);
  return {
    glyphs: all.flatMap((part) => part.glyphs ?? []),
    lines: all.flatMap((part) => part.lines ?? []),
    fills: all.flatMap((part) => part.fills ?? []),
    shapes: all.reduce((sum, part) => sum + (part.shapes ?? 0), 0),
    attachments: all.reduce((sum, part) => sum + (part.attachments ?? 0), 0),
    read: new Set(read),
  };
}

function isAnnotation(value: unknown): value is Annotation {
  return typeof value === "object" && value !== null;
}

/** Nothing where the annotation's own drawing is to be read. */
function partOf(annotation: Annotation, viewport: Matrix, signed: boolean): Part | undefined {
  const place = boxOf(annotation["rect"], viewport);
  const quads = quadsOf(annotation["quadPoints"], viewport);
  switch (annotation["subtype"]) {
    case "Widget":
      return place && fieldPart(annotation, place, signed);
    case "FreeText":
      return place && { glyphs: typed(contentsOf(annotation), place) };
    case "Stamp":
    case "Ink":
      return place && { glyphs: [pictureIn(place)] };
    case "Circle":
    case "Square":
    case "Polygon":
    case "PolyLine":
      return { shapes: 1 };
    case "Underline":
    case "Squiggly":
      return { lines: quads.map(({ x0, x1, y0, y1 }) => ({ x0, x1, y: y1 - 0.15 * (y1 - y0) })) };
    case "StrikeOut":
      return { lines: quads.map(({ x0, x1, y0, y1 }) => ({ x0, x1, y: (y0 + y1) / 2 })) };
    case "Highlight":
      return { fills: quads };
    case "FileAttachment":
      return { attachments: 1 };
  }
  return undefined;
}

function fieldPart(annotation: Annotation, place: Rectangle, signed: boolean): Part {
  switch (annotation["fieldType"]) {
    case "Btn":
      return { glyphs: annotation["pushButton"] === true ? [] : [markIn(annotation, place)] };
    case "Sig":
      return { glyphs: signed ? [pictureIn(place)] : [] };
  }
  return { glyphs: typed(valueOf(annotation["fieldValue"]), place) };
}

function valueOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string").join(", ");
  return typeof value === "string" ? value : "";
}

function contentsOf(annotation: Annotation): string {
  const contents = annotation["contentsObj"];
  return isAnnotation(contents) ? valueOf(contents["str"]) : "";
}

function markIn(annotation: Annotation, place: Rectangle): Glyph {
  const value = annotation["fieldValue"];
  const wanted = annotation["radioButton"] === true ? annotation["buttonValue"] : annotation["exportValue"];
  const on = typeof value === "string" && value !== "Off" && value !== "" && (wanted === undefined || value === wanted);
  return { ...standIn(place), text: "", mark: on ? "on" : "off" };
}

/** A picture stands on the line of text at its middle. */
export function pictureIn(place: Rectangle): Glyph {
  return { ...standIn(place), text: "", picture: true };
}

function standIn({ x0, x1, y0, y1 }: Rectangle): Omit<Glyph, "text"> {
  const size = Math.min(10, y1 - y0);
  return { x0, x1, y: (y0 + y1) / 2 + 0.35 * size, size };
}

/** A field's value laid out in its place: the lines as they were typed, a glyph a word. */
function typed(value: string, { x0, x1, y0, y1 }: Rectangle): readonly Glyph[] {
  const lines = value.split(/\r\n|[\r\n\u2028\u2029]/u);
  const height = (y1 - y0) / lines.length;
  const size = Math.min(11, height / 1.2);
  return lines.flatMap((line, index) => {
    const step = (x1 - x0) / Math.max(1, line.length);
    const y = y0 + height * (index + 0.5) + 0.35 * size;
    return [...line.matchAll(/\S+/gu)].map((word) => ({
      text: word[0],
      x0: x0 + word.index * step,
      x1: x0 + (word.index + word[0].length) * step,
      y,
      size,
    }));
  });
}

function boxOf(rectangle: unknown, viewport: Matrix): Rectangle | undefined {
  if (!isNumbers(rectangle) || rectangle.length < 4) return undefined;
  return boundsOf(viewport, [...rectangle]);
}

/** Quads come as x,y pairs of four corners each. */
function quadsOf(points: unknown, viewport: Matrix): readonly Rectangle[] {
  if (!isNumbers(points)) return [];
  const numbers = [...points];
  return Array.from({ length: Math.floor(numbers.length / 8) }, (_, index) =>
    boundsOf(viewport, numbers.slice(8 * index, 8 * index + 8)),
  );
}

function boundsOf(viewport: Matrix, numbers: readonly number[]): Rectangle {
  const corners = numbers.flatMap((x, index) => (index % 2 === 0 ? [apply(viewport, x, numbers[index + 1] ?? 0)] : []));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
}

import type { Horizontal, Rectangle, Vertical } from "../layout/page-marks.ts";
import { linesOfPath } from "./drawn-paths.ts";
import { apply, IDENTITY, isNumbers, type Matrix, matrixOf, multiply, shifted } from "./matrix.ts";
import type { Operators, PdfJs } from "./pdfjs.ts";
import { afterText, fontOf, type Font, showText, type ShownGlyph, type TextState } from "./shown-text.ts";

/** Everything that a page's operators draw, in the coordinates of the upright page. */
export type Drawn = {
  readonly glyphs: readonly ShownGlyph[];
  readonly horizontals: readonly Horizontal[];
  readonly verticals: readonly Vertical[];
  readonly fills: readonly Rectangle[];
  readonly drawings: readonly Rectangle[];
  readonly pictures: readonly DrawnPicture[];
};

/** `name` is what pdf.js keeps its pixels under; absent for small ones that stand in the page itself. */
export type DrawnPicture = Rectangle & { readonly name?: string };

export type PaintOptions = {
  /** From the page's own coordinates to the upright page. */
  readonly viewport: Matrix;
  readonly fontNamed: (name: string) => unknown;
  /** Annotations whose drawing is left out: their data says more. */
  readonly skippedAnnotations: ReadonlySet<string>;
};

type Graphics = { readonly matrix: Matrix; readonly fill: Fill; readonly text: TextState };
type Fill = "white" | "grey" | "colour";

type Canvas = {
  readonly options: PaintOptions;
  readonly drawn: { [K in keyof Drawn]: Drawn[K][number][] };
  readonly fonts: Map<string, Font | undefined>;
  readonly stack: Graphics[];
  now: Graphics;
  textMatrix: Matrix;
  lineMatrix: Matrix;
  skipping: boolean;
};

type Arguments = readonly unknown[];
type Operator = (canvas: Canvas, args: Arguments) => void;

const PLAIN_TEXT: TextState = {
  font: undefined,
  size: 1,
  characterSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};
/** No honest page nests deeper. */
const DEEPEST_STACK = 512;

/** Walks an operator list and collects what it draws. Nothing is rendered. */
export function paint(pdfjs: PdfJs, operators: Operators, options: PaintOptions): Drawn {
  const drawn = { glyphs: [], horizontals: [], verticals: [], fills: [], drawings: [], pictures: [] };
  const start: Graphics = { matrix: options.viewport, fill: "grey", text: PLAIN_TEXT };
  const canvas: Canvas = {
    options,
    drawn,
    fonts: new Map(),
    stack: [],
    now: start,
    textMatrix: IDENTITY,
    lineMatrix: IDENTITY,
    skipping: false,
  };
  const known = operatorTable(pdfjs.OPS);
  for (const [index, code] of operators.fnArray.entries()) {
    const args: unknown = operators.argsArray[index];
    known.get(code)?.(canvas, Array.isArray(args) ? args : []);
  }
  return canvas.drawn;
}

function operatorTable(codes: PdfJs["OPS"]): ReadonlyMap<number, Operator> {
  return new Map<number, Operator>([
    [codes.save, save],
    [codes.restore, restore],
    [codes.transform, transform],
    [codes.paintFormXObjectBegin, beginForm],
    [codes.paintFormXObjectEnd, restore],
    [codes.beginAnnotation, beginAnnotation],
    [codes.endAnnotation, endAnnotation],
    [codes.setFillRGBColor, setFill],
    [codes.beginText, (canvas) => moveTo(canvas, IDENTITY)],
    [codes.setFont, setFont],
    [codes.setCharSpacing, (canvas, [value]) => setText(canvas, { characterSpacing: numeric(value) })],
    [codes.setWordSpacing, (canvas, [value]) => setText(canvas, { wordSpacing: numeric(value) })],
    [codes.setHScale, (canvas, [value]) => setText(canvas, { horizontalScale: numeric(value) / 100 })],
    [codes.setLeading, (canvas, [value]) => setText(canvas, { leading: -numeric(value) })],
    [codes.setTextRise, (canvas, [value]) => setText(canvas, { rise: numeric(value) })],
    [codes.setTextRenderingMode, (canvas, [value]) => setText(canvas, { mode: numeric(value) })],
    [codes.setTextMatrix, (canvas, args) => moveTo(canvas, matrixOf(args[0]) ?? matrixOf(args) ?? IDENTITY)],
    [codes.moveText, (canvas, [x, y]) => moveTo(canvas, shifted(canvas.lineMatrix, numeric(x), numeric(y)))],
    [codes.setLeadingMoveText, setLeadingMoveText],
    [codes.nextLine, (canvas) => moveTo(canvas, shifted(canvas.lineMatrix, 0, canvas.now.text.leading))],
    [codes.showText, show],
    [codes.constructPath, drawPath(codes)],
    [codes.paintImageXObject, drawPicture],
    [codes.paintInlineImageXObject, drawPicture],
    [codes.paintImageMaskXObject, drawPicture],
    [codes.paintSolidColorImageMask, drawSolid],
    [codes.paintImageXObjectRepeat, drawPicture],
    [codes.paintImageMaskXObjectRepeat, drawPicture],
    [codes.paintImageMaskXObjectGroup, drawPicture],
    [codes.paintInlineImageXObjectGroup, drawPicture],
  ]);
}

function numeric(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function save(canvas: Canvas): void {
  if (canvas.stack.length < DEEPEST_STACK) canvas.stack.push(canvas.now);
}

function restore(canvas: Canvas): void {
  canvas.now = canvas.stack.pop() ?? canvas.now;
}

function transform(canvas: Canvas, args: Arguments): void {
  const inner = matrixOf(args);
  if (inner) canvas.now = { ...canvas.now, matrix: multiply(canvas.now.matrix, inner) };
}

function beginForm(canvas: Canvas, [matrix]: Arguments): void {
  save(canvas);
  const inner = matrixOf(matrix);
  if (inner) canvas.now = { ...canvas.now, matrix: multiply(canvas.now.matrix, inner) };
}

function beginAnnotation(canvas: Canvas, [id, , outer, inner]: Arguments): void {
  save(canvas);
  const matrices = [matrixOf(outer), matrixOf(inner)].filter((matrix) => matrix !== undefined);
  canvas.now = { ...canvas.now, matrix: matrices.reduce<Matrix>(multiply, canvas.options.viewport) };
  canvas.skipping = typeof id === "string" && canvas.options.skippedAnnotations.has(id);
}

function endAnnotation(canvas: Canvas): void {
  restore(canvas);
  canvas.skipping = false;
}

function setFill(canvas: Canvas, [colour]: Arguments): void {
  const hex = typeof colour === "string" ? colour.toLowerCase() : "";
  const grey = /^#(?<pair>..)\k<pair>\k<pair>$/u.test(hex);
  canvas.now = { ...canvas.now, fill: hex === "#ffffff" ? "white" : grey || hex === "" ? "grey" : "colour" };
}

function setText(canvas: Canvas, change: Partial<TextState>): void {
  canvas.now = { ...canvas.now, text: { ...canvas.now.text, ...change } };
}

function setFont(canvas: Canvas, [name, size]: Arguments): void {
  const key = String(name);
  if (!canvas.fonts.has(key)) canvas.fonts.set(key, fontOf(canvas.options.fontNamed(key)));
  setText(canvas, { font: canvas.fonts.get(key), size: numeric(size) });
}

function moveTo(canvas: Canvas, matrix: Matrix): void {
  canvas.lineMatrix = matrix;
  canvas.textMatrix = matrix;
}

function setLeadingMoveText(canvas: Canvas, [x, y]: Arguments): void {
  setText(canvas, { leading: numeric(y) });
  moveTo(canvas, shifted(canvas.lineMatrix, numeric(x), numeric(y)));
}

function show(canvas: Canvas, [items]: Arguments): void {
  if (!Array.isArray(items)) return;
  const page = multiply(canvas.now.matrix, canvas.textMatrix);
  const { glyphs, advance } = showText(items, canvas.now.text, page);
  if (!canvas.skipping) for (const glyph of glyphs) canvas.drawn.glyphs.push(glyph);
  canvas.textMatrix = afterText(canvas.textMatrix, advance);
}

function drawPath(codes: PdfJs["OPS"]): Operator {
  const { closeStroke, stroke, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke, fill, eoFill } = codes;
  const both = [fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke];
  const strokes = new Set<unknown>([stroke, closeStroke, ...both]);
  const fills = new Set<unknown>([fill, eoFill, ...both]);
  return (canvas, [code, data]) => {
    const numbers: unknown = Array.isArray(data) ? data[0] : undefined;
    const [stroked, filled] = [strokes.has(code), fills.has(code) && canvas.now.fill !== "white"];
    if (canvas.skipping || !isNumbers(numbers) || (!stroked && !filled)) return;
    const lines = linesOfPath(numbers, canvas.now.matrix, { stroked, filled, coloured: canvas.now.fill === "colour" });
    canvas.drawn.horizontals.push(...lines.horizontals);
    canvas.drawn.verticals.push(...lines.verticals);
    canvas.drawn.fills.push(...lines.fills);
    canvas.drawn.drawings.push(...lines.drawings);
  };
}

/** Pictures fill the unit square of their matrix. */
function unitSquare({ now: { matrix } }: Canvas): Rectangle {
  const corners = [apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 0, 1), apply(matrix, 1, 1)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
}

function drawPicture(canvas: Canvas, [name]: Arguments): void {
  if (canvas.skipping) return;
  canvas.drawn.pictures.push({ ...unitSquare(canvas), ...(typeof name === "string" && { name }) });
}

/** Some producers draw rules as one-pixel masks. */
function drawSolid(canvas: Canvas): void {
  const { x0, x1, y0, y1 } = unitSquare(canvas);
  if (canvas.skipping) return;
  if (y1 - y0 <= 3 && x1 - x0 > 4) canvas.drawn.horizontals.push({ x0, x1, y: (y0 + y1) / 2 });
  else if (x1 - x0 <= 3 && y1 - y0 > 4) canvas.drawn.verticals.push({ y0, y1, x: (x0 + x1) / 2 });
}

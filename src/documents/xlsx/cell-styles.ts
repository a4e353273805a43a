/** The styles part (ISO/IEC 29500-1 §18.8): what a cell's style number means for its words. */
import type { Run } from "../../forms/paper.ts";
import { attributeOf, childOf, childrenOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";

export type TextLook = Pick<Run, "underline" | "strike" | "bold" | "highlight">;

export type CellStyle = { readonly look: TextLook; readonly format: string };

export const PLAIN_STYLE: CellStyle = { look: {}, format: "General" };

/** Built-in formats that matter here (§18.8.30); the date ones differ by country, all of them show a date. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [9, "0%"],
  [10, "0.00%"],
  ...[14, 15, 16, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, string] => [id, "dd.mm.yyyy"]),
  [17, "mm.yyyy"],
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id): [number, string] => [id, "h:mm"]),
  [22, "dd.mm.yyyy h:mm"],
]);

export function readCellStyles(part: XmlElement | undefined): readonly CellStyle[] {
  const root = childOf(part, "x:styleSheet");
  const fonts = childrenOf(childOf(root, "x:fonts"), "x:font").map(fontLook);
  const fills = childrenOf(childOf(root, "x:fills"), "x:fill").map(isFilled);
  const formats = new Map(
    childrenOf(childOf(root, "x:numFmts"), "x:numFmt").map((format) => [
      Number(attributeOf(format, "numFmtId")),
      attributeOf(format, "formatCode") ?? "General",
    ]),
  );
  return childrenOf(childOf(root, "x:cellXfs"), "x:xf").map((style) => {
    const format = Number(attributeOf(style, "numFmtId") ?? 0);
    const filled = fills[Number(attributeOf(style, "fillId") ?? 0)] === true;
    return {
      look: { ...fonts[Number(attributeOf(style, "fontId") ?? 0)], ...(filled ? { highlight: true as const } : {}) },
      format: formats.get(format) ?? BUILT_IN.get(format) ?? "General",
    };
  });
}

/** The look that a `font` or an `rPr` asks for. */
export function fontLook(font: XmlElement | undefined): TextLook {
  const has = (name: string): boolean => elementsOf(font).some((property) => property.name === name && isOn(property));
  return {
    ...(has("x:u") ? { underline: true as const } : {}),
    ...(has("x:strike") ? { strike: true as const } : {}),
    ...(has("x:b") ? { bold: true as const } : {}),
  };
}

function isOn(property: XmlElement): boolean {
  return !["0", "false", "none"].includes(attributeOf(property, "val") ?? "1");
}

/** A white fill is no highlight: Excel writes it where somebody chose "white" to hide the grid. */
function isFilled(fill: XmlElement): boolean {
  const pattern = childOf(fill, "x:patternFill");
  const type = attributeOf(pattern, "patternType") ?? "none";
  if (type === "none" || type === "gray125") return childOf(fill, "x:gradientFill") !== undefined;
  const colour = childOf(pattern, "x:fgColor");
  const white =
    /^(ff|00)?ffffff$/i.test(attributeOf(colour, "rgb") ?? "") ||
    (attributeOf(colour, "theme") === "0" && attributeOf(colour, "tint") === undefined) ||
    ["1", "9", "65"].includes(attributeOf(colour, "indexed") ?? "");
  return type !== "solid" || !white;
}

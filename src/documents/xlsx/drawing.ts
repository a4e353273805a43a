/** What lies over a sheet's cells (ISO/IEC 29500-1 §20.5): pictures, text boxes, shapes. */
import type { Box } from "../../forms/paper.ts";
import { childOf, childrenOf, deepText, descendantsOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";

/** Row and column of the cell under the picture's upper left corner, from 0. */
export type PlacedPicture = { readonly row: number; readonly column: number };

export type Drawing = {
  readonly pictures: readonly PlacedPicture[];
  readonly boxes: readonly Box[];
  readonly shapes: number;
};

const MOST_PICTURES = 200;

export function readDrawing(part: XmlElement | undefined): Drawing {
  const anchors = elementsOf(childOf(part, "xdr:wsDr"));
  const shapes = anchors.flatMap((anchor) => descendantsOf(anchor, "xdr:sp"));
  const boxes = shapes.flatMap(boxOf);
  return {
    pictures: anchors.flatMap(picturesOf).slice(0, MOST_PICTURES),
    boxes,
    shapes: shapes.length - boxes.length + anchors.flatMap((anchor) => descendantsOf(anchor, "xdr:cxnSp")).length,
  };
}

function picturesOf(anchor: XmlElement): readonly PlacedPicture[] {
  const from = childOf(anchor, "xdr:from");
  const place = { row: numberIn(from, "xdr:row"), column: numberIn(from, "xdr:col") };
  return descendantsOf(anchor, "xdr:pic").map(() => place);
}

function numberIn(element: XmlElement | undefined, name: string): number {
  const child = childOf(element, name);
  const number = Number(child === undefined ? 0 : deepText(child));
  return Number.isInteger(number) && number >= 0 ? number : 0;
}

function boxOf(shape: XmlElement): readonly Box[] {
  const paragraphs = childrenOf(childOf(shape, "xdr:txBody"), "a:p").map((paragraph) =>
    descendantsOf(paragraph, "a:t").map(deepText).join(""),
  );
  if (paragraphs.every((text) => text.trim() === "")) return [];
  return [
    { kind: "box", blocks: paragraphs.map((text) => ({ kind: "paragraph", runs: text === "" ? [] : [{ text }] })) },
  ];
}

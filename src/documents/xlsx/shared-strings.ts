/** Strings of a workbook with the looks of their parts (ISO/IEC 29500-1 §18.4). */
import type { Mark, Run } from "../../forms/paper.ts";
import { childOf, childrenOf, deepText, elementsOf, parseXml } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import { fontLook } from "./cell-styles.ts";
import type { TextLook } from "./cell-styles.ts";
import { SHEET_NAMESPACES } from "./namespaces.ts";

/** `look` is absent where the cell's own style shows through. */
export type RichText = readonly { readonly text: string; readonly look?: TextLook; readonly mark?: Mark }[];

export function readSharedStrings(xml: string | undefined): readonly RichText[] {
  if (xml === undefined) return [];
  return childrenOf(childOf(parseXml(xml, SHEET_NAMESPACES), "x:sst"), "x:si").map(richText);
}

/** The text of an `si` or `is`; readings of Japanese signs (`rPh`) are no part of it. */
export function richText(element: XmlElement): RichText {
  return elementsOf(element).flatMap((part) => {
    if (part.name === "x:t") return [{ text: unescapeText(deepText(part)) }];
    if (part.name !== "x:r") return [];
    const text = unescapeText(childrenOf(part, "x:t").map(deepText).join(""));
    const properties = childOf(part, "x:rPr");
    return properties === undefined ? [{ text }] : [{ text, look: fontLook(properties) }];
  });
}

/** `_x000D_` is a character that XML can't hold (§22.4.2.4). */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Runs in the cell's style, cut at line breaks: one list of runs for each paragraph. */
export function paragraphsOf(rich: RichText, cellLook: TextLook): readonly (readonly Run[])[] {
  const paragraphs: Run[][] = [[]];
  for (const { text, look, mark } of rich) {
    const shown = {
      ...(mark === undefined ? {} : { mark }),
      ...(look ?? cellLook),
      ...(cellLook.highlight === true ? { highlight: true as const } : {}),
    };
    text.split(/\r\n|\n|\r/).forEach((line, index) => {
      if (index > 0) paragraphs.push([]);
      if (line !== "") paragraphs.at(-1)?.push({ text: line, ...shown });
    });
  }
  return paragraphs;
}

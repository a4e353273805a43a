import { deepText, descendantsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";

/** True where words, pictures or controls stand below the element. */
export function hasContent(element: XmlElement): boolean {
  return deepText(element).trim() !== "" || descendantsOf(element, "draw:frame").length > 0;
}

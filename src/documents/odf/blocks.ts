/** Paragraphs, lists, tables, frames of an OpenDocument body. */
import type { Block } from "../../forms/paper.ts";
import { joinRuns } from "../runs.ts";
import { attributeOf, childOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import type { Context } from "./context.ts";
import { readInline } from "./inline.ts";
import { readTable } from "./table.ts";

const NOT_CONTENT = new Set([
  "text:tracked-changes",
  "text:sequence-decls",
  "text:variable-decls",
  "text:user-field-decls",
  "office:forms",
  "office:annotation",
  "table:calculation-settings",
  "table:content-validations",
  "table:database-ranges",
  "table:named-expressions",
]);

export function readBlocks(elements: readonly XmlElement[], context: Context): readonly Block[] {
  return elements.flatMap((element) => readBlock(element, context));
}

function readBlock(element: XmlElement, context: Context): readonly Block[] {
  switch (element.name) {
    case "text:p":
    case "text:h":
      return readParagraph(element, context);
    case "text:list":
      return readList(element, context, { style: attributeOf(element, "style-name"), level: 1 });
    case "table:table":
      return readTable(element, context, readBlocks);
    case "text:section":
      return attributeOf(element, "display") === "none" ? hide(context) : readBlocks(elementsOf(element), context);
    default:
      if (NOT_CONTENT.has(element.name)) return [];
      return element.name.startsWith("draw:")
        ? readParagraph(element, context)
        : readBlocks(elementsOf(element), context);
  }
}

function hide(context: Context): readonly Block[] {
  context.tally.hidden++;
  return [];
}

/** The paragraph, and behind it the text boxes that hang on it. */
function readParagraph(element: XmlElement, context: Context, number?: string): readonly Block[] {
  const look = { ...context.look, ...context.styles.look("paragraph", attributeOf(element, "style-name")) };
  const boxes: Block[] = [];
  const openBox = (content: XmlElement): void => {
    boxes.push({ kind: "box", blocks: readBlocks(elementsOf(content), { ...context, look: {} }) });
  };
  const inside = element.name.startsWith("draw:") ? { ...element, name: "", children: [element] } : element;
  const runs = joinRuns(readInline(inside, { ...context, look }, openBox));
  if (inside !== element && runs.length === 0) return boxes;
  return [{ kind: "paragraph", runs, ...(number === undefined ? {} : { number }) }, ...boxes];
}

type ListPlace = { readonly style: string | undefined; readonly level: number };

function readList(list: XmlElement, context: Context, place: ListPlace): readonly Block[] {
  const style = place.style ?? "";
  const goesOn = attributeOf(list, "continue-numbering") === "true" || attributeOf(list, "continue-list") !== undefined;
  if (place.level === 1 && !goesOn) context.lists.restart(style);
  return elementsOf(list).flatMap((item) => {
    const start = attributeOf(item, "start-value");
    const hasText = childOf(item, "text:p") !== undefined || childOf(item, "text:h") !== undefined;
    const counted = item.name === "text:list-item" && hasText;
    const number = counted
      ? context.lists.next(style, place.level, start === undefined ? undefined : Number(start))
      : undefined;
    return readItem(item, context, place, number);
  });
}

/** The number stands before the first paragraph of its item only. */
function readItem(item: XmlElement, context: Context, place: ListPlace, number: string | undefined): readonly Block[] {
  let left = number;
  return elementsOf(item).flatMap((element) => {
    if (element.name === "text:list") {
      const style = attributeOf(element, "style-name") ?? place.style;
      return readList(element, context, { style, level: place.level + 1 });
    }
    if (element.name !== "text:p" && element.name !== "text:h") return readBlock(element, context);
    const own = left;
    left = undefined;
    return readParagraph(element, context, own);
  });
}

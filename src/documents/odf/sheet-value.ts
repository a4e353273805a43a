/** Where a sheet's cell shows less than it holds (`9.80312E+11`, `###`, `12.03.98`), what it holds. */
import type { Block, Run } from "../../forms/paper.ts";
import { textOf } from "../../forms/paper.ts";
import { attributeOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import { isoDateText, numberText } from "../xlsx/value-text.ts";
import { stateOf } from "./controls.ts";

export function shownValue(cell: XmlElement, blocks: readonly Block[]): readonly Block[] {
  const [first] = blocks;
  if (first === undefined || first.kind !== "paragraph") return blocks;
  const run = valueRun(cell, textOf(first.runs));
  if (run === undefined) return blocks;
  return [{ ...first, runs: [{ ...first.runs[0], ...run }] }];
}

function valueRun(cell: XmlElement, shown: string): Run | undefined {
  const date = attributeOf(cell, "date-value");
  const number = attributeOf(cell, "value");
  switch (attributeOf(cell, "value-type")) {
    case "boolean":
      return stateOf(attributeOf(cell, "boolean-value") === "true");
    case "date":
      return date === undefined || /^\d{4}$/.test(shown) ? undefined : { text: isoDateText(date) };
    case "float":
      return number !== undefined && /e[+-]|#/i.test(shown) ? { text: numberText(number, "0", false) } : undefined;
    default:
      return undefined;
  }
}

/** The styles part (ISO/IEC 29500-1 §17.7): what a style's name means for a run or a paragraph. */
import { attributeOf, childOf, childrenOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";
import { lookOf } from "./look.ts";
import type { Look } from "./look.ts";

export type NumberingReference = { readonly numberId?: string; readonly level?: number };

export type Styles = {
  /** The look of a style with all that it is based on; no style = the document's own defaults. */
  readonly look: (kind: "paragraph" | "character", id: string | undefined) => Look;
  readonly numbering: (id: string | undefined) => NumberingReference;
};

type Style = { readonly basedOn: string | undefined; readonly look: Look; readonly numbering: NumberingReference };

const LONGEST_ANCESTRY = 12;

export function readStyles(part: XmlElement | undefined): Styles {
  const root = childOf(part, "w:styles");
  const styles = new Map<string, Style>();
  let defaultParagraph: string | undefined;
  for (const style of childrenOf(root, "w:style")) {
    const id = attributeOf(style, "styleId") ?? "";
    styles.set(id, readStyle(style));
    if (attributeOf(style, "type") === "paragraph" && ["1", "true"].includes(attributeOf(style, "default") ?? "")) {
      defaultParagraph = id;
    }
  }
  const defaults = lookOf(childOf(childOf(childOf(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr"));
  const inherited = (id: string | undefined, kinship: number): readonly Style[] => {
    const style = id === undefined || kinship > LONGEST_ANCESTRY ? undefined : styles.get(id);
    return style === undefined ? [] : [...inherited(style.basedOn, kinship + 1), style];
  };
  const lineage = (id: string | undefined): readonly Style[] => inherited(id, 0);
  return {
    look: (kind, id) => {
      const looks = lineage(kind === "paragraph" ? (id ?? defaultParagraph) : id).map((style) => style.look);
      return Object.assign({}, ...(kind === "paragraph" ? [defaults, ...looks] : looks));
    },
    numbering: (id) => Object.assign({}, ...lineage(id ?? defaultParagraph).map((style) => style.numbering)),
  };
}

function readStyle(style: XmlElement): Style {
  return {
    basedOn: attributeOf(childOf(style, "w:basedOn"), "val"),
    look: lookOf(childOf(style, "w:rPr")),
    numbering: numberingReference(childOf(style, "w:pPr")),
  };
}

/** The list and level that a `w:pPr` names. */
export function numberingReference(properties: XmlElement | undefined): NumberingReference {
  const reference = childOf(properties, "w:numPr");
  const numberId = attributeOf(childOf(reference, "w:numId"), "val");
  const level = attributeOf(childOf(reference, "w:ilvl"), "val");
  return { ...(numberId === undefined ? {} : { numberId }), ...(level === undefined ? {} : { level: Number(level) }) };
}

/** Styles as far as they say something about an answer (OpenDocument 1.3, part 3, §16). */
import type { Run } from "../../forms/paper.ts";
import { attributeOf, childOf, descendantsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";

/** `undefined` = nothing is said, what is round it shows through. */
export type OdfLook = {
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly highlight?: boolean;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly font?: string;
};

export type Styles = {
  readonly look: (family: string, name: string | undefined) => OdfLook;
  /** Sheets may be hidden by their style. */
  readonly isShownTable: (name: string | undefined) => boolean;
};

type Style = { readonly parent: string | undefined; readonly look: OdfLook; readonly shown: boolean };

const LONGEST_ANCESTRY = 12;

export function readStyles(parts: readonly (XmlElement | undefined)[]): Styles {
  const styles = new Map<string, Style>();
  for (const style of parts.flatMap((part) => (part === undefined ? [] : descendantsOf(part, "style:style")))) {
    styles.set(`${attributeOf(style, "family")}/${attributeOf(style, "name")}`, readStyle(style));
  }
  const inherited = (family: string, name: string | undefined, kinship: number): OdfLook => {
    const style = name === undefined || kinship > LONGEST_ANCESTRY ? undefined : styles.get(`${family}/${name}`);
    return style === undefined ? {} : { ...inherited(family, style.parent, kinship + 1), ...style.look };
  };
  return {
    look: (family, name) => inherited(family, name, 0),
    isShownTable: (name) => styles.get(`table/${name}`)?.shown ?? true,
  };
}

function readStyle(style: XmlElement): Style {
  const paragraph = attributeOf(childOf(style, "style:paragraph-properties"), "background-color");
  const cell = attributeOf(childOf(style, "style:table-cell-properties"), "background-color");
  return {
    parent: attributeOf(style, "parent-style-name"),
    look: { ...filled(paragraph), ...filled(cell), ...textLook(childOf(style, "style:text-properties")) },
    shown: attributeOf(childOf(style, "style:table-properties"), "display") !== "false",
  };
}

function textLook(properties: XmlElement | undefined): OdfLook {
  const underline = attributeOf(properties, "text-underline-style") ?? attributeOf(properties, "text-underline-type");
  const strike =
    attributeOf(properties, "text-line-through-style") ?? attributeOf(properties, "text-line-through-type");
  const border = attributeOf(properties, "border");
  const weight = attributeOf(properties, "font-weight");
  const display = attributeOf(properties, "display");
  const font = attributeOf(properties, "font-name") ?? attributeOf(properties, "font-family");
  return {
    ...(underline === undefined ? {} : { underline: underline !== "none" }),
    ...(strike === undefined ? {} : { strike: strike !== "none" }),
    ...filled(attributeOf(properties, "background-color")),
    ...(border === undefined || border === "none" ? {} : { highlight: true }),
    ...(weight === undefined ? {} : { bold: weight === "bold" || Number(weight) >= 600 }),
    ...(display === undefined ? {} : { hidden: display === "none" }),
    ...(font === undefined ? {} : { font: font.replaceAll("'", "") }),
  };
}

function filled(colour: string | undefined): OdfLook {
  if (colour === undefined) return {};
  return { highlight: !["transparent", "#ffffff", ""].includes(colour.toLowerCase()) };
}

/** The part of a look that a paper keeps. */
export function visibleLook(look: OdfLook): Partial<Run> {
  return {
    ...(look.underline === true ? { underline: true as const } : {}),
    ...(look.strike === true ? { strike: true as const } : {}),
    ...(look.highlight === true ? { highlight: true as const } : {}),
    ...(look.bold === true ? { bold: true as const } : {}),
  };
}

/** Run properties (ISO/IEC 29500-1 §17.3.2) as far as they say something about an answer. */
import type { Run } from "../../forms/paper.ts";
import { attributeOf, elementsOf } from "../xml-tree.ts";
import type { XmlElement } from "../xml-tree.ts";

/** `undefined` = nothing is said, what is below shows through; `false` = switched off. */
export type Look = {
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly highlight?: boolean;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly font?: string;
};

/** A toggle without a value is on (§17.17.4). */
export function isOn(element: XmlElement): boolean {
  const value = attributeOf(element, "val");
  return value === undefined || !["0", "false", "none", "off", "nil"].includes(value);
}

/** The look that a `w:rPr` asks for directly. */
export function lookOf(properties: XmlElement | undefined): Look {
  const parts = elementsOf(properties).map(partialLook);
  const struck = parts.some((part) => part.strike === true);
  const highlighted = parts.some((part) => part.highlight === true);
  const look: Look = Object.assign({}, ...parts);
  return { ...look, ...(struck ? { strike: true } : {}), ...(highlighted ? { highlight: true } : {}) };
}

function partialLook(property: XmlElement): Look {
  switch (property.name) {
    case "w:u":
      return attributeOf(property, "val") === undefined ? {} : { underline: isOn(property) };
    case "w:strike":
    case "w:dstrike":
      return { strike: isOn(property) };
    case "w:highlight":
    case "w:bdr":
      return { highlight: isOn(property) };
    case "w:shd":
      return { highlight: isShaded(property) };
    case "w:b":
      return { bold: isOn(property) };
    case "w:vanish":
      return { hidden: isOn(property) };
    case "w:rFonts":
      return fontOf(property);
    default:
      return {};
  }
}

/** White and "automatic" fills are what a paste from the web leaves behind; nobody sees them. */
export function isShaded(shading: XmlElement): boolean {
  const pattern = attributeOf(shading, "val") ?? "clear";
  if (pattern === "nil") return false;
  if (pattern !== "clear" && pattern !== "solid") return true;
  const painted = attributeOf(shading, pattern === "solid" ? "color" : "fill") ?? "auto";
  return !["auto", "ffffff", ""].includes(painted.toLowerCase());
}

function fontOf(fonts: XmlElement): Look {
  const font = [attributeOf(fonts, "ascii"), attributeOf(fonts, "hAnsi"), attributeOf(fonts, "cs")].find(
    (name) => name !== undefined && name !== "",
  );
  return font === undefined ? {} : { font };
}

/** The part of a look that a paper keeps. */
export function visibleLook(look: Look): Partial<Run> {
  return {
    ...(look.underline === true ? { underline: true as const } : {}),
    ...(look.strike === true ? { strike: true as const } : {}),
    ...(look.highlight === true ? { highlight: true as const } : {}),
    ...(look.bold === true ? { bold: true as const } : {}),
  };
}

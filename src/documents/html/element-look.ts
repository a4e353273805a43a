/** How an element makes its words look. */
import type { Run } from "../../forms/paper.ts";
import { attribute } from "../xml.ts";

export type HtmlLook = {
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly highlight?: boolean;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly font?: string;
};

/** The look inside the element: what stands round it, its name, its style. */
export function lookInside(outer: HtmlLook, name: string, attributes: string): HtmlLook {
  return { ...outer, ...lookOfName(name), ...lookOfStyle(attribute(attributes, "style") ?? "") };
}

function lookOfName(name: string): HtmlLook {
  switch (name) {
    case "u":
    case "ins":
      return { underline: true };
    case "s":
    case "strike":
      return { strike: true };
    // Word writes deleted text so; a browser strikes it through.
    case "del":
      return { strike: true };
    case "mark":
      return { highlight: true };
    case "b":
    case "strong":
    case "th":
      return { bold: true };
    default:
      return {};
  }
}

function lookOfStyle(style: string): HtmlLook {
  if (style === "") return {};
  const properties = new Map(
    style.split(";").map((part): [string, string] => {
      const colon = part.indexOf(":");
      return [
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      ];
    }),
  );
  const line = properties.get("text-decoration") ?? properties.get("text-decoration-line");
  const background = properties.get("background") ?? properties.get("background-color");
  const weight = properties.get("font-weight");
  const font = properties.get("font-family")?.split(",")[0]?.replaceAll(/["']/g, "");
  const hidden = properties.get("display") === "none" || properties.get("mso-hide") === "all";
  return {
    ...(line === undefined ? {} : { underline: line.includes("underline"), strike: line.includes("line-through") }),
    ...(background === undefined
      ? {}
      : { highlight: !/^(white|#fff(fff)?|transparent|none|inherit|initial)/.test(background) }),
    ...(weight === undefined ? {} : { bold: weight === "bold" || Number(weight) >= 600 }),
    ...(font === undefined ? {} : { font }),
    ...(hidden ? { hidden } : {}),
  };
}

/** The part of a look that a paper keeps. */
export function visibleLook(look: HtmlLook): Partial<Run> {
  return {
    ...(look.underline === true ? { underline: true as const } : {}),
    ...(look.strike === true ? { strike: true as const } : {}),
    ...(look.highlight === true ? { highlight: true as const } : {}),
    ...(look.bold === true ? { bold: true as const } : {}),
  };
}

/** Strings that stand in the cell itself (`is`), collected while the sheet is scanned. */
import { attribute } from "../xml.ts";
import type { TextLook } from "./cell-styles.ts";
import { unescapeText } from "./shared-strings.ts";
import type { RichText } from "./shared-strings.ts";

export type InlineReader = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly add: (text: string) => void;
  readonly text: () => RichText;
  readonly clear: () => void;
};

type Part = { text: string; look?: TextLook };

export function inlineReader(): InlineReader {
  let parts: Part[] = [];
  let inString = false;
  let inText = false;
  let inReading = false;
  const add = (text: string): void => {
    const part = parts.at(-1);
    if (inText && part !== undefined) part.text += text;
  };
  return {
    open: (name, attributes) => {
      if (name === "x:is") inString = true;
      if (!inString) return;
      if (name === "x:rPh") inReading = true;
      if (name === "x:is" || name === "x:r") parts.push({ text: "" });
      if (name === "x:rPr") describe(parts.at(-1), {});
      if (name === "x:t") inText = !inReading;
      describe(parts.at(-1), lookOf(name, attributes));
    },
    close: (name) => {
      if (name === "x:t") inText = false;
      if (name === "x:rPh") inReading = false;
      if (name === "x:is") inString = false;
    },
    add,
    text: () => parts.map((part) => ({ ...part, text: unescapeText(part.text) })),
    clear: () => {
      parts = [];
    },
  };
}

function describe(part: Part | undefined, look: TextLook | undefined): void {
  if (part !== undefined && look !== undefined) part.look = { ...part.look, ...look };
}

function lookOf(name: string, attributes: string): TextLook | undefined {
  if (["0", "false", "none"].includes(attribute(attributes, "val") ?? "1")) return undefined;
  if (name === "x:u") return { underline: true };
  if (name === "x:strike") return { strike: true };
  return name === "x:b" ? { bold: true } : undefined;
}

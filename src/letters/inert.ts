/**
 * Values are no mark-up. Before a template is filled in, the punctuation of every value is swapped for private-use
 * stand-ins that mean nothing to the mark-up, and back when the text has been taken apart.
 */
import { plainLine } from "./plain-line.ts";

const PUNCTUATION = /[!-/:-@[-`{-~]/gu;
const STAND_INS = /[\ue021-\ue07e]/gu;
const OFFSET = 0xe000;

/** A copy of the view in which every string is one plain line and inert. */
export function inert(view: unknown): unknown {
  if (typeof view === "string") return plainLine(view).replace(PUNCTUATION, (sign) => moved(sign, OFFSET));
  if (Array.isArray(view)) return view.map(inert);
  if (typeof view !== "object" || view === null) return view;
  return Object.fromEntries(Object.entries(view).map(([name, value]) => [name, inert(value)]));
}

/** The text as it was before `inert`. */
export function restored(text: string): string {
  return text.replace(STAND_INS, (sign) => moved(sign, -OFFSET));
}

function moved(sign: string, by: number): string {
  return String.fromCharCode(sign.charCodeAt(0) + by);
}

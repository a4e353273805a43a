/** Character formatting (RTF 1.9.1, "Font (Character) Formatting Properties"). */
import type { Run } from "../../forms/paper.ts";

export type CharacterLook = {
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly highlight?: boolean;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly deleted?: boolean;
  readonly font?: number;
};

const UNDERLINES = /^ul(d|dash|dashd|dashdd|db|hwave|ldash|th|thd|thdash|thdashd|thdashdd|thldash|ululdbwave|wave|w)?$/;

/** The look after a control word; the same look where the word says nothing of it. */
export function lookAfter(
  look: CharacterLook,
  word: string,
  number: number | undefined,
  isWhite: (colour: number) => boolean,
): CharacterLook {
  const on = number !== 0;
  if (UNDERLINES.test(word)) return { ...look, underline: on };
  switch (word) {
    case "plain":
      return look.deleted === true ? { deleted: true } : {};
    case "ulnone":
      return { ...look, underline: false };
    case "strike":
    case "striked":
      return { ...look, strike: on };
    case "b":
      return { ...look, bold: on };
    case "v":
      return { ...look, hidden: on };
    case "deleted":
      return { ...look, deleted: on };
    case "f":
      return number === undefined ? look : { ...look, font: number };
    case "highlight":
    case "chcbpat":
    case "cb":
      return { ...look, highlight: number !== undefined && number > 0 && !isWhite(number) };
    case "chbrdr":
      return { ...look, highlight: true };
    default:
      return look;
  }
}

/** The part of a look that a paper keeps. */
export function visibleLook(look: CharacterLook): Partial<Run> {
  return {
    ...(look.underline === true ? { underline: true as const } : {}),
    ...(look.strike === true ? { strike: true as const } : {}),
    ...(look.highlight === true ? { highlight: true as const } : {}),
    ...(look.bold === true ? { bold: true as const } : {}),
  };
}

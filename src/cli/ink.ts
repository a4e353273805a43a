/** Quiet colours, on a terminal only (`NO_COLOR` and `FORCE_COLOR` are kept), and lines that fit it. */
import { styleText } from "node:util";
import { plain } from "./show-check.ts";

export type Ink = "strong" | "faint" | "good" | "asks" | "bad" | "mail";

const STYLES = { strong: "bold", faint: "dim", good: "green", asks: "yellow", bad: "red", mail: "cyan" } as const;

/** No line of the demo is longer. */
export const WIDTH = 100;

export function ink(style: Ink, words: string): string {
  return styleText(STYLES[style], words, { stream: process.stdout });
}

/** At most `width` letters, without control characters; cut at a word's end where that is near. */
export function fit(words: string, width: number): string {
  const letters = Array.from(plain(words).replace(/\s+/g, " ").trim());
  if (letters.length <= width) return letters.join("");
  return `${letters
    .slice(0, width - 1)
    .join("")
    .replace(/\s+\S{0,8}$/u, "")}…`;
}

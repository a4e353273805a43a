/** What the reader meets and a person may want to know; counted while one document is read. */
import type { Flags } from "../../forms/paper.ts";

export type Tally = Record<
  "pictures" | "shapes" | "insertions" | "deletions" | "hidden" | "placeholders" | "unreadParts",
  number
>;

export function newTally(): Tally {
  return { pictures: 0, shapes: 0, insertions: 0, deletions: 0, hidden: 0, placeholders: 0, unreadParts: 0 };
}

export function flagsOf(tally: Readonly<Tally>): Flags {
  return { ...tally };
}

/** What a written answer turned out to be. `undefined` in place of it: nothing was written. */
import type { AnswerValue, Flaw } from "../reading.ts";

export type ReadingOf<T extends AnswerValue> =
  | { readonly value: T }
  | { readonly problem: "invalid" | "unreadable"; readonly flaw?: Flaw };

export type Reading = ReadingOf<AnswerValue>;

/** The answer is there and is impossible. */
export function invalid(flaw: Flaw): { readonly problem: "invalid"; readonly flaw: Flaw } {
  return { problem: "invalid", flaw };
}

/** Something is written that a person must read. */
export function unreadable(flaw: Flaw): { readonly problem: "unreadable"; readonly flaw: Flaw } {
  return { problem: "unreadable", flaw };
}

/** Prose: residence, experience, aims. */
import type { ReadingOf } from "./reading-of.ts";
import { saysNone, written } from "./written.ts";

/** Prose as written, white space collapsed. "None" counts as an answer only where the form's definition says so. */
export function readText(given: string, noneIsAnswer: boolean): ReadingOf<string> | undefined {
  const text = written(given);
  if (text === "" || (saysNone(text) && !noneIsAnswer)) return undefined;
  return { value: text };
}

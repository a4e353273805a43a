/**
 * law:13 – ending by a free-form notice, in Kazakh or Russian, with or without the special letters, in Cyrillic or Latin.
 * Also the other plain wishes that people write without a form. Anything short of certain is `unclear` and goes to a person.
 */
import { sentencesOf } from "./sentences.ts";
import type { Sentence } from "./sentences.ts";
import {
  ASKED,
  DENIED,
  DENIED_BEHIND,
  FIRM_ENDING,
  MIXED,
  REQUESTED,
  SECOND_THOUGHT,
  SUPPOSED,
  WISHES,
} from "./13-wishes.ts";
import type { PlainWish } from "./13-wishes.ts";

/** "I am no longer …" ends, and denies nothing. */
const NO_MORE = /(?:больше|более) не /g;

/** What the words of a letter ask for. */
export type Wish = PlainWish | "unclear" | "none";

/** `plain`: it is wished. `doubtful`: perhaps. `silent`: it is spoken of, and not wished: asked, denied, supposed. */
type Spoken = { readonly wish: PlainWish; readonly tone: "plain" | "doubtful" | "silent" };

/** The wish of a text in the applicant's own words (quotations of earlier letters taken out). */
export function wishIn(text: string): Wish {
  const spoken = sentencesOf(text).flatMap(spokenWish);
  const plain = new Set(spoken.filter(({ tone }) => tone === "plain").map(({ wish }) => wish));
  const isDoubtful = spoken.some(({ tone }) => tone === "doubtful");
  const [only] = plain;
  if (plain.has("erasure")) return "erasure";
  if (only === undefined) return isDoubtful ? "unclear" : "none";
  return plain.size === 1 && spoken.every(({ tone }) => tone === "plain") ? only : "unclear";
}

/** The wish of one sentence on the skeleton alphabet, in whatever tone. */
export function wishOf(folded: string): PlainWish | undefined {
  return WISHES.find((pattern) => pattern.words.test(folded))?.wish;
}

function spokenWish(sentence: Sentence): readonly Spoken[] {
  const wish = wishOf(sentence.folded);
  if (wish) return [{ wish, tone: toneOf(sentence, wish) }];
  return SECOND_THOUGHT.test(sentence.folded) ? [{ wish: "termination", tone: "silent" }] : [];
}

function toneOf({ folded, asks }: Sentence, wish: PlainWish): Spoken["tone"] {
  const requested = REQUESTED.test(folded);
  const spoken = folded.replaceAll(NO_MORE, "болеене ");
  if (asks || ASKED.test(folded) || DENIED.test(spoken)) return "silent";
  if (SUPPOSED.test(folded)) return requested ? "doubtful" : "silent";
  if (DENIED_BEHIND.test(spoken)) return requested ? "doubtful" : "silent";
  if (wish !== "termination") return "plain";
  return FIRM_ENDING.some((words) => words.test(folded)) && !MIXED.test(folded) ? "plain" : "doubtful";
}

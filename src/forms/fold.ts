/**
 * One skeleton alphabet to compare words in: retyped Kazakh without its own letters, Latin look-alikes, lost or doubled
 * spaces, other quotes and dashes all give the same key. A key is for comparing only; it is never stored or shown.
 */

/** A key and, for each of its characters, the index in `text` where that character stands. */
export type Folded = {
  /** The text that the indexes point into (NFC). */
  readonly text: string;
  readonly key: string;
  readonly at: readonly number[];
};

const SAME: Readonly<Record<string, string>> = {
  ё: "е",
  й: "и",
  қ: "к",
  ғ: "г",
  ң: "н",
  ұ: "у",
  ү: "у",
  ө: "о",
  ә: "а",
  һ: "х",
  і: "и",
  ə: "а",
  ɵ: "о",
};
/** Latin letters that look like Cyrillic ones; upper and lower case look like different letters. */
const LOOK_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("AаaаBвCсcсEеeеHнhхIиiиKкkкMмmмOоoоPрpрTтtтXхxхYуyуƏаəа").reduce<[string, string][]>(
    (pairs, letter, index, all) => (index % 2 === 0 ? [...pairs, [letter, all[index + 1] ?? letter]] : pairs),
    [],
  ),
);
/** "If there is one": the bracket that official labels carry and people drop. Folded. */
const TAILS = /приегоналичии|принналичии|приналичии|барболганкезде|барболганжагдаида|барболса|еслиимеется/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The key of a text: lower-case letters and digits, nothing between them. */
export function fold(text: string): string {
  return folded(text).key;
}

/** Official labels come back in every paper: what was folded lately is kept, the same object each time. */
const LATELY = new Map<string, Folded>();
const MOST_KEPT = 4000;
const LONGEST_KEPT = 400;

/** The key with the way back to the text. */
export function folded(text: string): Folded {
  const kept = LATELY.get(text);
  if (kept !== undefined) return kept;
  const made = foldWhole(text);
  if (text.length > LONGEST_KEPT) return made;
  if (LATELY.size >= MOST_KEPT) LATELY.clear();
  LATELY.set(text, made);
  return made;
}

function foldWhole(text: string): Folded {
  const plain = text.normalize("NFC").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, "");
  const letters: string[] = [];
  const at: number[] = [];
  for (const word of plain.matchAll(WORD)) foldWord(word[0], word.index, letters, at);
  return withoutTails({ text: plain, key: letters.join(""), at });
}

/** Says whether a word boundary of the text lies before the key's character `index` (also at the key's end). */
export function isBoundary(found: Folded, index: number): boolean {
  if (index <= 0 || index >= found.key.length) return true;
  const before = found.at[index - 1] ?? 0;
  const here = found.at[index] ?? 0;
  return here - before > 1 || isDigit(found.key[index]) !== isDigit(found.key[index - 1]);
}

function foldWord(word: string, start: number, letters: string[], at: number[]): void {
  const cyrillic = word.length === 1 || /\p{Script=Cyrillic}/u.test(word);
  let index = start;
  for (const letter of word) {
    const key = foldLetter(letter, cyrillic);
    for (const part of key) {
      letters.push(part);
      at.push(index);
    }
    index += letter.length;
  }
}

const KNOWN: Readonly<Record<"cyrillic" | "other", Map<string, string>>> = { cyrillic: new Map(), other: new Map() };

function foldLetter(letter: string, cyrillic: boolean): string {
  const known = cyrillic ? KNOWN.cyrillic : KNOWN.other;
  const found = known.get(letter) ?? skeletonOf(letter, cyrillic);
  if (known.size < 2000) known.set(letter, found);
  return found;
}

function skeletonOf(letter: string, cyrillic: boolean): string {
  const alike = cyrillic ? LOOK_ALIKE[letter] : undefined;
  if (alike !== undefined) return alike;
  const lower = letter.toLowerCase();
  const same = SAME[lower];
  if (same !== undefined) return same;
  return lower < "\u0300" || (lower >= "а" && lower <= "я")
    ? lower
    : lower.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
}

function withoutTails(found: Folded): Folded {
  const cuts = [...found.key.matchAll(TAILS)].filter((cut) => cut.index > 0);
  if (cuts.length === 0) return found;
  const keep = (index: number): boolean => !cuts.some((cut) => index >= cut.index && index < cut.index + cut[0].length);
  const kept = Array.from(found.key)
    .map((_, index) => index)
    .filter(keep);
  return {
    text: found.text,
    key: kept.map((index) => found.key[index]).join(""),
    at: kept.map((index) => found.at[index] ?? 0),
  };
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= "0" && letter <= "9";
}

import type { Word } from "./tesseract.ts";

/** Letters whose ink reaches below the line. */
const TAILED = /[руфцщдғқңұүөjpqygQ,;()[\]{}«»„/|_@$]/u;
/** Letters that another one becomes with a tail: ш and щ, и and ц, к and қ, н and ң, у and ү are told apart by it. */
const BARE = /[шикнШИКНaао]/u;
/** Share of a word's height by which it may reach below its line by chance. */
const CHANCE = 0.1;
const DOUBTED = 0.6;

/**
 * "Обшественный": where the reader of letters saw none with a tail, and the word's ink has one all the same, a letter was
 * taken for its sister. Told by the bottoms of the other words on the line.
 */
export function withoutLostTails(words: readonly Word[]): readonly Word[] {
  const lines = Map.groupBy(words, (word) => `${word.picture}/${word.line}`);
  return words.map((word) => {
    const others = (lines.get(`${word.picture}/${word.line}`) ?? []).filter(
      (other) => other !== word && !hasTail(other) && other.text.length > 2,
    );
    const doubted = others.length > 0 && !hasTail(word) && BARE.test(word.text) && reachesBelow(word, others);
    return doubted ? { ...word, confidence: Math.min(DOUBTED, word.confidence) } : word;
  });
}

function hasTail({ text }: Word): boolean {
  return TAILED.test(text.toLowerCase());
}

/** Below every one of the other words that have no tail. */
function reachesBelow(word: Word, others: readonly Word[]): boolean {
  return others.every((other) => word.y1 - other.y1 > CHANCE * (word.y1 - word.y0));
}

/** Free text as sentences on one skeleton alphabet, so that the same words match however they were typed. */
import { foldedWords } from "./folded-words.ts";

export type Sentence = { readonly folded: string; readonly asks: boolean };

/** Kazakh and Russian as people type them in Latin letters; longest first. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/shch/g, "щ"],
  [/sh|ş/g, "ш"],
  [/ch/g, "ч"],
  [/zh/g, "ж"],
  [/kh/g, "х"],
  [/ya|ia/g, "я"],
  [/yu|iu/g, "ю"],
  [/yo/g, "е"],
  [/ts/g, "ц"],
  [/gh|ğ|ǵ/g, "г"],
  [/ñ|ń/g, "н"],
  [/[äá]/g, "а"],
  [/[öó]/g, "о"],
  [/[üūúw]/g, "у"],
  [/y|ı/g, "ы"],
  [/[aа]/g, "а"],
  [/b/g, "б"],
  [/[vв]/g, "в"],
  [/g/g, "г"],
  [/d/g, "д"],
  [/e/g, "е"],
  [/j/g, "ж"],
  [/z/g, "з"],
  [/i/g, "и"],
  [/[kq]/g, "к"],
  [/l/g, "л"],
  [/m/g, "м"],
  [/n/g, "н"],
  [/o/g, "о"],
  [/p/g, "п"],
  [/r/g, "р"],
  [/s/g, "с"],
  [/t/g, "т"],
  [/u/g, "у"],
  [/f/g, "ф"],
  [/h/g, "х"],
  [/c/g, "ц"],
  [/x/g, "кс"],
];

/** Sentences in order. `asks`: it ended in a question mark. */
export function sentencesOf(text: string): readonly Sentence[] {
  const parts = text.normalize("NFC").match(/[^.!?\n;]+[.!?]*|\n/gu) ?? [];
  return parts
    .map((part) => ({ folded: foldedWords(isLatin(part) ? toCyrillic(part) : part), asks: /\?/u.test(part) }))
    .filter((sentence) => sentence.folded !== "");
}

function isLatin(text: string): boolean {
  const latin = text.match(/[a-zäáöóüūúñńğǵşı]/giu)?.length ?? 0;
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return latin > cyrillic;
}

function toCyrillic(text: string): string {
  return LATIN.reduce((result, [pattern, letter]) => result.replace(pattern, letter), text.toLowerCase());
}

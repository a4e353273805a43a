/** Whether two spellings can be one person's name: transliteration and language change letters, never the whole name. */
import { foldedWords } from "./folded-words.ts";

/** Share (0…1) that the most alike pair of words must reach. Below it the names have nothing in common. */
const ALIKE = 0.5;
/** Асель and Әсел are one name (0.8); Әсел and Әсем are two (0.75). */
const SAME_WORD = 0.78;

/** True unless the names have no word in common, however spelled. */
export function mayBeOnePerson(left: string, right: string): boolean {
  const [a, b] = [wordsOf(left), wordsOf(right)];
  if (a.length === 0 || b.length === 0) return true;
  return a.some((one) => b.some((other) => likeness(one, other) >= ALIKE));
}

/**
 * True where family name and given name both are the same but for their spelling: people of one family, who share a name
 * and an address, are told apart by it. Either name may stand first; a name of one word is compared by that word.
 */
export function isOnePerson(left: string, right: string): boolean {
  const [a, b] = [wordsOf(left), wordsOf(right)];
  const [first, second] = a;
  if (first === undefined || b[0] === undefined) return false;
  if (second === undefined || b[1] === undefined) return isSameWord(first, b[0]);
  const straight = isSameWord(first, b[0]) && isSameWord(second, b[1]);
  return straight || (isSameWord(first, b[1]) && isSameWord(second, b[0]));
}

function isSameWord(left: string, right: string): boolean {
  return likeness(left, right) >= SAME_WORD;
}

function wordsOf(name: string): readonly string[] {
  return foldedWords(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);
}

function likeness(left: string, right: string): number {
  return 1 - distance(left, right) / Math.max(left.length, right.length);
}

/** Levenshtein distance in letters. */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, letter] of Array.from(left).entries()) {
    const next = [row + 1];
    for (const [column, other] of Array.from(right).entries()) {
      const change = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (previous[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    previous = next;
  }
  return previous.at(-1) ?? 0;
}

import { crop } from "./crop.ts";
import type { Gray } from "./gray.ts";
import { resized } from "./decode-picture.ts";
import { readWords, type Word } from "./tesseract.ts";

/** Two readings that agree are believed this much at least; two that differ, this much at most. */
const AGREED = 0.9;
const DISPUTED = 0.3;
/** The second reading looks at the same ink at another size, and knows English only. */
const SECOND_SCALE = 1.5;
const GROUPS_AT_MOST = 80;

type Group = { readonly words: readonly Word[]; readonly kind: "number" | "address" };

/**
 * Numbers and addresses must never be wrong and look right: each is read a second time, in another way. Where the two
 * readings differ, nobody believes either.
 */
export async function certainWords(words: readonly Word[], page: Gray): Promise<readonly Word[]> {
  const groups = groupsOf(words).slice(0, GROUPS_AT_MOST);
  const crops = groups.map(({ words: members }) => crop(page, boundsOf(members)));
  const pictures: Gray[] = [];
  const asked: Group[] = [];
  for (const [index, cut] of crops.entries()) {
    const group = groups[index];
    if (!cut || !group) continue;
    pictures.push(await resized(cut.picture, SECOND_SCALE));
    asked.push(group);
  }
  const second = await readWords(pictures, { languages: "eng", layout: "line" });
  const changes = new Map<Word, Word | undefined>();
  for (const [index, group] of asked.entries()) {
    const text = second
      .filter((word) => word.picture === index)
      .map((word) => word.text)
      .join(" ");
    for (const [word, change] of compared(group, text)) changes.set(word, change);
  }
  return words.flatMap((word) => (changes.has(word) ? (changes.get(word) ?? []) : [word]));
}

function groupsOf(words: readonly Word[]): readonly Group[] {
  const groups: { words: Word[]; kind: Group["kind"] }[] = [];
  for (const [index, word] of words.entries()) {
    const last = groups.at(-1);
    const before = words[index - 1];
    const follows =
      before !== undefined &&
      before === last?.words.at(-1) &&
      before.line === word.line &&
      before.picture === word.picture;
    const near = follows && word.x0 - before.x1 < 0.35 * (word.y1 - word.y0);
    if (isNumber(word.text)) {
      if (follows && last?.kind === "number") last.words.push(word);
      else groups.push({ words: [word], kind: "number" });
    } else if (isAddressPart(word.text)) {
      if (near && last?.kind === "address") last.words.push(word);
      else groups.push({ words: [word], kind: "address" });
    }
  }
  return groups.filter(
    ({ kind, words: members }) =>
      kind === "number" || members.some(({ text }) => text.includes("@") || /[A-Za-z]{3}/u.test(text)),
  );
}

/** A number, but not the number of a line in a list. */
function isNumber(text: string): boolean {
  return (
    /\d/u.test(text) && !text.includes("@") && !/^\d{1,2}[).]$/u.test(text) && (text.match(/\p{L}/gu) ?? []).length <= 2
  );
}

function isAddressPart(text: string): boolean {
  return text.includes("@") || /[A-Za-z]{2}/u.test(text);
}

function boundsOf(words: readonly Word[]): {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
} {
  return {
    x0: Math.min(...words.map((word) => word.x0)) - 4,
    x1: Math.max(...words.map((word) => word.x1)) + 4,
    y0: Math.min(...words.map((word) => word.y0)) - 4,
    y1: Math.max(...words.map((word) => word.y1)) + 4,
  };
}

function compared(group: Group, second: string): readonly (readonly [Word, Word | undefined])[] {
  const text = group.words.map((word) => word.text).join(group.kind === "number" ? " " : "");
  return group.kind === "number"
    ? comparedNumber(group.words, text, second)
    : comparedAddress(group.words, text, second);
}

/** The second reading, which knows no Cyrillic, also has the better plus signs. */
function comparedNumber(
  words: readonly Word[],
  first: string,
  second: string,
): readonly (readonly [Word, Word | undefined])[] {
  const agreed = digitsOf(first) === digitsOf(second);
  if (!agreed)
    return words.map((word) => [word, { ...word, confidence: Math.min(DISPUTED, word.confidence) }] as const);
  if (/^\+?[\d\s().-]+[,;]?$/u.test(second)) return asOne(words, second, AGREED);
  return words.map((word) => [word, { ...word, confidence: Math.max(AGREED, word.confidence) }] as const);
}

function comparedAddress(
  words: readonly Word[],
  first: string,
  second: string,
): readonly (readonly [Word, Word | undefined])[] {
  const whole = second.replace(/\s+(?=[@.])|(?<=[@.])\s+/gu, "");
  const agreed = folded(first) === folded(second);
  return asOne(words, whole === "" ? first : whole, agreed ? AGREED : DISPUTED);
}

function asOne(
  words: readonly Word[],
  text: string,
  confidence: number,
): readonly (readonly [Word, Word | undefined])[] {
  const [first, ...rest] = words;
  if (!first) return [];
  const joined = { ...first, ...tight(words), text, confidence };
  return [[first, joined] as const, ...rest.map((word) => [word, undefined] as const)];
}

function tight(words: readonly Word[]): Pick<Word, "x0" | "x1"> {
  return { x0: Math.min(...words.map((word) => word.x0)), x1: Math.max(...words.map((word) => word.x1)) };
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, "");
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  с: "c",
  е: "e",
  һ: "h",
  н: "h",
  і: "i",
  к: "k",
  м: "m",
  о: "o",
  р: "p",
  т: "t",
  у: "y",
  х: "x",
};

function folded(text: string): string {
  const compact = text.toLowerCase().replace(/\s+/gu, "");
  return Array.from(compact, (letter) => LOOK_ALIKES[letter] ?? letter).join("");
}

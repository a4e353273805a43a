import type { Rectangle } from "../layout/page-marks.ts";
import { crop } from "./crop.ts";
import type { Gray } from "./gray.ts";
import { resized } from "./decode-picture.ts";
import { readWords, type Word } from "./tesseract.ts";

/** Two readings that agree are believed this much at least; readings that differ, this much at most. */
const AGREED = 0.9;
const DISPUTED = 0.3;
/**
 * All readings may be wrong together: the first one, which also knows Cyrillic, saw another address; or the tail of a
 * letter was lost. A person looks, unless another copy vouches for it.
 */
const AMBIGUOUS = 0.7;
const LOOKS_LIKE_ANOTHER = /[gq].*@|@.*[gq]/iu;
/** The further readings look at the same ink at other sizes, and know English only. */
const SCALES = [1, 1.5];
const GROUPS_AT_MOST = 80;
const GARBLED = 0.5;
const ADDRESS = /^[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}[,;.]?$/u;

type Group = { readonly words: readonly Word[]; readonly kind: "number" | "address" };

/**
 * Numbers and addresses must never be wrong and look right: each is read again, in other ways. What only one reading
 * says, nobody believes.
 */
export async function certainWords(words: readonly Word[], page: Gray): Promise<readonly Word[]> {
  const asked: { readonly group: Group; readonly scale: number }[] = [];
  const pictures: Gray[] = [];
  for (const group of groupsOf(words).slice(0, GROUPS_AT_MOST)) {
    const cut = crop(page, group.kind === "number" ? withoutQuotes(group.words) : boundsOf(group.words));
    if (!cut) continue;
    for (const scale of SCALES) {
      asked.push({ group, scale });
      pictures.push(scale === 1 ? cut.picture : await resized(cut.picture, scale));
    }
  }
  const found = await readWords(pictures, { languages: "eng", layout: "line" });
  const texts = new Map<Group, string[]>();
  for (const [index, { group }] of asked.entries()) {
    const text = found.filter((word) => word.picture === index).map((word) => word.text);
    texts.set(group, [...(texts.get(group) ?? []), text.join(" ")]);
  }
  const changes = new Map([...texts].flatMap(([group, readings]) => compared(group, readings)));
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
    } else if (isAddressPart(word)) {
      if (near && last?.kind === "address") last.words.push(word);
      else groups.push({ words: [word], kind: "address" });
    }
  }
  return groups.filter(
    ({ kind, words: members }) =>
      kind === "number" ||
      members.some((word) => word.text.includes("@") || /[A-Za-z]{3}/u.test(word.text) || isGarbled(word)),
  );
}

/** A number, but not the number of a line in a list. */
function isNumber(text: string): boolean {
  return (
    /\d/u.test(text) && !text.includes("@") && !/^\d{1,2}[).]$/u.test(text) && (text.match(/\p{L}/gu) ?? []).length <= 2
  );
}

function isAddressPart(word: Word): boolean {
  return word.text.includes("@") || /[A-Za-z]{2}/u.test(word.text) || isGarbled(word);
}

/** An address that was read as Cyrillic: long, dotted, and not believed. */
function isGarbled({ text, confidence }: Word): boolean {
  return confidence < GARBLED && text.length >= 8 && /\S[.(]\S/u.test(text);
}

function boundsOf(words: readonly Word[]): Rectangle {
  return {
    x0: Math.min(...words.map((word) => word.x0)) - 4,
    x1: Math.max(...words.map((word) => word.x1)) + 4,
    y0: Math.min(...words.map((word) => word.y0)) - 4,
    y1: Math.max(...words.map((word) => word.y1)) + 4,
  };
}

function quoteWidth(word: Word | undefined, quoted: RegExp): number {
  return word && quoted.test(word.text) ? 4 + (0.85 * (word.x1 - word.x0)) / word.text.length : 0;
}

/** Quotation marks round a day are taken for digits: the further readings look between them. */
function withoutQuotes(words: readonly Word[]): Rectangle {
  const bounds = boundsOf(words);
  return {
    ...bounds,
    x0: bounds.x0 + quoteWidth(words[0], /^["«“„”»'].*\d/u),
    x1: bounds.x1 - quoteWidth(words.at(-1), /\d.*["«“„”»']$/u),
  };
}

type Change = readonly [Word, Word | undefined];

function compared(group: Group, readings: readonly string[]): readonly Change[] {
  const text = group.words.map((word) => word.text).join(group.kind === "number" ? " " : "");
  return group.kind === "number"
    ? comparedNumber(group.words, text, readings)
    : comparedAddress(group.words, text, readings);
}

/** A reading that knows no Cyrillic also has the better plus signs. */
function comparedNumber(words: readonly Word[], first: string, readings: readonly string[]): readonly Change[] {
  const agreeing = readings.filter((reading) => digitsOf(reading) === digitsOf(first));
  const plain = agreeing.find((reading) => /^\+?[\d\s().-]+[,;]?$/u.test(reading));
  if (plain !== undefined) return asOne(words, plain, AGREED);
  const believe = (confidence: number) =>
    agreeing.length > 0 ? Math.max(AGREED, confidence) : Math.min(DISPUTED, confidence);
  return words.map((word) => [word, { ...word, confidence: believe(word.confidence) }] as const);
}

function comparedAddress(words: readonly Word[], first: string, readings: readonly string[]): readonly Change[] {
  const compact = readings.map((reading) => reading.replace(/\s+(?=[@.])|(?<=[@.])\s+/gu, ""));
  const agreeing = compact.filter((reading) => folded(reading) === folded(first));
  const isUnanimous = agreeing.length === readings.length;
  const sound = [...agreeing, first].find((text) => isUnanimous && (ADDRESS.test(text) || !AT_SIGN.test(text)));
  if (sound !== undefined) return asOne(words, sound, LOOKS_LIKE_ANOTHER.test(sound) ? AMBIGUOUS : AGREED);
  const [one = "", ...others] = compact;
  const outvoted = ADDRESS.test(one) && others.every((other) => folded(other) === folded(one));
  if (outvoted) return asOne(words, one, AMBIGUOUS);
  return asOne(
    words,
    (one === "" ? first : one).replace(AT_SIGN, "@"),
    Math.min(DISPUTED, ...words.map((word) => word.confidence)),
  );
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

/** What the at sign is taken for, underlined above all. */
const AT_SIGN = /\((?:m|@|a\)|q|o)|[©®]/iu;

function folded(text: string): string {
  const compact = text.toLowerCase().replace(/\s+/gu, "").replace(AT_SIGN, "@");
  return Array.from(compact, (letter) => LOOK_ALIKES[letter] ?? letter).join("");
}

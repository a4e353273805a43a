/** What tells words from rubbish: fonts may lack the table that says which letter a glyph is. */
export type TextTrust = {
  readonly characters: number;
  readonly unknown: number;
  readonly letters: number;
  /** Letters of neither the Latin nor the Cyrillic alphabet, or with Western accents. */
  readonly strange: number;
};

const CYRILLIC_OR_LATIN = /[A-Za-z\u0400-\u052F]/u;

export function trustOf(texts: Iterable<string>): TextTrust {
  let [characters, unknown, letters, strange] = [0, 0, 0, 0];
  for (const text of texts)
    for (const character of text) {
      characters++;
      if (CYRILLIC_OR_LATIN.test(character)) {
        letters++;
        continue;
      }
      if (isUnknown(character)) unknown++;
      if (/\p{L}/u.test(character)) {
        letters++;
        strange++;
      }
    }
  return { characters, unknown, letters, strange };
}

/** Private use, replacement and control characters: something stands there, and its letter is not known. */
export function isUnknown(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32) return character.trim() !== "";
  return (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd || (code >= 0x7f && code < 0xa0);
}

/**
 * A text layer that can't be believed: unknown characters, or Cyrillic that was written with a Western code page
 * ("Âîëîíò¸ð"). Such a page is read as a picture.
 */
export function isBroken(trust: TextTrust): boolean {
  if (trust.characters === 0) return false;
  return trust.unknown > 0.1 * trust.characters || (trust.letters > 10 && trust.strange > 0.2 * trust.letters);
}

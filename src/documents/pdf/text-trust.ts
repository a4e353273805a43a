/** What tells words from rubbish: fonts may lack the table that says which letter a glyph is. */
export type TextTrust = {
  readonly characters: number;
  /** Private use, replacement and control characters. */
  readonly unknown: number;
  readonly latinSupplement: number;
  readonly letters: number;
};

export function trustOf(texts: Iterable<string>): TextTrust {
  let [characters, unknown, latinSupplement, letters] = [0, 0, 0, 0];
  for (const text of texts)
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      characters++;
      if ((code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd || code < 32 || (code >= 0x7f && code < 0xa0)) unknown++;
      if (code >= 0xc0 && code <= 0xff && code !== 0xd7 && code !== 0xf7) latinSupplement++;
      if (/\p{L}/u.test(character)) letters++;
    }
  return { characters, unknown, latinSupplement, letters };
}

/**
 * A text layer that can't be believed: unknown characters, or Cyrillic that was written with a Western code page
 * ("Âîëîíò¸ð"). Such a page is read as a picture.
 */
export function isBroken(trust: TextTrust): boolean {
  if (trust.characters === 0) return false;
  return trust.unknown > 0.1 * trust.characters || (trust.letters > 10 && trust.latinSupplement > 0.25 * trust.letters);
}

/** Fonts whose letters are pictures: a tick is often the letter `ü` or U+F0FC in Wingdings. */

const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x28, "☎"],
  [0x2a, "✉"],
  [0x6c, "●"],
  [0x6d, "○"],
  [0x6e, "■"],
  [0x6f, "☐"],
  [0x70, "☐"],
  [0x71, "☐"],
  [0x72, "☐"],
  [0x78, "☒"],
  [0x9f, "•"],
  [0xa1, "○"],
  [0xa7, "▪"],
  [0xa8, "☐"],
  [0xd8, "➢"],
  [0xe0, "→"],
  [0xfb, "✗"],
  [0xfc, "✓"],
  [0xfd, "☒"],
  [0xfe, "☑"],
]);

const WINGDINGS_2: ReadonlyMap<number, string> = new Map([
  [0x2a, "☐"],
  [0x4f, "✗"],
  [0x50, "✓"],
  [0x51, "☒"],
  [0x52, "☑"],
  [0x53, "☒"],
  [0x54, "☒"],
  [0xa3, "☐"],
]);

const WEBDINGS: ReadonlyMap<number, string> = new Map([
  [0x61, "✓"],
  [0x63, "☐"],
  [0x67, "■"],
  [0x72, "✗"],
]);

const SYMBOL: ReadonlyMap<number, string> = new Map([
  [0x2d, "−"],
  [0xb7, "•"],
  [0xd6, "✓"],
]);

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map<string, ReadonlyMap<number, string>>([
  ["wingdings", WINGDINGS],
  ["wingdings 2", WINGDINGS_2],
  ["wingdings 3", new Map<number, string>()],
  ["webdings", WEBDINGS],
  ["symbol", SYMBOL],
]);

/** A sign that is there and means nothing that we know. */
const UNKNOWN_SIGN = "\uFFFD";

export function isSymbolFont(font: string | undefined): boolean {
  return font !== undefined && FONTS.has(font.trim().toLowerCase());
}

/** What a code shows in `font`. Symbol fonts live at 0…255 or at U+F000…U+F0FF. */
export function symbolOf(font: string | undefined, code: number): string {
  if (!Number.isInteger(code) || code < 0 || code > 0x10ffff) return UNKNOWN_SIGN;
  const signs = FONTS.get((font ?? "").trim().toLowerCase());
  const plain = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (signs === undefined || (plain === code && code > 0xff)) return String.fromCodePoint(code);
  if (plain <= 0x20 || plain === 0xa0) return " ";
  const sign = signs.get(plain);
  if (sign !== undefined) return sign;
  return signs === SYMBOL && plain < 0x40 ? String.fromCodePoint(plain) : UNKNOWN_SIGN;
}

/** Text typed in a symbol font as the signs that its readers see; other text as it is. */
export function readableText(text: string, font: string | undefined): string {
  if (!isSymbolFont(font)) return text;
  return Array.from(text, (character) =>
    /\s/.test(character) ? character : symbolOf(font, character.codePointAt(0) ?? 0),
  ).join("");
}

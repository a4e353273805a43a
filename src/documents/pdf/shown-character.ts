import { symbolOf } from "../symbol-fonts.ts";

const SYMBOL_FONTS: readonly (readonly [RegExp, string])[] = [
  [/wingdings-?2|wingdings 2/iu, "wingdings 2"],
  [/wingdings/iu, "wingdings"],
  [/webdings/iu, "webdings"],
  [/symbol(mt|$)/iu, "symbol"],
];

/** The symbol font that a pdf's font is ("ABCDEF+Wingdings-Regular"), if it is one. */
export function symbolFontOf(fontName: string): string | undefined {
  return SYMBOL_FONTS.find(([pattern]) => pattern.test(fontName))?.[1];
}

/** What a reader of the page sees: private-use and symbol codes as ticks and boxes, no-break spaces as spaces. */
export function shownCharacter(unicode: string, symbolFont: string | undefined): string {
  if (unicode === "\u00A0") return " ";
  const code = unicode.codePointAt(0) ?? 0;
  const font = symbolFont ?? (code >= 0xf000 && code <= 0xf0ff ? "wingdings" : undefined);
  return font === undefined ? unicode : symbolOf(font, code);
}

/** Wingdings and its like put ticks and boxes where letters stand; with such a font the code says which. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: "●",
  0x6e: "■",
  0x6f: "☐",
  0x71: "☐",
  0x72: "☐",
  0x78: "☒",
  0xa1: "○",
  0xa4: "◉",
  0xa8: "☐",
  0xfb: "✗",
  0xfc: "✓",
  0xfd: "☒",
  0xfe: "☑",
};

/** What a reader of the page sees: private-use and Wingdings codes as ticks and boxes, no-break spaces as spaces. */
export function shownCharacter(unicode: string, fontName: string): string {
  const code = unicode.codePointAt(0) ?? 0;
  if (code >= 0xf000 && code <= 0xf0ff) return WINGDINGS[code - 0xf000] ?? unicode;
  if (/wingdings/iu.test(fontName)) return WINGDINGS[code] ?? unicode;
  return unicode === "\u00A0" ? " " : unicode;
}

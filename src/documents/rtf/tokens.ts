/** RTF cut into tokens (RTF 1.9.1, "Conventions of an RTF Reader"). */

export type Token =
  | { readonly token: "open" }
  | { readonly token: "close" }
  | { readonly token: "word"; readonly word: string; readonly number: number | undefined }
  /** Bytes of text in the code page of the font, one character for each. */
  | { readonly token: "text"; readonly text: string }
  /** `\~`, `\_`, `\*` and the like. */
  | { readonly token: "symbol"; readonly symbol: string };

const CONTROL_WORD = /([a-z]{1,32})(-?\d{1,10})? ?/iy;
const PLAIN_TEXT = /[^\\{}\r\n]+/y;
const HEX_BYTE = /'([0-9a-f]{2})/iy;

/** `text` holds one character for each byte of the file. */
export function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (character === "\\") {
      const { token, next } = controlAt(text, at + 1);
      yield token;
      at = next;
      continue;
    }
    PLAIN_TEXT.lastIndex = at;
    const plain = PLAIN_TEXT.exec(text)?.[0];
    at += plain?.length ?? 1;
    if (plain !== undefined) yield { token: "text", text: plain };
    else if (character === "{") yield { token: "open" };
    else if (character === "}") yield { token: "close" };
  }
}

function controlAt(text: string, at: number): { readonly token: Token; readonly next: number } {
  CONTROL_WORD.lastIndex = at;
  const found = CONTROL_WORD.exec(text);
  if (found !== null) {
    const [whole, word = "", digits] = found;
    const number = digits === undefined ? undefined : Number(digits);
    const skipped = word === "bin" ? Math.max(0, number ?? 0) : 0;
    return { token: { token: "word", word, number }, next: at + whole.length + skipped };
  }
  HEX_BYTE.lastIndex = at;
  const hex = HEX_BYTE.exec(text)?.[1];
  if (hex !== undefined)
    return { token: { token: "text", text: String.fromCharCode(Number.parseInt(hex, 16)) }, next: at + 3 };
  const symbol = text[at] ?? "";
  const literal = symbol === "\\" || symbol === "{" || symbol === "}";
  return { token: literal ? { token: "text", text: symbol } : { token: "symbol", symbol }, next: at + 1 };
}

/** Fonts by number: in which code page the bytes of their text are, and whether their letters are pictures. */
import { readableText, symbolOf } from "../symbol-fonts.ts";

type Font = { name: string; charset: number | undefined };

export type FontTable = {
  readonly begin: (number: number) => void;
  readonly charset: (charset: number) => void;
  readonly nameText: (text: string) => void;
  readonly codePage: (page: number) => void;
  /** Text in that font, given as one character for each byte. */
  readonly decode: (font: number | undefined, bytes: string) => string;
  /** A character written as such in that font. */
  readonly character: (font: number | undefined, code: number) => string;
};

const ENCODINGS: ReadonlyMap<number, string> = new Map([
  [77, "macintosh"],
  [161, "windows-1253"],
  [162, "windows-1254"],
  [186, "windows-1257"],
  [204, "windows-1251"],
  [238, "windows-1250"],
]);
const SYMBOL_CHARSET = 2;

export function fontTable(): FontTable {
  const fonts = new Map<number, Font>();
  let current: Font = { name: "", charset: undefined };
  let page = 1252;
  const encodingOf = (font: Font | undefined): string => ENCODINGS.get(font?.charset ?? 0) ?? pageEncoding(page);
  return {
    begin: (number) => {
      current = { name: "", charset: undefined };
      fonts.set(number, current);
    },
    charset: (charset) => {
      current.charset = charset;
    },
    nameText: (text) => {
      current.name += text.replaceAll(";", "");
    },
    codePage: (given) => {
      page = given;
    },
    decode: (number, bytes) => {
      const font = number === undefined ? undefined : fonts.get(number);
      if (font?.charset === SYMBOL_CHARSET)
        return Array.from(bytes, (byte) => symbolOf(font.name, byte.charCodeAt(0))).join("");
      return new TextDecoder(encodingOf(font)).decode(Buffer.from(bytes, "latin1"));
    },
    character: (number, code) => {
      const font = number === undefined ? undefined : fonts.get(number);
      return readableText(String.fromCharCode(code), font?.name);
    },
  };
}

function pageEncoding(page: number): string {
  if (page === 866) return "ibm866";
  if (page === 65001) return "utf-8";
  return page >= 1250 && page <= 1258 ? `windows-${page}` : "windows-1252";
}

/** Letters for tests, written line by line. */
import { readMessage } from "../../src/mail/read-message.ts";
import type { ReadableMessage, ReadMessage } from "../../src/mail/message.ts";

/** A string's characters are bytes where `bytes` is "latin1". */
export function written(lines: readonly string[], bytes: "utf8" | "latin1" = "utf8"): Buffer {
  return Buffer.from(lines.join("\r\n"), bytes);
}

export async function read(lines: readonly string[], bytes: "utf8" | "latin1" = "utf8"): Promise<ReadMessage> {
  return await readMessage(written(lines, bytes));
}

export async function readable(lines: readonly string[], bytes: "utf8" | "latin1" = "utf8"): Promise<ReadableMessage> {
  const message = await read(lines, bytes);
  if (message.kind === "unparsable") throw new Error(message.detail);
  return message;
}

/** windows-1251 as characters that are bytes. */
export function windows1251(text: string): string {
  return Array.from(text)
    .map((char) => {
      const code = char.codePointAt(0) ?? 0;
      if (code >= 0x410 && code <= 0x44f) return String.fromCharCode(code - 0x410 + 0xc0);
      if (char === "ё") return "\u00b8";
      if (char === "і") return "\u00b3";
      return char;
    })
    .join("");
}

const KZ_1048: Readonly<Record<string, number>> = {
  Қ: 0x8d,
  қ: 0x9d,
  Ә: 0xa3,
  ә: 0xbc,
  Ө: 0xa5,
  ө: 0xb4,
  Ғ: 0xaa,
  ғ: 0xba,
  Ү: 0xaf,
  ү: 0xbf,
  Ұ: 0xa1,
  ұ: 0xa2,
  Ң: 0xbd,
  ң: 0xbe,
  Һ: 0x8e,
  һ: 0x9e,
};

export function kz1048(text: string): string {
  return Array.from(text)
    .map((char) => (KZ_1048[char] === undefined ? windows1251(char) : String.fromCharCode(KZ_1048[char])))
    .join("");
}

export function base64(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("base64");
}

/** A message of several parts; each part is its header lines, an empty line, its body. */
export function multipart(
  head: readonly string[],
  parts: readonly (readonly string[])[],
  type = "mixed",
): readonly string[] {
  return [
    ...head,
    "MIME-Version: 1.0",
    `Content-Type: multipart/${type}; boundary="b-${type}"`,
    "",
    ...parts.flatMap((part) => [`--b-${type}`, ...part]),
    `--b-${type}--`,
    "",
  ];
}

/** KZ-1048 (STRK 1048-2002, RFC-registered as `KZ-1048`): windows-1251 with the Kazakh letters in sixteen places. */

const DIFFERENT: Readonly<Record<number, string>> = {
  0x8d: "Қ",
  0x8e: "Һ",
  0x9d: "қ",
  0x9e: "һ",
  0xa1: "Ұ",
  0xa2: "ұ",
  0xa3: "Ә",
  0xa5: "Ө",
  0xaa: "Ғ",
  0xaf: "Ү",
  0xb4: "ө",
  0xba: "ғ",
  0xbc: "ә",
  0xbd: "Ң",
  0xbe: "ң",
  0xbf: "ү",
};

const windows1251 = new TextDecoder("windows-1251");

export function decodeKz1048(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += DIFFERENT[byte] ?? windows1251.decode(Uint8Array.of(byte));
  return text;
}

/** What bytes are written in, where their label is missing, wrong or unknown to the parser. */

/** Kazakh code pages under the names that mail programs write, and the name that the parser knows. */
const KAZAKH: Readonly<Record<string, string>> = {
  "kz-1048": "rk1048",
  kz1048: "rk1048",
  rk1048: "rk1048",
  "rk-1048": "rk1048",
  "strk1048-2002": "rk1048",
  "windows-1048": "rk1048",
  ptcp154: "pt154",
  csptcp154: "pt154",
  pt154: "pt154",
  cp154: "pt154",
  "cyrillic-asian": "pt154",
};

/** Labels that programs write without having looked: Cyrillic text under them is common. */
const CARELESS = new Set([
  "",
  "us-ascii",
  "ascii",
  "iso-8859-1",
  "latin1",
  "windows-1252",
  "cp1252",
  "utf-8",
  "utf8",
  "unknown-8bit",
  "default",
]);

/** Serbian, Macedonian and Ukrainian letters of windows-1251 stand where KZ-1048 has the Kazakh ones. */
const NOT_KAZAKH_OR_RUSSIAN = /[ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇґєјЅѕї]/;

const utf8 = new TextDecoder("utf-8");
const windows1251 = new TextDecoder("windows-1251");

/**
 * @param label the charset as declared, any case; empty where none is.
 * @returns the name to declare instead, or undefined where the label may stay.
 */
export function trueCharset(label: string, bytes: Uint8Array): string | undefined {
  const declared = label.trim().toLowerCase();
  const kazakh = KAZAKH[declared];
  if (kazakh !== undefined) return kazakh === declared ? undefined : kazakh;
  if (!CARELESS.has(declared) || !bytes.some((byte) => byte >= 0x80)) return undefined;
  if (isMostlyUtf8(bytes)) return declared === "utf-8" || declared === "utf8" ? undefined : "utf-8";
  return looksCyrillic(bytes) ? cyrillicCharset(bytes) : undefined;
}

/** A letter cut in the middle does not make UTF-8 something else. */
export function isMostlyUtf8(bytes: Uint8Array): boolean {
  const broken = utf8.decode(bytes).match(/\uFFFD/g)?.length ?? 0;
  return broken * 4 <= bytes.filter((byte) => byte >= 0x80).length;
}

/** KZ-1048 where reading as windows-1251 would give letters that neither Kazakh nor Russian has. */
export function cyrillicCharset(bytes: Uint8Array): "windows-1251" | "rk1048" {
  return NOT_KAZAKH_OR_RUSSIAN.test(windows1251.decode(bytes)) ? "rk1048" : "windows-1251";
}

/** Cyrillic in a one-byte code page comes in runs; an accented letter of Western text stands alone. */
function looksCyrillic(bytes: Uint8Array): boolean {
  let letters = 0;
  let neighbours = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    letters++;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) neighbours++;
  }
  return letters >= 3 && neighbours / letters >= 0.6;
}

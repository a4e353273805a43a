/** Signed data (RFC 5652), as NCALayer and mail programs make it: DER, or the same in base64 with or without PEM lines. */

const SIGNED_DATA = "06092a864886f70d010702";
/** Tag, up to five bytes of length, then the type. */
const LONGEST_PREFIX = 6;

export function isCms(file: Buffer): boolean {
  if (file[0] !== 0x30) return false;
  const at = file.subarray(0, LONGEST_PREFIX + SIGNED_DATA.length / 2).indexOf(SIGNED_DATA, 0, "hex");
  return at >= 2 && at <= LONGEST_PREFIX;
}

/** `head` is the beginning of the same file as text. */
export function isCmsText(head: string, file: Buffer): boolean {
  if (!/^(?:-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA)-----|M[A-Za-z0-9+/]{20})/.test(head)) return false;
  return isCms(decodeCmsText(file.subarray(0, 400)));
}

/** The DER inside base64 text. */
export function decodeCmsText(file: Uint8Array): Buffer {
  const text = Buffer.from(file).toString("latin1");
  return Buffer.from(text.replace(/-----[^-]+-----/g, ""), "base64");
}

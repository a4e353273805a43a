/** The Message-ID of a letter: the same letter has the same, whoever writes it out and however often. */
import { createHmac } from "node:crypto";

/**
 * @param secret `TIZILIM_SECRET`.
 * @param key what the letter is: case, kind, cause. Two letters never share one.
 * @returns `<r.0123…@domain>`; nobody without the secret can make one that fits.
 */
export function letterMessageId(secret: string, key: string, domain: string): string {
  const code = createHmac("sha256", secret).update(key, "utf8").digest("hex").slice(0, 32);
  return `<r.${code}@${domain}>`;
}

/** A letter of our own, taken apart again for people who want to look at it: text, page, attachments. */
import { simpleParser } from "mailparser";

export type LetterParts = {
  readonly subject: string;
  /** With angle brackets. */
  readonly messageId: string;
  /** `X-Tizilim-Letter`; empty where it is none of our letters. */
  readonly kind: string;
  /** `X-Tizilim-Case`; empty where the letter is about no case. */
  readonly caseNumber: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Buffer }[];
};

export async function letterParts(raw: Buffer): Promise<LetterParts> {
  const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const header = (name: string): string => {
    const value = parsed.headers.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    subject: parsed.subject ?? "",
    messageId: parsed.messageId ?? "",
    kind: header("x-tizilim-letter"),
    caseNumber: header("x-tizilim-case"),
    text: parsed.text ?? "",
    html: typeof parsed.html === "string" ? parsed.html : "",
    attachments: parsed.attachments.map((file, place) => ({
      name: file.filename ?? `attachment-${place + 1}`,
      bytes: file.content,
    })),
  };
}

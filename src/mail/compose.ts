/** Puts a letter into its final bytes: what is stored is what is sent, however often. */
import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { isAddrSpec } from "./sole-author.ts";

export type OutgoingAttachment = { readonly name: string; readonly contentType: string; readonly bytes: Buffer };

export type OutgoingLetter = {
  readonly from: { readonly address: string; readonly name: string };
  /** addr-specs. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly OutgoingAttachment[];
  /** `X-Tizilim-Letter`, `Auto-Submitted` … */
  readonly headers: Readonly<Record<string, string>>;
  /** With angle brackets, as `inReplyTo` and `references`. */
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  readonly date: Date;
};

/** RFC 5322 lets the line grow; servers do not like it. The oldest and the newest tell the thread. */
const MOST_REFERENCES = 20;

/**
 * The same letter gives the same bytes. Line ends are CRLF; the text travels as quoted-printable or base64.
 *
 * @throws where an address or header name is none: the caller's fault, never the applicant's.
 */
export async function composeLetter(letter: OutgoingLetter): Promise<Buffer> {
  for (const address of [letter.from.address, ...letter.to])
    if (!isAddrSpec(address.toLowerCase())) throw new Error("Not an address of a letter");
  const references = cut(letter.references.filter(isMessageId));
  const composer = new MailComposer({
    from: { name: oneLine(letter.from.name), address: letter.from.address },
    to: letter.to.map((address) => ({ name: "", address })),
    subject: oneLine(letter.subject),
    messageId: letter.messageId,
    ...(letter.inReplyTo !== undefined && isMessageId(letter.inReplyTo) ? { inReplyTo: letter.inReplyTo } : {}),
    ...(references.length > 0 ? { references: [...references] } : {}),
    date: letter.date,
    text: letter.text,
    html: letter.html,
    headers: plainHeaders(letter.headers),
    attachments: letter.attachments.map((file) => ({
      filename: oneLine(file.name),
      contentType: oneLine(file.contentType),
      content: file.bytes,
    })),
    newline: "win",
    baseBoundary: createHash("sha256").update(letter.messageId).digest("hex").slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await composer.compile().build();
}

function plainHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new Error("Not a header name");
    return [name, oneLine(value)];
  });
  return Object.fromEntries(entries);
}

/** Nothing that an applicant wrote can begin a line of the header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function isMessageId(text: string): boolean {
  return /^<[^<>\s\p{Cc}]{1,990}>$/u.test(text);
}

function cut(references: readonly string[]): readonly string[] {
  return references.length <= MOST_REFERENCES
    ? references
    : [...references.slice(0, 1), ...references.slice(1 - MOST_REFERENCES)];
}

/** A message that was read: who wrote, what was written, what came along. */
import type { HeaderLine } from "./header-lines.ts";

export type MailAddress = {
  /** addr-spec, lower case. */
  readonly address: string;
  readonly name: string;
};

/** Why no sender can be named (RFC 5322, 3.6.2: one From; we also want one author with an ASCII address). */
export type FromProblem = "absent" | "several-headers" | "several-authors" | "malformed";

export type Attachment = {
  /** NFC, without control and direction characters, at most 120 characters; never empty. */
  readonly name: string;
  /** Where it came from, for people: the name, or `forwarded.eml › name`. */
  readonly source: string;
  /** Lower case, without parameters. */
  readonly contentType: string;
  readonly bytes: Buffer;
  /** A picture inside the text, a signature's logo. */
  readonly inline: boolean;
  /** Out of a forwarded message: not the sender's own statement. */
  readonly forwarded: boolean;
};

/** The header of a message that came inside this one: forwarded, or returned with a bounce. */
export type EnclosedMessage = { readonly source: string; readonly headers: readonly HeaderLine[] };

export type MessageHead = {
  readonly headers: readonly HeaderLine[];
  /** Absent exactly where `fromProblem` is there. */
  readonly from?: MailAddress;
  readonly fromProblem?: FromProblem;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** With angle brackets. */
  readonly messageId?: string;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** As the sender's clock says: never a basis for a deadline. */
  readonly date?: Date;
  /** Lower case, without parameters; `text/plain` where none is given. */
  readonly contentType: string;
};

export type ReadableMessage = MessageHead & {
  readonly kind: "readable";
  /** The sender's own words, without the earlier letter that is quoted. */
  readonly text: string;
  readonly quoted: string;
  readonly attachments: readonly Attachment[];
  readonly enclosed: readonly EnclosedMessage[];
};

export type UnparsableReason = "too-large" | "too-many-parts" | "header-too-large" | "too-slow" | "broken";

/** The body could not be taken apart; the head is what could be saved. A person must look at the original. */
export type UnparsableMessage = MessageHead & {
  readonly kind: "unparsable";
  readonly reason: UnparsableReason;
  readonly detail: string;
};

export type ReadMessage = ReadableMessage | UnparsableMessage;

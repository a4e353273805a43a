/** What the clerk knows of a message when deciding: facts, nothing to look up. */
import type { Instant } from "../calendar/plain-date.ts";
import type { Submission } from "../forms/reading.ts";

/** What a trusted server said of the sender (contract §6): no verdict at all is not a failure. */
export type SenderProof = "pass" | "fail" | "none";

export type Incoming = {
  /** INTERNALDATE. */
  readonly receivedAt: Instant;
  readonly messageId?: string;
  /** In-Reply-To and References. */
  readonly references: readonly string[];
  /** Absent where From is missing, doubled or malformed. Lower case. */
  readonly from?: string;
  readonly subject: string;
  /** The sender's own words: quotations taken out, words of free-form attachments added. */
  readonly words: string;
  readonly submission: Submission;
  readonly sender: SenderProof;
  /** Written by a program: never answered (RFC 3834). */
  readonly robot: boolean;
  /** Two parsers read the message differently: a person looks before anything takes effect. */
  readonly doubted: boolean;
};

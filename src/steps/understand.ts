/** One message, read: mail → documents → forms → what the clerk knows of it. Decides nothing. */
import { almatyDay } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import type { Incoming } from "../cases/incoming.ts";
import type { Sandbox } from "../documents/sandbox.ts";
import { textOf } from "../forms/paper.ts";
import type { Block, Paper, Unread } from "../forms/paper.ts";
import { readForms } from "../forms/read-forms.ts";
import type { Submission } from "../forms/reading.ts";
import { authenticate } from "../mail/authentication.ts";
import type { Attachment, ReadMessage } from "../mail/message.ts";
import { robotReason } from "../mail/robot.ts";
import type { Settings } from "./settings.ts";

/** A picture that stands inside the text and is smaller than this is a signature's logo, not a form. Bytes. */
const LOGO_BYTES = 60_000;
/** Parts that say something about the mail, not about the applicant. */
const NOT_DOCUMENTS = new Set([
  "message/delivery-status",
  "text/calendar",
  "text/vcard",
  "application/pgp-signature",
  "application/pkcs7-signature",
  "application/x-pkcs7-signature",
  "text/rfc822-headers",
  "message/disposition-notification",
]);

export async function understand(
  raw: Buffer,
  message: ReadMessage,
  receivedAt: Instant,
  sandbox: Sandbox,
  settings: Settings,
): Promise<Incoming> {
  const documents = message.kind === "readable" ? message.attachments.filter(isDocument) : [];
  const read = await readFiles(documents, receivedAt, sandbox, message);
  const proof = authenticate(raw, message.from?.address, settings.trustedAuthserv);
  return {
    receivedAt,
    ...(message.messageId !== undefined && { messageId: message.messageId }),
    references: [...new Set([...message.inReplyTo, ...message.references])],
    ...(message.from !== undefined && { from: message.from.address }),
    subject: message.subject,
    words: [message.kind === "readable" ? message.text : "", ...read.words].join("\n").trim(),
    submission: read.submission,
    sender: proof.verdict,
    robot: robotReason(message, [settings.address]) !== undefined,
    doubted: false,
  };
}

export function isDocument(part: Attachment): boolean {
  const isLogo = part.inline && part.contentType.startsWith("image/") && part.bytes.length < LOGO_BYTES;
  return !isLogo && !NOT_DOCUMENTS.has(part.contentType);
}

type ReadFiles = { readonly submission: Submission; readonly words: readonly string[] };

async function readFiles(
  documents: readonly Attachment[],
  receivedAt: Instant,
  sandbox: Sandbox,
  message: ReadMessage,
): Promise<ReadFiles> {
  const readings = await Promise.all(documents.map((part) => sandbox.read(part.source, part.bytes)));
  const papers = readings.flatMap((reading) => reading.papers);
  const unread = [...readings.flatMap((reading) => reading.unread), ...unreadMessage(message)];
  const typed = documents.length === 0 && message.kind === "readable" ? [paperOf(message.text)] : [];
  const read = readForms([...papers, ...typed], almatyDay(receivedAt));
  const strangers = read.strangers.filter((source) => source !== BODY);
  const words = papers.filter((paper) => strangers.includes(paper.source)).map((paper) => wordsOf(paper.blocks));
  return { submission: { forms: read.forms, unread, strangers }, words };
}

function unreadMessage(message: ReadMessage): readonly Unread[] {
  if (message.kind === "readable") return [];
  return [
    {
      source: message.subject || "message",
      reason: message.reason === "too-large" ? "too-large" : "damaged",
      detail: message.reason,
    },
  ];
}

const BODY = "message text";

/** Forms typed into the message itself, where nothing is attached: "Label: value" lines. */
function paperOf(text: string): Paper {
  const blocks = text.split(/\r?\n/).map((line) => ({ kind: "paragraph" as const, runs: [{ text: line }] }));
  return { kind: "text", source: BODY, blocks, flags: {} };
}

/** All the words of a paper, a line a paragraph or cell. */
export function wordsOf(blocks: readonly Block[]): string {
  return blocks.map(wordsOfBlock).join("\n");
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return textOf(block.runs);
    case "table":
      return block.rows.flatMap((row) => row.cells.map((cell) => wordsOf(cell.blocks))).join("\n");
    case "box":
      return wordsOf(block.blocks);
  }
}

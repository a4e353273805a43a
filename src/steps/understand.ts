/** One message, read: mail → documents → forms → what the clerk knows of it. Decides nothing. */
import { almatyDay } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import type { Incoming } from "../cases/incoming.ts";
import type { Sandbox } from "../documents/sandbox.ts";
import { textOf } from "../forms/paper.ts";
import type { Block, Paper, Unread } from "../forms/paper.ts";
import { authenticate } from "../mail/authentication.ts";
import type { ReadMessage } from "../mail/message.ts";
import { robotReason } from "../mail/robot.ts";
import { isDocument } from "./is-document.ts";
import { readDocuments } from "./read-documents.ts";
import type { Settings } from "./settings.ts";

export async function understand(
  raw: Buffer,
  message: ReadMessage,
  receivedAt: Instant,
  sandbox: Sandbox,
  settings: Settings,
): Promise<Incoming> {
  const documents = message.kind === "readable" ? message.attachments.filter(isDocument) : [];
  const typed = documents.length === 0 && message.kind === "readable" ? [paperOf(message.text)] : [];
  const files = documents.map((part) => ({ name: part.source, bytes: part.bytes }));
  const { submission, strangers } = await readDocuments(files, typed, almatyDay(receivedAt), sandbox);
  const proof = authenticate(raw, message.from?.address, settings.trustedAuthserv);
  return {
    receivedAt,
    ...(message.messageId !== undefined && { messageId: message.messageId }),
    references: [...new Set([...message.inReplyTo, ...message.references])],
    ...(message.from !== undefined && { from: message.from.address }),
    subject: message.subject,
    words: [message.kind === "readable" ? message.text : "", ...strangers.map((paper) => wordsOf(paper.blocks))]
      .join("\n")
      .trim(),
    submission: { ...submission, unread: [...submission.unread, ...unreadMessage(message)] },
    sender: proof.verdict,
    robot: robotReason(message, [settings.address]) !== undefined,
    doubted: false,
  };
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

/** Forms typed into the message itself, where nothing is attached: "Label: value" lines. */
function paperOf(text: string): Paper {
  const blocks = text.split(/\r?\n/).map((line) => ({ kind: "paragraph" as const, runs: [{ text: line }] }));
  return { kind: "text", source: "message text", blocks, flags: {} };
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

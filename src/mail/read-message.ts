/** Takes a message apart: bytes in, words and papers out. Whatever comes in, something with a name comes out. */
import { simpleParser } from "mailparser";
import type { Attachment as Part, ParsedMail } from "mailparser";
import { attachmentName } from "./attachment-name.ts";
import { textOfHtml } from "./html-text.ts";
import { headerLines } from "./header-lines.ts";
import type { Attachment, EnclosedMessage, ReadableMessage, ReadMessage, UnparsableReason } from "./message.ts";
import { readHead } from "./message-head.ts";
import { partQuoted } from "./quoted-text.ts";
import { relabel } from "./relabel.ts";

/** Larger messages are for a person; mail systems here take 25–30 MB. */
const MOST_BYTES = 36 * 1024 * 1024;
/** A letter has a few hundred KB of HTML; what stands behind the first million characters no person would read. */
const MOST_HTML = 1 << 20;
const MOST_MS = 20_000;
/** A forwarded message in a forwarded message in a forwarded message is opened, not one more. */
const DEEPEST = 3;

const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: false,
} as const;

type Opened = { readonly attachments: readonly Attachment[]; readonly enclosed: readonly EnclosedMessage[] };
type Enclosure = { readonly path: string; readonly depth: number };

/**
 * @param raw the message as the server holds it.
 * @returns never throws for what a message contains: `unparsable` with a reason and what its head says.
 */
export async function readMessage(raw: Buffer): Promise<ReadMessage> {
  const labelled = raw.length > MOST_BYTES ? raw : relabel(raw);
  const head = await readHead(labelled);
  if (raw.length > MOST_BYTES)
    return { ...head, kind: "unparsable", reason: "too-large", detail: `${raw.length} bytes` };
  try {
    const parsed = await parseInTime(labelled);
    const opened = await openParts(parsed.attachments, { path: "", depth: 0 });
    return { ...head, kind: "readable", ...partQuoted(textOf(parsed)), ...opened } satisfies ReadableMessage;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ...head, kind: "unparsable", reason: reasonOf(detail), detail };
  }
}

async function parseInTime(labelled: Buffer): Promise<ParsedMail> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("parsing took too long")), MOST_MS);
  });
  try {
    return await Promise.race([simpleParser(labelled, OPTIONS), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(detail: string): UnparsableReason {
  if (/child nodes/i.test(detail)) return "too-many-parts";
  if (/header size/i.test(detail)) return "header-too-large";
  return /too long/i.test(detail) ? "too-slow" : "broken";
}

function textOf(parsed: ParsedMail): string {
  const plain = parsed.text ?? "";
  const html = typeof parsed.html === "string" ? parsed.html : "";
  const text = plain.trim() === "" && html !== "" ? textOfHtml(html.slice(0, MOST_HTML)) : plain;
  return text.replace(/[\0\u200b\u2060\ufeff]/g, "").normalize("NFC");
}

async function openParts(parts: readonly Part[], within: Enclosure): Promise<Opened> {
  const opened: Opened[] = [];
  for (const [at, part] of parts.entries()) opened.push(await openPart(part, at + 1, within));
  return { attachments: opened.flatMap((one) => one.attachments), enclosed: opened.flatMap((one) => one.enclosed) };
}

async function openPart(part: Part, index: number, within: Enclosure): Promise<Opened> {
  const contentType = part.contentType.toLowerCase();
  const name = attachmentName(part.filename, contentType, index);
  const source = within.path === "" ? name : `${within.path} › ${name}`;
  if (contentType === "message/rfc822" && within.depth < DEEPEST) {
    const inner = await openEnclosed(part.content, { path: source, depth: within.depth + 1 });
    if (inner !== undefined) return inner;
  }
  const enclosed = contentType === "text/rfc822-headers" ? [{ source, headers: headerLines(part.content) }] : [];
  const inline = part.contentDisposition === "inline" || part.related === true;
  return {
    attachments: [{ name, source, contentType, bytes: part.content, inline, forwarded: within.depth > 0 }],
    enclosed,
  };
}

/** What a forwarded message says counts as a paper that came along: it is not what the sender says. */
async function openEnclosed(raw: Buffer, within: Enclosure): Promise<Opened | undefined> {
  const labelled = relabel(raw);
  const parsed = await parseInTime(labelled).catch(() => undefined);
  if (parsed === undefined) return undefined;
  const inner = await openParts(parsed.attachments, within);
  const text = textOf(parsed);
  const letter: Attachment = {
    name: "letter.txt",
    source: `${within.path} › letter.txt`,
    contentType: "text/plain",
    bytes: Buffer.from(text, "utf8"),
    inline: false,
    forwarded: true,
  };
  return {
    attachments: text.trim() === "" ? inner.attachments : [letter, ...inner.attachments],
    enclosed: [{ source: within.path, headers: headerLines(labelled) }, ...inner.enclosed],
  };
}

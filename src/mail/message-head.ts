/** Reads the head of a message from its header lines alone: works whatever the body is like. */
import { simpleParser } from "mailparser";
import type { AddressObject, ParsedMail } from "mailparser";
import { headerLines, headerValues } from "./header-lines.ts";
import type { HeaderLine } from "./header-lines.ts";
import type { MailAddress, MessageHead } from "./message.ts";
import { soleAuthor } from "./sole-author.ts";

/** A longer line is no line that a mail program writes for people. */
const LONGEST_LINE = 16_384;
const DECODED = new Set(["from", "to", "cc", "reply-to", "subject"]);
/** A thread deeper than this is told by its ends. */
const MOST_IDS = 200;

/** @param labelled the message after `relabel`; its body is not looked at. */
export async function readHead(labelled: Buffer): Promise<MessageHead> {
  const headers = headerLines(labelled);
  const decoded = await decodeLines(headers);
  const messageId = messageIds(headerValues(headers, "message-id"))[0];
  const date = dateOf(headerValues(headers, "date")[0]);
  return {
    headers,
    ...author(headers, decoded),
    replyTo: addresses(decoded.replyTo),
    to: addresses(decoded.to),
    cc: addresses(decoded.cc),
    subject: (decoded.subject ?? "").replace(/\s+/g, " ").trim(),
    ...(messageId === undefined ? {} : { messageId }),
    inReplyTo: messageIds(headerValues(headers, "in-reply-to")),
    references: messageIds(headerValues(headers, "references")),
    ...(date === undefined ? {} : { date }),
    contentType: mediaType(headerValues(headers, "content-type")[0]),
  };
}

/** `Text/HTML; charset=x` → `text/html`. */
export function mediaType(value: string | undefined): string {
  const type = value?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : "text/plain";
}

/** Encoded words and raw UTF-8 are the parser's to decode; it sees the few lines that people read, and no body. */
async function decodeLines(headers: readonly HeaderLine[]): Promise<ParsedMail> {
  const lines = headers
    .filter((line) => DECODED.has(line.name) && line.value.length <= LONGEST_LINE)
    .map((line) => `${line.name}: ${line.value}\r\n`);
  return await simpleParser(Buffer.from(`${lines.join("")}\r\n`, "latin1"), {});
}

function author(headers: readonly HeaderLine[], decoded: ParsedMail): Pick<MessageHead, "from" | "fromProblem"> {
  const sole = soleAuthor(headerValues(headers, "from"));
  if (sole.kind === "problem") return { fromProblem: sole.problem };
  const name = decoded.from?.value.map((found) => found.name).find((found) => found !== "") ?? "";
  return { from: { address: sole.address, name: name.replace(/[\p{Cc}\p{Cf}]/gu, "").trim() } };
}

function addresses(found: AddressObject | readonly AddressObject[] | undefined): readonly MailAddress[] {
  const objects: readonly AddressObject[] = found === undefined ? [] : [found].flat();
  return objects
    .flatMap((object) => object.value.flatMap((entry) => entry.group ?? [entry]))
    .flatMap((entry) => (entry.address ? [{ address: entry.address.toLowerCase(), name: entry.name }] : []));
}

function messageIds(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.slice(0, 1 << 16).match(/<[^<>\s]{1,990}>/g) ?? []).slice(-MOST_IDS);
}

function dateOf(value: string | undefined): Date | undefined {
  if (value === undefined || value.length > 100) return undefined;
  const date = new Date(value.replace(/\([^()]*\)/g, " "));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

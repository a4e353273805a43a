/** FETCH: what a client may ask of a message (RFC 9051, 6.4.5). Enough for a client that takes whole messages. */
import { sequenceOf } from "./imap-session.ts";
import type { Session } from "./imap-session.ts";
import type { StoredMessage } from "./store.ts";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const SECTION = /^(?:BODY|BINARY)(?:\.PEEK)?\[(HEADER|TEXT|)\](?:<(\d+)\.(\d+)>)?$/;

/** @returns what can't be answered: the first item that the server does not know. */
export function unknownItem(items: readonly string[]): string | undefined {
  const plain = new Set(["UID", "FLAGS", "MODSEQ", "INTERNALDATE", "RFC822.SIZE"]);
  return items.find((item) => !plain.has(item) && !SECTION.test(item));
}

/** @param items upper case. */
export function sayMessage(session: Session, message: StoredMessage, items: readonly string[], byUid: boolean): void {
  const wanted = new Set([...(byUid ? ["UID"] : []), ...items, ...(session.condstore ? ["MODSEQ"] : [])]);
  const values = [...wanted].map((item) => itemValue(message, item));
  const spaced = values.flatMap((value, at) => (at === 0 ? [value] : [Buffer.from(" "), value]));
  const start = Buffer.from(`* ${sequenceOf(session, message)} FETCH (`);
  if (session.socket.writable) session.socket.write(Buffer.concat([start, ...spaced, Buffer.from(")\r\n")]));
}

export function marksSeen(items: readonly string[]): boolean {
  return items.some((item) => item.startsWith("BODY["));
}

export function headerOf(raw: Buffer): Buffer {
  const end = raw.indexOf("\r\n\r\n");
  return end < 0 ? raw : raw.subarray(0, end + 4);
}

function itemValue(message: StoredMessage, item: string): Buffer {
  if (item === "UID") return Buffer.from(`UID ${message.uid}`);
  if (item === "FLAGS") return Buffer.from(`FLAGS (${[...message.flags].join(" ")})`);
  if (item === "MODSEQ") return Buffer.from(`MODSEQ (${message.modseq})`);
  if (item === "INTERNALDATE") return Buffer.from(`INTERNALDATE "${imapDate(message.internalDate)}"`);
  if (item === "RFC822.SIZE") return Buffer.from(`RFC822.SIZE ${message.raw.length}`);
  return sectionValue(message.raw, item);
}

function sectionValue(raw: Buffer, item: string): Buffer {
  const [, section = "", offset, length] = SECTION.exec(item) ?? [];
  const header = headerOf(raw);
  const whole = section === "HEADER" ? header : section === "TEXT" ? raw.subarray(header.length) : raw;
  const cut = offset === undefined ? whole : whole.subarray(Number(offset), Number(offset) + Number(length));
  const origin = offset === undefined ? "" : `<${offset}>`;
  return Buffer.concat([Buffer.from(`BODY[${section}]${origin} {${cut.length}}\r\n`), cut]);
}

function imapDate(date: Date): string {
  const day = `${two(date.getUTCDate())}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

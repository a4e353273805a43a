/** Files that are text: which of the textual formats, if any. */
import { decodeText } from "./plain-text.ts";
import { isCmsText } from "./sniff-cms.ts";
import type { FileKind } from "./sniff.ts";

const HEAD_BYTES = 4096;
const MAIL_HEADERS =
  /^(from|to|subject|received|return-path|message-id|mime-version|date|delivered-to|dkim-signature):/i;

/** `undefined` where the bytes are no text at all. */
export function sniffText(file: Buffer): FileKind | undefined {
  if (!looksLikeText(file)) return undefined;
  const head = decodeText(file.subarray(0, HEAD_BYTES)).trimStart();
  if (head.startsWith("{\\rtf")) return "rtf";
  if (/^BEGIN:VCALENDAR/i.test(head)) return "calendar";
  if (/^BEGIN:VCARD/i.test(head)) return "contact-card";
  if (/<\?mso-application|<pkg:package|<w:wordDocument/i.test(head)) return "office-xml";
  if (isHtml(head)) return "html";
  if (isCmsText(head, file)) return "cms-text";
  return isMail(head) ? "mail" : "text";
}

/** Text has no zero bytes (but for UTF-16, which says so by its mark) and hardly any control characters. */
function looksLikeText(file: Buffer): boolean {
  const [first, second] = file;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return file.length > 2;
  const head = file.subarray(0, HEAD_BYTES);
  return head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 0x1a);
}

function isHtml(head: string): boolean {
  const start = head.replace(/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)+/, "");
  return /^<(?:!doctype\s+html|html|head|body|table|meta|div|p|span|center|font|h[1-6])\b/i.test(start);
}

function isMail(head: string): boolean {
  const lines = head.split(/\r?\n/, 40);
  const blank = lines.indexOf("");
  const headers = (blank < 0 ? lines : lines.slice(0, blank)).filter((line) => !/^[ \t]/.test(line));
  return (
    headers.length > 1 &&
    headers.every((line) => /^[\w-]+:/.test(line)) &&
    headers.filter((line) => MAIL_HEADERS.test(line)).length > 1
  );
}

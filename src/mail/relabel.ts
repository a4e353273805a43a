/**
 * A copy of a message whose charset labels say what the bytes are, so that the parser reads what the sender wrote:
 * Kazakh code pages under names that it knows, careless labels corrected, raw 8-bit header lines turned into UTF-8.
 * Bodies stay byte for byte as they were.
 */
import { bodyStart } from "./header-lines.ts";
import { decodeKz1048 } from "./kz1048.ts";
import { cyrillicCharset, isMostlyUtf8, trueCharset } from "./true-charset.ts";

/** More parts than any parser accepts need no labels. */
const MOST_PARTS = 1000;
/** Nor does a header larger than any parser accepts. */
const MOST_HEADER_BYTES = 1 << 20;
/** Enough of a body to know its letters by. */
const SAMPLE_BYTES = 1 << 18;

type Part = { readonly head: Buffer; readonly body: Buffer };

export function relabel(raw: Buffer): Buffer {
  const pieces: Buffer[] = [];
  const boundaries = new Set<string>();
  let at = 0;
  for (let count = 0; at < raw.length && count < MOST_PARTS; count++) {
    const bodyAt = at + bodyStart(raw.subarray(at));
    if (bodyAt - at > MOST_HEADER_BYTES) break;
    const head = raw.subarray(at, bodyAt);
    for (const boundary of declaredBoundaries(head)) boundaries.add(boundary);
    const next = nextPart(raw, bodyAt, boundaries);
    pieces.push(relabelledHead({ head, body: raw.subarray(bodyAt, next.bodyEnd) }), raw.subarray(bodyAt, next.headAt));
    at = next.headAt;
  }
  return Buffer.concat([...pieces, raw.subarray(at)]);
}

function declaredBoundaries(head: Buffer): readonly string[] {
  const found = head.toString("latin1").matchAll(/boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi);
  return [...found].map((match) => match[1] ?? match[2] ?? "");
}

/** The next header block begins behind the next opening boundary line; behind a closing one there is none. */
function nextPart(raw: Buffer, from: number, boundaries: ReadonlySet<string>): { bodyEnd: number; headAt: number } {
  if (boundaries.size === 0) return { bodyEnd: raw.length, headAt: raw.length };
  let bodyEnd: number | undefined;
  for (let dashes = raw.indexOf("--", from); dashes >= 0; dashes = raw.indexOf("\n--", dashes)) {
    const start = raw[dashes] === 0x0a ? dashes + 1 : dashes;
    const lineEnd = raw.indexOf(0x0a, start) + 1 || raw.length;
    const line = raw
      .subarray(start + 2, Math.min(lineEnd, start + 300))
      .toString("latin1")
      .trimEnd();
    const atLineStart = start === 0 || raw[start - 1] === 0x0a;
    if (atLineStart && boundaries.has(line)) return { bodyEnd: bodyEnd ?? start, headAt: lineEnd };
    if (atLineStart && line.endsWith("--") && boundaries.has(line.slice(0, -2))) bodyEnd ??= start;
    dashes = Math.max(dashes + 1, lineEnd - 1);
  }
  return { bodyEnd: bodyEnd ?? raw.length, headAt: raw.length };
}

function relabelledHead(part: Part): Buffer {
  const before = part.head.toString("latin1");
  const after = withBodyCharset(withKnownLabels(withUtf8Lines(part.head)), part.body);
  return after === before ? part.head : Buffer.from(after, "latin1");
}

/** @returns bytes as latin1 characters. Raw 8-bit headers are windows-1251 in this country where they are not UTF-8. */
function withUtf8Lines(head: Buffer): string {
  const text = head.toString("latin1");
  if (!/[\x80-\xff]/.test(text) || isMostlyUtf8(head)) return text;
  return text.replace(/[^\r\n]+/g, (line) => {
    const bytes = Buffer.from(line, "latin1");
    if (isMostlyUtf8(bytes)) return line;
    return Buffer.from(decodeCyrillic(bytes), "utf8").toString("latin1");
  });
}

function decodeCyrillic(bytes: Uint8Array): string {
  const kazakh = cyrillicCharset(bytes) === "rk1048";
  return kazakh ? decodeKz1048(bytes) : new TextDecoder("windows-1251").decode(bytes);
}

/** Encoded words (RFC 2047) and parameter values (RFC 2231). One of UTF-8 may be cut inside a letter: left alone. */
function withKnownLabels(head: string): string {
  return head
    .replace(
      /=\?([^?*\s]{1,40})(\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi,
      (word, label: string, _language, encoding: string, payload: string) => {
        if (/^utf-?8$/i.test(label)) return word;
        const bytes =
          encoding.toLowerCase() === "b" ? Buffer.from(payload, "base64") : fromQuoted(payload.replaceAll("_", " "));
        return `=?${trueCharset(label, bytes) ?? label}?${encoding}?${payload}?=`;
      },
    )
    .replace(
      /(\*(?:0\*)?=\s*"?)([\w-]{1,40})(?=')/g,
      (_all, start: string, label: string) => start + (trueCharset(label, new Uint8Array()) ?? label),
    );
}

function withBodyCharset(head: string, body: Buffer): string {
  const contentType = /^content-type[ \t]*:(?:[^\r\n]|\r?\n[ \t])*/im.exec(head)?.[0];
  if (contentType !== undefined && !/:\s*text\//i.test(contentType)) return head;
  const declared = /charset\s*=\s*"?([^\s;"]*)"?/i.exec(contentType ?? "");
  const charset = trueCharset(declared?.[1] ?? "", decodedSample(head, body));
  if (charset === undefined) return head;
  if (contentType === undefined)
    return head.replace(/(?:\r?\n)?$/, (end) => `Content-Type: text/plain; charset=${charset}\r\n${end}`);
  if (declared === null) return head.replace(contentType, () => `${contentType}; charset=${charset}`);
  return head.replace(contentType, () => contentType.replace(declared[0], `charset=${charset}`));
}

function decodedSample(head: string, body: Buffer): Uint8Array {
  const encoding = /^content-transfer-encoding[ \t]*:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  const sample = body.subarray(0, SAMPLE_BYTES);
  if (encoding === "base64") return Buffer.from(sample.toString("latin1"), "base64");
  return encoding === "quoted-printable" ? fromQuoted(sample.toString("latin1").replace(/=\r?\n/g, "")) : sample;
}

function fromQuoted(text: string): Uint8Array {
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

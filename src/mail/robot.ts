/** Messages that no person wrote to us: they get no automatic letter (RFC 3834, 2; RFC 5230, 4.6; common practice). */
import { headerValues } from "./header-lines.ts";
import type { MessageHead, ReadMessage } from "./message.ts";

export const ROBOT_KINDS = [
  "null-return-path",
  "own-letter",
  "own-address",
  "system-sender",
  "auto-submitted",
  "precedence",
  "list",
  "suppressed",
  "auto-header",
  "failed-recipients",
  "spam",
  "loop",
  "too-many-hops",
  "report",
  "calendar",
  "out-of-office",
] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** `evidence`: the header or word that told, for the history of a case. */
export type RobotReason = { readonly kind: RobotKind; readonly evidence: string };

const MOST_HOPS = 25;

const SYSTEM_SENDER =
  /^(mailer-?daemon|postmaster|no-?_?\.?reply|do-?_?not-?_?reply|auto-?(reply|responder|mailer|confirm)|bounces?|listserv|majordomo|nobody|owner-.*|.*-(request|bounces?|owner|noreply|no-reply))(\+.*)?$/i;

const LIST_HEADERS = [
  "list-id",
  "list-post",
  "list-unsubscribe",
  "list-help",
  "list-subscribe",
  "list-owner",
  "list-archive",
  "feedback-id",
];
const AUTO_HEADERS = [
  "x-autoreply",
  "x-autorespond",
  "x-autoresponse",
  "x-autoreply-from",
  "x-mail-autoreply",
  "x-vacation",
];
const LOOP_HEADERS = ["x-loop", "x-ms-exchange-inbox-rules-loop"];
const REPORTS = new Set([
  "multipart/report",
  "message/delivery-status",
  "message/disposition-notification",
  "message/feedback-report",
]);

/** At the beginning of a subject only: a person may well write about an absence. */
const OUT_OF_OFFICE =
  /^((re|fwd?|ответ|на)\s*:\s*)?(automatic reply|auto[- ]?reply|auto[- ]?response|auto:|out of (the )?office|away from office|автоответ|автоматический ответ|авто:|вне офиса|нет на месте|я в отпуске|нахожусь в отпуске|отсутствую|автожауап|автоматты (түрдегі )?жауап|автоматты:|кеңседе жоқпын|кеңседен тыс|жұмыста жоқпын|демалыстамын|еңбек демалысындамын)/iu;

/**
 * @param ownAddresses the register's own address and its aliases, lower case.
 * @returns the first sign found, or undefined: then a person wrote.
 */
export function robotReason(message: ReadMessage, ownAddresses: readonly string[] = []): RobotReason | undefined {
  return (
    envelopeReason(message, ownAddresses) ??
    responderReason(message) ??
    transportReason(message) ??
    contentReason(message) ??
    subjectReason(message.subject)
  );
}

function envelopeReason(message: MessageHead, ownAddresses: readonly string[]): RobotReason | undefined {
  const [returnPath] = headerValues(message.headers, "return-path");
  if (returnPath !== undefined && /^<?\s*>?$/.test(returnPath))
    return { kind: "null-return-path", evidence: "Return-Path: <>" };
  if (has(message, "x-tizilim-letter")) return { kind: "own-letter", evidence: "X-Tizilim-Letter" };
  const address = message.from?.address ?? "";
  if (ownAddresses.includes(address)) return { kind: "own-address", evidence: address };
  if (SYSTEM_SENDER.test(address.replace(/@[^@]*$/, ""))) return { kind: "system-sender", evidence: address };
  const path = returnPath?.replace(/[<>\s]/g, "").replace(/@[^@]*$/, "") ?? "";
  return SYSTEM_SENDER.test(path) ? { kind: "system-sender", evidence: `Return-Path: ${path}` } : undefined;
}

function responderReason(message: MessageHead): RobotReason | undefined {
  const automatic = headerValues(message.headers, "auto-submitted").find((value) => !/^no\s*(?:[;(].*)?$/i.test(value));
  if (automatic !== undefined) return { kind: "auto-submitted", evidence: `Auto-Submitted: ${automatic}` };
  const precedence = headerValues(message.headers, "precedence").find((value) =>
    /^(bulk|junk|list|auto[_-]reply)\b/i.test(value),
  );
  if (precedence !== undefined) return { kind: "precedence", evidence: `Precedence: ${precedence}` };
  const suppressed = headerValues(message.headers, "x-auto-response-suppress").find((value) =>
    /\b(all|autoreply|oof|dr|rn|nrn)\b/i.test(value),
  );
  if (suppressed !== undefined) return { kind: "suppressed", evidence: `X-Auto-Response-Suppress: ${suppressed}` };
  return firstHeader(message, LIST_HEADERS, "list") ?? firstHeader(message, AUTO_HEADERS, "auto-header");
}

function transportReason(message: MessageHead): RobotReason | undefined {
  const hops = headerValues(message.headers, "received").length;
  if (hops > MOST_HOPS) return { kind: "too-many-hops", evidence: `${hops} Received` };
  const spam = headerValues(message.headers, "x-spam-flag").some((value) => /^yes\b/i.test(value));
  if (spam) return { kind: "spam", evidence: "X-Spam-Flag" };
  if (headerValues(message.headers, "x-gnd-status").some((value) => /^spam\b/i.test(value)))
    return { kind: "spam", evidence: "X-GND-Status" };
  return (
    firstHeader(message, LOOP_HEADERS, "loop") ?? firstHeader(message, ["x-failed-recipients"], "failed-recipients")
  );
}

function contentReason(message: ReadMessage): RobotReason | undefined {
  if (REPORTS.has(message.contentType)) return { kind: "report", evidence: message.contentType };
  if (message.contentType === "text/calendar") return { kind: "calendar", evidence: message.contentType };
  if (message.kind === "unparsable") return undefined;
  const parts = message.attachments.filter((part) => !part.forwarded);
  const report = parts.find((part) => REPORTS.has(part.contentType));
  if (report !== undefined) return { kind: "report", evidence: report.contentType };
  const papers = parts.filter((part) => !part.inline && !/^(text\/calendar|application\/ics)$/.test(part.contentType));
  return papers.length === 0 && parts.some((part) => isInvitation(part.contentType, part.bytes))
    ? { kind: "calendar", evidence: "text/calendar" }
    : undefined;
}

function isInvitation(contentType: string, bytes: Buffer): boolean {
  return (
    contentType === "text/calendar" &&
    /^METHOD:(REQUEST|CANCEL|REPLY|COUNTER|REFRESH)\b/im.test(bytes.subarray(0, 8192).toString("latin1"))
  );
}

function subjectReason(subject: string): RobotReason | undefined {
  return OUT_OF_OFFICE.test(subject.normalize("NFC"))
    ? { kind: "out-of-office", evidence: subject.slice(0, 80) }
    : undefined;
}

function firstHeader(message: MessageHead, names: readonly string[], kind: RobotKind): RobotReason | undefined {
  const name = names.find((one) => has(message, one));
  return name === undefined ? undefined : { kind, evidence: name };
}

function has(message: MessageHead, name: string): boolean {
  return message.headers.some((line) => line.name === name);
}

/** Notices that a letter of ours did not arrive (RFC 3464), and those of servers that write their own. */
import { headerLines, headerValues } from "./header-lines.ts";
import type { HeaderLine } from "./header-lines.ts";
import type { ReadableMessage, ReadMessage } from "./message.ts";
import { readWildBounce } from "./wild-bounce.ts";

export type Bounce = {
  /** `report`: by the standard. `wild`: told by its sender and words. */
  readonly form: "report" | "wild";
  /** Lower case. */
  readonly recipient?: string;
  /** Enhanced status code, `5.1.1`. */
  readonly status?: string;
  /** Nobody will try any more. False: the other server still tries. */
  readonly permanent: boolean;
  readonly diagnostic?: string;
  /** Of the letter that did not arrive, with angle brackets, from the headers that came back. Forgeable: look it up. */
  readonly messageId?: string;
};

/** @returns undefined for everything that is no notice of failure or delay: ordinary mail, notices of success. */
export function readBounce(message: ReadMessage): Bounce | undefined {
  if (message.kind === "unparsable") return undefined;
  const statuses = message.attachments.filter(
    (part) => part.contentType === "message/delivery-status" && !part.forwarded,
  );
  const isReport = message.contentType === "multipart/report" || message.contentType === "message/delivery-status";
  if (!isReport || statuses.length === 0) return readWildBounce(message, returnedId(message));
  const recipients = statuses.flatMap((part) => recipientFields(part.bytes));
  const worst =
    recipients.find((fields) => action(fields) === "failed") ??
    recipients.find((fields) => action(fields) === "delayed");
  return worst === undefined ? undefined : fromFields(worst, returnedId(message));
}

/** Blocks of fields between empty lines; the first is about the message, the others about one recipient each. */
function recipientFields(bytes: Buffer): readonly (readonly HeaderLine[])[] {
  return bytes
    .toString("latin1")
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((block) => headerLines(Buffer.from(block, "latin1")))
    .filter((fields) =>
      fields.some((field) => field.name === "action" || field.name === "final-recipient" || field.name === "status"),
    );
}

/** Some servers leave the action out; a status of class 5 says the same. */
function action(fields: readonly HeaderLine[]): string {
  const written = headerValues(fields, "action")[0]
    ?.toLowerCase()
    .match(/^[a-z]+/)?.[0];
  if (written !== undefined) return written;
  const status = statusOf(fields);
  if (status?.startsWith("5")) return "failed";
  return status?.startsWith("4") ? "delayed" : "unknown";
}

function fromFields(fields: readonly HeaderLine[], messageId: string | undefined): Bounce {
  const recipient = addressOf(
    headerValues(fields, "original-recipient")[0] ?? headerValues(fields, "final-recipient")[0],
  );
  const status = statusOf(fields);
  const diagnostic = headerValues(fields, "diagnostic-code")[0]?.slice(0, 500);
  return {
    form: "report",
    permanent: action(fields) === "failed",
    ...(recipient === undefined ? {} : { recipient }),
    ...(status === undefined ? {} : { status }),
    ...(diagnostic === undefined ? {} : { diagnostic }),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

function statusOf(fields: readonly HeaderLine[]): string | undefined {
  return headerValues(fields, "status")[0]?.match(/^[245]\.\d{1,3}\.\d{1,3}/)?.[0];
}

/** `rfc822; <user@host>` → `user@host` */
function addressOf(value: string | undefined): string | undefined {
  return value
    ?.replace(/^[^;]*;/, "")
    .match(/[^\s<>"]+@[^\s<>"]+/)?.[0]
    .toLowerCase();
}

function returnedId(message: ReadableMessage): string | undefined {
  const ids = message.enclosed.flatMap((inner) => headerValues(inner.headers, "message-id"));
  return ids.map((id) => id.match(/<[^<>\s]+>/)?.[0]).find((id) => id !== undefined);
}

/** What makes two deliveries the same message, whatever the folder, the uid or the way that they took. */
import { createHash } from "node:crypto";
import { bodyStart, headerValues } from "./header-lines.ts";
import type { MessageHead } from "./message.ts";

/**
 * Not by Message-ID alone: a stranger could send a victim's Message-ID first and so suppress the true message.
 * Headers that are written on the way (Received, DKIM-Signature, Delivered-To …) do not count.
 *
 * @returns 64 hexadecimal digits.
 */
export function contentHash(raw: Buffer, message: MessageHead): string {
  const sender = message.from?.address ?? headerValues(message.headers, "from").join("\n");
  const names =
    message.messageId === undefined
      ? [
          "",
          sender,
          headerValues(message.headers, "date").join("\n"),
          headerValues(message.headers, "subject").join("\n"),
        ]
      : [message.messageId, sender];
  const hash = createHash("sha256");
  for (const name of names) hash.update(`${Buffer.byteLength(name)}:${name}\n`);
  return hash.update(raw.subarray(bodyStart(raw))).digest("hex");
}

/** Which parts of a message are papers. */
import type { Attachment } from "../mail/message.ts";

/** A picture that stands inside the text and is smaller than this is a signature's logo, not a form. Bytes. */
const LOGO_BYTES = 60_000;
/** Parts that say something about the mail, not about the applicant. */
const NOT_DOCUMENTS = new Set([
  "message/delivery-status",
  "text/calendar",
  "text/vcard",
  "application/pgp-signature",
  "text/rfc822-headers",
  "message/disposition-notification",
]);

export function isDocument(part: Attachment): boolean {
  const isLogo = part.inline && part.contentType.startsWith("image/") && part.bytes.length < LOGO_BYTES;
  return !isLogo && !NOT_DOCUMENTS.has(part.contentType);
}

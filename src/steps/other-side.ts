/** The other side of the mailbox, for the demo: a mail program that hands messages in, and one that opens letters. */
import { openSender } from "../mail/sender.ts";
import { parseServerAddress } from "../mail/server-address.ts";

export { letterParts } from "../mail/letter-parts.ts";
export type { LetterParts } from "../mail/letter-parts.ts";

export type MailProgram = {
  /** Throws where the server does not take the message. */
  readonly handIn: (message: { readonly from: string; readonly to: string; readonly bytes: Buffer }) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** `smtpUrl` as in `TIZILIM_SMTP_URL`. */
export function openMailProgram(smtpUrl: string): MailProgram {
  const address = parseServerAddress(smtpUrl, "smtp");
  if (typeof address === "string") throw new Error(`${smtpUrl} is no server: it ${address}`);
  const sender = openSender(address);
  return {
    handIn: async ({ from, to, bytes }) => {
      const outcome = await sender.send({ envelopeFrom: from, to: [to], bytes });
      if (outcome.kind !== "accepted") throw new Error(`the mail server did not take a message: ${outcome.kind}`);
    },
    close: sender.close,
  };
}

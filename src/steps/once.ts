/** One pass over everything, then the end: `tizilim once`. */
import { openMailbox } from "../mail/mailbox.ts";
import { openSender } from "../mail/sender.ts";
import { instantOf } from "../storage/facts.ts";
import type { Servers } from "./daemon.ts";
import type { Office } from "./office.ts";
import { publishPass, readMail, runTime, sendMail } from "./pass.ts";
import type { Listener } from "./pass.ts";
import { WorldFault } from "./world-fault.ts";

/** Throws `MailboxFault` where the mailbox can't be read and `WorldFault` where letters could not leave. */
export async function runOnce(office: Office, servers: Servers, listener: Listener = {}): Promise<void> {
  const mailbox = await openMailbox(servers.imap, office.settings.mailbox);
  const sender = openSender(servers.smtp);
  try {
    await readMail(office, mailbox, listener);
    await runTime(office, instantOf(office.store, "read-through"), listener);
    const sent = await sendMail(office, mailbox, sender);
    await publishPass(office);
    if (sent.fault !== undefined)
      throw new WorldFault(`letters wait, the mail server did not take them: ${sent.fault}`);
  } finally {
    await mailbox.close();
    await sender.close();
  }
}

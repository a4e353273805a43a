/** One pass over everything: mail in, time, letters out, register published. `once` is one; the daemon makes many. */
import type { Instant } from "../calendar/plain-date.ts";
import type { Decision } from "../cases/desk.ts";
import type { Mailbox } from "../mail/mailbox.ts";
import { MailboxFault } from "../mail/mailbox-fault.ts";
import type { Sender } from "../mail/sender.ts";
import { PublishError } from "../publishing/publish.ts";
import { setFact } from "../storage/facts.ts";
import { lettersInDoubt } from "../storage/letters.ts";
import type { StoredMessage } from "../storage/messages.ts";
import { decideMail } from "./decide-mail.ts";
import type { Told } from "./decide-message.ts";
import type { Office } from "./office.ts";
import { publishRegister } from "./publish-register.ts";
import { uploadRegister } from "./upload-register.ts";
import { runDeadlines } from "./run-deadlines.ts";
import { sendLetters, settleDoubts } from "./send-letters.ts";
import type { Prove, Sent } from "./send-letters.ts";
import { markHandled, takeIn } from "./take-in.ts";
import { writeDigest } from "./write-digest.ts";
import { WorldFault } from "./world-fault.ts";

/** Who wants to hear of what happens while it happens (the demo's terminal). */
export type Listener = {
  readonly decided?: (stored: StoredMessage, told: Told) => void;
  readonly moved?: (decision: Decision) => void;
};

/** Reads the mailbox through and decides everything in the order in which it was received. */
export async function readMail(office: Office, mailbox: Mailbox, listener: Listener = {}): Promise<void> {
  const began = await scanMailbox(office, mailbox);
  await decideMail(office, (stored, told) => listener.decided?.(stored, told));
  noteReadThrough(office, began);
  await markHandled(office, mailbox);
}

/** Takes in all that is new. Returns the moment at which the scan began: what was there then is stored now. */
export async function scanMailbox(office: Office, mailbox: Mailbox): Promise<Instant> {
  const began = office.now();
  await takeIn(office, mailbox);
  setFact(office.store, "last-scan", began);
  return began;
}

/** All that was there when the scan began is decided: deadlines before that moment may take effect (contract §6). */
export function noteReadThrough(office: Office, began: Instant): void {
  setFact(office.store, "read-through", began);
  office.passing("read-through-noted");
}

/** Deadlines and the digest: what only time causes. */
export async function runTime(
  office: Office,
  readThrough: Instant | undefined,
  listener: Listener = {},
): Promise<void> {
  for (const decision of await runDeadlines(office, readThrough)) listener.moved?.(decision);
  await writeDigest(office);
}

/** Letters out; those in doubt looked for first, where copies of them would lie. Stops between two letters at `signal`. */
export async function sendMail(
  office: Office,
  mailbox: Mailbox | undefined,
  sender: Sender,
  signal?: AbortSignal,
): Promise<Sent> {
  if (mailbox && lettersInDoubt(office.store).length > 0) await lookForProofs(office, mailbox);
  return await sendLetters(office, sender, signal);
}

/** A mailbox that fails proves nothing: the letters stay in doubt, and the others leave all the same. */
async function lookForProofs(office: Office, mailbox: Mailbox): Promise<void> {
  try {
    const proof = await proofIn(office, mailbox);
    if (proof) await settleDoubts(office, proof);
  } catch (fault) {
    if (!(fault instanceof MailboxFault)) throw fault;
  }
}

/** Undefined where there is nowhere to look: the letters stay in doubt, and stand so in the digest. */
async function proofIn(office: Office, mailbox: Mailbox): Promise<Prove | undefined> {
  if (office.settings.receipts !== "sent-folder") return (messageId) => mailbox.has(messageId, office.settings.mailbox);
  const folder = await mailbox.sentFolder();
  return folder === undefined ? undefined : (messageId) => mailbox.has(messageId, folder);
}

/** Throws `WorldFault` where the register could not be written: what was published before stays. */
export async function publishPass(office: Office): Promise<void> {
  try {
    await publishRegister(office, office.settings.publicDir, false);
  } catch (fault) {
    if (!(fault instanceof PublishError)) throw fault;
    const cause = fault.cause instanceof Error ? fault.cause.message : String(fault.cause);
    throw new WorldFault(`${fault.message}: ${cause}`, fault);
  }
  await uploadRegister(office);
}

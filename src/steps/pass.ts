/** One pass over everything: mail in, time, letters out, register published. `once` is one; the daemon makes many. */
import type { Instant } from "../calendar/plain-date.ts";
import type { Decision } from "../cases/desk.ts";
import type { Mailbox } from "../mail/mailbox.ts";
import type { Sender } from "../mail/sender.ts";
import { setFact } from "../storage/facts.ts";
import { undecided } from "../storage/messages.ts";
import type { StoredMessage } from "../storage/messages.ts";
import { decideMessage } from "./decide-message.ts";
import type { Told } from "./decide-message.ts";
import type { Office } from "./office.ts";
import { publishRegister } from "./publish-register.ts";
import { uploadRegister } from "./upload-register.ts";
import { runDeadlines } from "./run-deadlines.ts";
import { sendLetters, settleDoubts } from "./send-letters.ts";
import type { Prove, Sent } from "./send-letters.ts";
import { markHandled, takeIn } from "./take-in.ts";
import { writeDigest } from "./write-digest.ts";

/** Who wants to hear of what happens while it happens (the demo's terminal). */
export type Listener = {
  readonly decided?: (stored: StoredMessage, told: Told) => void;
  readonly moved?: (decision: Decision) => void;
};

/** Reads the mailbox through and decides everything in the order in which it was received. */
export async function readMail(office: Office, mailbox: Mailbox, listener: Listener = {}): Promise<void> {
  const began = office.now();
  await takeIn(office, mailbox);
  for (const stored of undecided(office.store)) {
    const told = await decideMessage(office, stored);
    listener.decided?.(stored, told);
  }
  noteReadThrough(office, began);
  await markHandled(office, mailbox);
}

/** All that was there when the scan began is decided: deadlines before that moment may take effect (contract §6). */
function noteReadThrough(office: Office, began: Instant): void {
  setFact(office.store, "read-through", began);
  setFact(office.store, "last-scan", began);
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

/** Letters out; those in doubt looked for first, where copies of them would lie. */
export async function sendMail(office: Office, mailbox: Mailbox | undefined, sender: Sender): Promise<Sent> {
  const proof = mailbox && (await proofIn(office, mailbox));
  if (proof) await settleDoubts(office, proof);
  return await sendLetters(office, sender);
}

/** Undefined where there is nowhere to look: the letters stay in doubt, and stand so in the digest. */
async function proofIn(office: Office, mailbox: Mailbox): Promise<Prove | undefined> {
  if (office.settings.receipts !== "sent-folder") return (messageId) => mailbox.has(messageId, office.settings.mailbox);
  const folder = await mailbox.sentFolder();
  return folder === undefined ? undefined : (messageId) => mailbox.has(messageId, folder);
}

export async function publishPass(office: Office): Promise<void> {
  try {
    await publishRegister(office, office.settings.publicDir, false);
  } catch (cause) {
    office.log.error("register-unpublished", { cause: cause instanceof Error ? cause.message : String(cause) });
    throw cause;
  }
  await uploadRegister(office);
}

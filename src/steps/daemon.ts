/** The long-running clerk: watches the mailbox, minds the time, sends and publishes; survives every fault of the world. */
import type { Mailbox } from "../mail/mailbox.ts";
import { openMailbox } from "../mail/mailbox.ts";
import { MailboxFault } from "../mail/mailbox-fault.ts";
import { openSender } from "../mail/sender.ts";
import { instantOf } from "../storage/facts.ts";
import type { Office } from "./office.ts";
import { publishPass, readMail, runTime, sendMail } from "./pass.ts";
import type { Listener } from "./pass.ts";
import type { ServerAddress } from "../mail/server-address.ts";

export type Servers = { readonly imap: ServerAddress; readonly smtp: ServerAddress };

/** IDLE is a hint; a full scan every so often is the safety net. */
const SCAN_MS = 60_000;
const BACKOFF_MS = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000];
/** A refused log-in is not tried often: accounts get locked. */
const LOGIN_BACKOFF_MS = 300_000;

/** Runs until `signal`. A fault of our own ends it by throwing: the supervisor restarts it, and it resumes. */
export async function runDaemon(
  office: Office,
  servers: Servers,
  signal: AbortSignal,
  listener: Listener = {},
): Promise<void> {
  const sender = openSender(servers.smtp);
  office.log.info("started", { mailbox: office.settings.mailbox });
  let failures = 0;
  let mailbox: Mailbox | undefined;
  const shut = () => void mailbox?.close();
  signal.addEventListener("abort", shut);
  try {
    while (!signal.aborted) {
      try {
        mailbox = mailbox?.isUsable() ? mailbox : await openMailbox(servers.imap, office.settings.mailbox);
        await readMail(office, mailbox, listener);
        failures = 0;
      } catch (fault) {
        if (!(fault instanceof MailboxFault)) throw fault;
        if (!signal.aborted) await onMailboxFault(office, fault, failures);
        await mailbox?.close();
        mailbox = undefined;
        failures += 1;
      }
      await afterMail(office, mailbox, sender, listener);
      if (!signal.aborted) await wait(mailbox, failures, signal);
    }
  } finally {
    office.log.info("stopping");
    await mailbox?.close();
    await sender.close();
  }
}

async function onMailboxFault(office: Office, fault: MailboxFault, failures: number): Promise<void> {
  if (failures > 0 && failures % 10 !== 0) return;
  office.log.error("mailbox-unreachable", {
    kind: fault.kind,
    cause: fault.message,
    lastScan: instantOf(office.store, "last-scan"),
  });
}

/** Time, letters and the register go on while the mailbox is away; refusals do not (contract §6). */
async function afterMail(
  office: Office,
  mailbox: Mailbox | undefined,
  sender: ReturnType<typeof openSender>,
  listener: Listener,
): Promise<void> {
  await runTime(office, instantOf(office.store, "read-through"), listener);
  try {
    await sendMail(office, mailbox, sender);
  } catch (fault) {
    if (!(fault instanceof MailboxFault)) throw fault;
  }
  await publishPass(office).catch(() => undefined);
}

async function wait(mailbox: Mailbox | undefined, failures: number, signal: AbortSignal): Promise<void> {
  if (mailbox) {
    await mailbox.waitForNews(SCAN_MS).catch(() => "closed");
    return;
  }
  const pause = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? LOGIN_BACKOFF_MS;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, pause);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

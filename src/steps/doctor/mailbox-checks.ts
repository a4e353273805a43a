/** The mailbox: log-in, encryption, folders, and whose word about senders is believed. */
import type { Instant } from "../../calendar/plain-date.ts";
import { instant } from "../../calendar/plain-date.ts";
import { parseResults } from "../../mail/authentication-results.ts";
import type { FetchedMessage } from "../../mail/fetched-message.ts";
import { headerLines, headerValues } from "../../mail/header-lines.ts";
import { openMailbox } from "../../mail/mailbox.ts";
import type { Mailbox } from "../../mail/mailbox.ts";
import { MailboxFault } from "../../mail/mailbox-fault.ts";
import type { MailboxFaultKind } from "../../mail/mailbox-fault.ts";
import { describeServer } from "../../mail/server-address.ts";
import type { ServerAddress } from "../../mail/server-address.ts";
import type { Settings } from "../settings.ts";
import { fail, ok, warn, wordsOf } from "./check.ts";
import type { Check } from "./check.ts";
import { encryptionCheck } from "./encryption-check.ts";

/** So many of the newest messages are looked at for the receiving server's name. */
const NEWEST = 10;

const REMEDIES: Readonly<Record<MailboxFaultKind, string>> = {
  unreachable: "check host and port of TIZILIM_IMAP_URL, and the way to it (DNS, firewall)",
  "login-refused":
    "check user and password in TIZILIM_IMAP_URL (percent-encoded), and that the server allows IMAP for them",
  tls: "the server can't prove who it is: use the name in its certificate, or ?ca=FILE for an authority of your own",
  "no-folder": "set TIZILIM_MAILBOX to a folder that exists",
  dropped: "the server ended the connection: its log says why",
};

const TOKEN_REMEDY =
  "check TIZILIM_OAUTH (user, scope), and that its provider lets the application use IMAP for that user";

export type MailboxLook = { readonly checks: readonly Check[]; readonly seen: readonly Instant[] };

export async function mailboxChecks(settings: Settings, server: ServerAddress): Promise<MailboxLook> {
  let mailbox: Mailbox | undefined;
  try {
    mailbox = await openMailbox(server, settings.mailbox);
    return await look(settings, server, mailbox);
  } catch (fault) {
    if (!(fault instanceof MailboxFault)) throw fault;
    const isToken = fault.kind === "login-refused" && server.tokens !== undefined;
    return { checks: [fail("IMAP", wordsOf(fault), isToken ? TOKEN_REMEDY : REMEDIES[fault.kind])], seen: [] };
  } finally {
    await mailbox?.close();
  }
}

async function look(settings: Settings, server: ServerAddress, mailbox: Mailbox): Promise<MailboxLook> {
  const uids = await mailbox.listUids();
  const newest = await mailbox.fetch(uids.slice(-NEWEST));
  return {
    checks: [
      ok("IMAP", `logged in to ${describeServer(server)}; ${uids.length} messages in ${settings.mailbox}`),
      encryptionCheck("IMAP", server),
      ...(await sentCheck(settings, mailbox)),
      authservCheck(settings.trustedAuthserv, newest),
    ],
    seen: newest.map((message) => instant(message.internalDate)),
  };
}

async function sentCheck({ receipts }: Settings, mailbox: Mailbox): Promise<readonly Check[]> {
  if (receipts !== "sent-folder") return [];
  const folder = await mailbox.sentFolder();
  if (folder !== undefined) return [ok("Sent folder", folder)];
  return [
    fail(
      "Sent folder",
      "the server names none (RFC 6154), and receipts are looked for there",
      "set TIZILIM_RECEIPTS to mailbox",
    ),
  ];
}

/** RFC 8601, 5 – without a trusted name every change and every ending waits for a person. */
function authservCheck(trusted: readonly string[], newest: readonly FetchedMessage[]): Check {
  const found = new Set(newest.flatMap(serversIn));
  const shown = [...found].join(", ") || "none";
  if (trusted.length === 0) {
    const says = "no server's word about senders is believed: every change and every ending waits for staff";
    return warn(
      "senders",
      says,
      `set TIZILIM_TRUSTED_AUTHSERV to your receiving server's id (in the newest messages: ${shown})`,
    );
  }
  if (newest.length === 0) return ok("senders", `believed: ${trusted.join(", ")}; no message yet to compare with`);
  if (trusted.some((id) => found.has(id.toLowerCase())))
    return ok("senders", `believed: ${trusted.join(", ")}; seen in the newest messages`);
  const says = `${trusted.join(", ")} does not stand in any of the ${newest.length} newest messages`;
  return warn("senders", says, `compare TIZILIM_TRUSTED_AUTHSERV with their Authentication-Results (found: ${shown})`);
}

function serversIn(message: FetchedMessage): readonly string[] {
  const bytes = bytesOf(message);
  return headerValues(headerLines(bytes), "authentication-results").flatMap(
    (value) => parseResults(value)?.server ?? [],
  );
}

function bytesOf(message: FetchedMessage): Buffer {
  if (message.kind === "whole") return message.bytes;
  return message.kind === "too-large" ? message.head : Buffer.alloc(0);
}

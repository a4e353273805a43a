/** A message that ended the process thrice: nothing in it is opened any more; its sender hears that a person looks. */
import type { Incoming } from "../cases/incoming.ts";
import { headerLines, headerValues } from "../mail/header-lines.ts";
import { readHead } from "../mail/message-head.ts";
import type { MessageHead } from "../mail/message.ts";
import { robotReason } from "../mail/robot.ts";
import { authenticate } from "../mail/authentication.ts";
import type { StoredMessage } from "../storage/messages.ts";
import { readOriginal } from "../storage/originals.ts";
import { decideIncoming } from "./decide-message.ts";
import type { Told } from "./decide-message.ts";
import type { Office } from "./office.ts";

/** `withHead`: the head alone is still read; where even that ended the process again and again, it is not any more. */
export async function setAside(office: Office, stored: StoredMessage, withHead: boolean): Promise<Told> {
  office.log.error("message-set-aside", { message: stored.id, original: stored.rawHash });
  const incoming = withHead ? await knownByHead(office, stored) : unknownSender(stored);
  return await decideIncoming(office, incoming, { id: stored.id, stage: "set-aside", contentHash: stored.rawHash });
}

function unknownSender(stored: StoredMessage, source = `original ${stored.rawHash.slice(0, 12)}`): Incoming {
  return {
    receivedAt: stored.receivedAt,
    references: [],
    subject: source,
    words: "",
    submission: { forms: [], unread: [{ source, reason: "damaged" }], strangers: [] },
    sender: "none",
    robot: false,
    doubted: false,
  };
}

async function knownByHead(office: Office, stored: StoredMessage): Promise<Incoming> {
  const raw = readOriginal(office.store, stored.rawHash);
  const head = await readHead(raw);
  return {
    ...unknownSender(stored, head.subject || undefined),
    ...(head.messageId !== undefined && { messageId: head.messageId }),
    ...(head.from !== undefined && { from: head.from.address }),
    references: [...new Set([...head.inReplyTo, ...head.references])],
    subject: head.subject,
    sender: authenticate(raw, head.from?.address, office.settings.trustedAuthserv).verdict,
    robot: isRobot(office, raw, head),
  };
}

function isRobot(office: Office, raw: Buffer, head: MessageHead): boolean {
  const own = headerValues(headerLines(raw), "X-Tizilim-Letter").length > 0;
  return (
    own ||
    robotReason({ ...head, kind: "unparsable", reason: "broken", detail: "" }, [office.settings.address]) !== undefined
  );
}

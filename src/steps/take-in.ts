/** The mailbox read through: every message not yet known is kept as it came, before anything looks at it (law:6). */
import { instant } from "../calendar/plain-date.ts";
import type { FetchedMessage } from "../mail/fetched-message.ts";
import type { Mailbox } from "../mail/mailbox.ts";
import { setFact } from "../storage/facts.ts";
import { keepOriginal } from "../storage/originals.ts";
import { knownUids, recordArrivals, setMarked, unmarkedUids } from "../storage/messages.ts";
import type { Arrival } from "../storage/messages.ts";
import type { Office } from "./office.ts";

const BATCH = 25;

/** No time window, no flags: the full list minus what is known (facts: mail §2). Returns the number of new messages. */
export async function takeIn(office: Office, mailbox: Mailbox): Promise<number> {
  const { store, settings } = office;
  const listed = await mailbox.listUids();
  const known = knownUids(store, settings.mailbox, mailbox.uidValidity);
  const fresh = listed.filter((uid) => !known.has(uid));
  for (let at = 0; at < fresh.length; at += BATCH) {
    const fetched = await mailbox.fetch(fresh.slice(at, at + BATCH));
    const arrivals = await Promise.all(fetched.map((message) => arrival(office, mailbox, message)));
    recordArrivals(store, arrivals, office.now());
    office.passing("arrivals-recorded");
  }
  setFact(store, "mailbox-count", String(listed.length));
  office.log.info("mailbox-read", { known: known.size, new: fresh.length });
  return fresh.length;
}

/** What could not be fetched whole is kept as far as it was given: a person looks at the rest on the server. */
async function arrival(office: Office, mailbox: Mailbox, message: FetchedMessage): Promise<Arrival> {
  const rawHash = await keepOriginal(office.store, bytesOf(message));
  office.passing("original-kept");
  return {
    place: { folder: office.settings.mailbox, uidValidity: mailbox.uidValidity, uid: message.uid },
    rawHash,
    receivedAt: instant(message.internalDate),
    size: message.size,
  };
}

function bytesOf(message: FetchedMessage): Buffer {
  switch (message.kind) {
    case "whole":
      return message.bytes;
    case "too-large":
      return message.head;
    case "withheld":
      return Buffer.from(
        `Subject: message ${message.uid} that the server would not give out\r\n\r\n${message.reason}\r\n`,
      );
  }
}

/** For people who look into the mailbox: handled ones bear a keyword, and stay where they are. */
export async function markHandled(office: Office, mailbox: Mailbox): Promise<void> {
  const uids = unmarkedUids(office.store, office.settings.mailbox, mailbox.uidValidity);
  if (uids.length > 0 && (await mailbox.addKeyword(uids))) {
    office.passing("keyword-set");
    setMarked(office.store, office.settings.mailbox, mailbox.uidValidity, uids);
  }
}

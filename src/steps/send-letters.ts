/** The outbox: what is stored is sent, once. An unknown outcome waits for its proof (contract §6). */
import { almatyDay, instant } from "../calendar/plain-date.ts";
import type { Instant } from "../calendar/plain-date.ts";
import { onDelay } from "../cases/on-day.ts";
import type { SendOutcome, Sender } from "../mail/sender.ts";
import { findCase } from "../storage/case-files.ts";
import { commitDecisions } from "../storage/commit-decision.ts";
import {
  beginSending,
  dueCount,
  letterFailed,
  letterInDoubt,
  letterSent,
  lettersInDoubt,
  nextDueLetter,
  letterWaits,
  OVERTAKEN,
  rewriteLetter,
  unsentNotices,
} from "../storage/letters.ts";
import type { StoredLetter } from "../storage/letters.ts";
import { layDesk } from "./lay-desk.ts";
import type { Office } from "./office.ts";
import { writeLetter } from "./write-letters.ts";

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 1800;
const NO_KEYS = { references: [], numbers: [], identities: [] };

export type Sent = { readonly sent: number; readonly waiting: number; readonly fault?: string };

/** Sends every due letter, oldest first. Stops at the first one that the server can't be reached for. */
export async function sendLetters(office: Office, sender: Sender, signal?: AbortSignal): Promise<Sent> {
  let sent = 0;
  for (const letter of unsentNotices(office.store))
    if (isOvertaken(office, letter)) letterFailed(office.store, letter.id, OVERTAKEN);
  for (;;) {
    const letter = signal?.aborted ? undefined : nextDueLetter(office.store, office.now());
    if (!letter) return { sent, waiting: 0 };
    const fresh = await office.inTurn(() => rewrittenIfLate(office, letter));
    if (!beginSending(office.store, fresh.id, office.now())) continue;
    office.passing("sending-stored");
    const outcome = await sender.send({
      envelopeFrom: office.settings.address,
      to: envelope(office, fresh),
      bytes: fresh.bytes,
    });
    office.passing("letter-offered");
    const fault = settle(office, fresh, outcome);
    office.passing("letter-settled");
    if (fault === undefined) sent += 1;
    else if (outcome.kind === "not-sent" || outcome.kind === "unknown")
      return { sent, waiting: dueCount(office.store, office.now()), fault };
  }
}

/** A reminder or a list of gaps that could not leave in its time, and of which no byte ever did, would now be untrue. */
function isOvertaken(office: Office, { kind, caseNumber, writtenAt }: StoredLetter): boolean {
  const waits = caseNumber !== undefined && findCase(office.store, caseNumber)?.case.state === "refine";
  return !waits || (kind === "reminder" && almatyDay(writtenAt) < almatyDay(office.now()));
}

/** Our own address as a second recipient: the server takes both or none, and the copy that comes back is the proof. */
function envelope(office: Office, letter: StoredLetter): readonly string[] {
  const { address, receipts } = office.settings;
  return receipts === "mailbox" && !letter.recipients.includes(address)
    ? [...letter.recipients, address]
    : letter.recipients;
}

/** Returns what went wrong, in the server's words. */
function settle(office: Office, letter: StoredLetter, outcome: SendOutcome): string | undefined {
  const about = { letter: letter.id, kind: letter.kind, case: letter.caseNumber };
  switch (outcome.kind) {
    case "accepted":
      return settleAccepted(office, letter, outcome, about);
    case "refused":
      if (outcome.permanent) letterFailed(office.store, letter.id, outcome.response);
      else letterWaits(office.store, letter.id, later(office.now(), letter.attempts), outcome.response);
      office.log.warn(outcome.permanent ? "letter-failed" : "letter-waits", {
        ...about,
        response: codeOf(outcome.response),
      });
      return outcome.response;
    case "not-sent":
      letterWaits(office.store, letter.id, later(office.now(), letter.attempts), outcome.cause.message);
      office.log.warn("letter-waits", { ...about, cause: outcome.cause.message });
      return outcome.cause.message;
    case "unknown":
      letterInDoubt(office.store, letter.id, outcome.cause.message);
      office.log.warn("letter-in-doubt", { ...about, cause: outcome.cause.message });
      return outcome.cause.message;
  }
}

function settleAccepted(
  office: Office,
  letter: StoredLetter,
  outcome: SendOutcome & { readonly kind: "accepted" },
  about: Readonly<Record<string, unknown>>,
): string | undefined {
  const missed = letter.recipients.filter((address) => outcome.rejected.includes(address));
  if (missed.length === letter.recipients.length) {
    letterFailed(office.store, letter.id, `recipient refused: ${outcome.response}`);
    office.log.warn("letter-failed", { ...about, response: codeOf(outcome.response) });
    return outcome.response;
  }
  letterSent(office.store, letter.id, office.now(), "response", outcome.response);
  office.log.info("letter-sent", { ...about, proof: "response" });
  return undefined;
}

/** Only the code: a server's words may repeat the recipient's address. */
function codeOf(response: string): string {
  return /^\d{3}(?:[ -]\d\.\d+\.\d+)?/.exec(response)?.[0] ?? "";
}

function later(now: Instant, attempts: number): Instant {
  const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(attempts, 10));
  return instant(new Date(Date.parse(now) + seconds * 1000));
}

/**
 * law:10.2 – three days from the day on which the letter is sent: one that could not leave on the day it was written is
 * written again with a later last day, as long as no byte of it ever left.
 */
async function rewrittenIfLate(office: Office, letter: StoredLetter): Promise<StoredLetter> {
  if (letter.kind !== "refine" || letter.caseNumber === undefined || letter.unknown > 0) return letter;
  if (almatyDay(letter.writtenAt) >= almatyDay(office.now())) return letter;
  const held = findCase(office.store, letter.caseNumber);
  const alsoTo = letter.recipients.find((address) => address !== held?.case.address);
  const decision = held && onDelay(held.case, layDesk(office, NO_KEYS, [held.case]), alsoTo);
  const [order] = decision?.letters ?? [];
  if (!held || !decision || !order) return letter;
  const written = await writeLetter(office, { ...order, to: letter.recipients }, `delayed|${letter.naturalKey}`);
  const bytes = withMessageId(written.bytes, written.messageId, letter.messageId);
  commitDecisions(office.store, {
    decisions: [{ decision: { ...decision, letters: [] }, letters: [] }],
    versions: new Map([[held.case.number, held.version]]),
    now: office.now(),
  });
  return rewriteLetter(office.store, letter.id, bytes, office.now()) ? { ...letter, bytes } : letter;
}

/** The letter keeps the name under which it was stored. */
function withMessageId(bytes: Uint8Array, own: string, stored: string): Buffer {
  return Buffer.from(Buffer.from(bytes).toString("latin1").replace(own, stored), "latin1");
}

export type Prove = (messageId: string) => Promise<boolean>;

/**
 * Letters in doubt: proved ones are sent; those whose grace is over, in a mailbox read since, go out again, identical.
 * `prove` throws where the server did not say: then the letter stays in doubt, never "not there" by mistake.
 */
export async function settleDoubts(office: Office, prove: Prove): Promise<void> {
  for (const letter of lettersInDoubt(office.store)) {
    const found = office.settings.receipts !== "none" && (await prove(letter.messageId));
    if (found) {
      letterSent(office.store, letter.id, office.now(), "receipt", letter.response ?? "");
      office.log.info("letter-proved", { letter: letter.id, case: letter.caseNumber });
    } else if (isOverGrace(letter, office)) {
      letterWaits(office.store, letter.id, office.now(), "no proof within the grace time");
      office.log.warn("letter-waits", { letter: letter.id, case: letter.caseNumber, cause: "no proof" });
    }
  }
}

function isOverGrace(letter: StoredLetter, office: Office): boolean {
  const since = Date.parse(letter.sendingSince ?? letter.writtenAt);
  return Date.parse(office.now()) - since >= office.settings.graceMinutes * 60_000;
}

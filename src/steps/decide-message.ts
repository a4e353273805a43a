/** One stored message to its one outcome: read, decided, and stored with its letters in one transaction. */
import { keysOf } from "../cases/belonging.ts";
import type { Decision } from "../cases/desk.ts";
import type { Incoming } from "../cases/incoming.ts";
import { receive } from "../cases/receive.ts";
import { readBounce } from "../mail/bounce.ts";
import { contentHash } from "../mail/identity.ts";
import { headerValues } from "../mail/header-lines.ts";
import type { ReadMessage } from "../mail/message.ts";
import { readMessage } from "../mail/read-message.ts";
import { CaseMoved, findCase, lookUp } from "../storage/case-files.ts";
import { commitDecisions } from "../storage/commit-decision.ts";
import { answersWrittenTo, letterByMessageId, letterSent, mostWrittenInOneCase } from "../storage/letters.ts";
import { beginAttempt, endAttempt, isDecidedTwin, recordOutcome } from "../storage/messages.ts";
import type { Outcome, StoredMessage } from "../storage/messages.ts";
import { readOriginal } from "../storage/originals.ts";
import { transaction } from "../storage/store.ts";
import { takeBounce } from "./take-bounce.ts";
import { setAside } from "./set-aside.ts";
import { decisionSubject } from "./decision-token.ts";
import { takeDecision } from "./take-decision.ts";
import { casesFound, daysBefore, layDesk } from "./lay-desk.ts";
import type { Office } from "./office.ts";
import { understand } from "./understand.ts";
import { isOfTheWorld } from "./world-fault.ts";
import { writeLetters } from "./write-letters.ts";

/** A message that ended the process so often is set aside: it must not stop the others (design §3). */
const MOST_ATTEMPTS = 3;
/** The time, a letter that is written again, or a person at the terminal may move a case while a message is decided. */
const MOST_MOVES = 3;
/** A program that answers every letter of ours is stopped here, however well it hides (RFC 3834, 2). */
const MOST_LETTERS_A_DAY = 12;

export type Told = { readonly outcome: string; readonly incoming?: Incoming; readonly decisions: readonly Decision[] };

/** A stored message, read as far as that goes without the state; `incoming` is absent where it is no mail of an applicant. */
type Reading = { readonly raw: Buffer; readonly message: ReadMessage; readonly incoming?: Incoming };

/** `poison`: it ended the process so often that nobody reads it any more. */
export type ReadStored = { readonly stored: StoredMessage; readonly started: number } & (
  | { readonly kind: "read"; readonly reading: Reading }
  | { readonly kind: "poison"; readonly attempt: number }
);

export async function decideMessage(office: Office, stored: StoredMessage): Promise<Told> {
  return await decideRead(office, await readStored(office, stored));
}

/** Reads a stored message; counted before, so that one that ends the process is known by it. */
export async function readStored(office: Office, stored: StoredMessage): Promise<ReadStored> {
  const started = Date.now();
  const attempt = beginAttempt(office.store, stored.id);
  if (attempt > MOST_ATTEMPTS) return { stored, started, kind: "poison", attempt };
  office.passing("attempt-counted");
  return await uncounted(office, stored, async () => ({
    stored,
    started,
    kind: "read",
    reading: await read(office, stored),
  }));
}

/** Decides what was read. Where another process moved the case meanwhile, it is decided again from the case as it is now. */
export async function decideRead(office: Office, found: ReadStored): Promise<Told> {
  const { stored, started } = found;
  if (found.kind === "poison") return await setAside(office, stored, found.attempt <= 2 * MOST_ATTEMPTS);
  const told = await uncounted(office, stored, () => decideAgain(office, stored, found.reading));
  const cases = told.decisions.map(({ next }) => next.number);
  office.log.info("message-decided", { message: stored.id, outcome: told.outcome, cases, ms: Date.now() - started });
  return told;
}

/** A fault of the world is no fault of the message: the attempt does not count. */
async function uncounted<T>(office: Office, stored: StoredMessage, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (isOfTheWorld(fault)) endAttempt(office.store, stored.id);
    throw fault;
  }
}

async function decideAgain(office: Office, stored: StoredMessage, reading: Reading): Promise<Told> {
  for (let left = MOST_MOVES; ; left -= 1) {
    try {
      return await decide(office, stored, reading);
    } catch (fault) {
      if (!(fault instanceof CaseMoved) || left === 0) throw fault;
    }
  }
}

async function read(office: Office, stored: StoredMessage): Promise<Reading> {
  const raw = readOriginal(office.store, stored.rawHash);
  const message = await readMessage(raw);
  if (isOwnCopy(office, message) || decisionSubject(message.subject) || readBounce(message)) return { raw, message };
  const incoming = await understand(raw, message, stored.receivedAt, office.sandbox, office.settings);
  return { raw, message, incoming };
}

async function decide(office: Office, stored: StoredMessage, { raw, message, incoming }: Reading): Promise<Told> {
  const known = { id: stored.id, contentHash: contentHash(raw, message), ...headFacts(message) };
  if (isDecidedTwin(office.store, stored.id, known.contentHash)) {
    const { contentHash: _twin, ...facts } = known;
    return settle(office, { ...facts, stage: "decided", outcome: "duplicate" });
  }
  const outcome = { ...known, stage: "decided" as const };
  if (isOwnCopy(office, message)) return settleReceipt(office, message, { ...outcome, outcome: "receipt" });
  const decided = await takeDecision(office, raw, message, { ...outcome, outcome: "decision" });
  if (decided) return decided;
  const bounce = readBounce(message);
  if (bounce) return await takeBounce(office, bounce, { ...outcome, outcome: "bounce" });
  if (!incoming) throw new Error("a message that is neither ours, a decision nor a bounce was not read");
  const heard = capped(office, incoming);
  if (isStaffWord(office, heard)) return settle(office, { ...outcome, outcome: "staff-noted" });
  return await decideIncoming(office, heard, outcome);
}

function headFacts(message: ReadMessage): { readonly messageId?: string; readonly from?: string } {
  return {
    ...(message.messageId !== undefined && { messageId: message.messageId }),
    ...(message.from !== undefined && { from: message.from.address }),
  };
}

export async function decideIncoming(
  office: Office,
  incoming: Incoming,
  known: Omit<Outcome, "outcome">,
): Promise<Told> {
  const keys = keysOf(incoming);
  const found = lookUp(office.store, keys);
  const decisions = receive(incoming, found, layDesk(office, keys, casesFound(found)));
  const [first] = decisions;
  const outcome: Outcome = { ...known, outcome: first ? `${first.next.kind}:${first.next.state}` : "robot" };
  await commitAll(office, decisions, known.contentHash ?? "", outcome);
  return { outcome: outcome.outcome, incoming, decisions };
}

async function commitAll(
  office: Office,
  decisions: readonly Decision[],
  cause: string,
  outcome: Outcome,
): Promise<void> {
  const now = office.now();
  const versions = new Map(
    decisions.map(({ next }) => [next.number, findCase(office.store, next.number)?.version ?? 0]),
  );
  const written = [];
  for (const decision of decisions) written.push({ decision, letters: await writeLetters(office, decision, cause) });
  office.passing("decision-written");
  commitDecisions(office.store, { decisions: written, versions, outcome, now });
  office.passing("decision-stored");
}

/** A colleague's remark under a digest is no application and needs no answer. */
function isStaffWord(office: Office, { from, submission }: Incoming): boolean {
  return (
    from !== undefined &&
    office.settings.staff.includes(from) &&
    submission.forms.length === 0 &&
    submission.unread.length === 0
  );
}

/**
 * Too many letters to one address in a day: from here on it is a program, whatever it says. A front office may send the
 * forms of many people: there the letters of one case count.
 */
function capped(office: Office, incoming: Incoming): Incoming {
  if (incoming.from === undefined) return incoming;
  const since = daysBefore(office.now(), 1);
  const hasForms = incoming.submission.forms.length > 0;
  const written = hasForms
    ? mostWrittenInOneCase(office.store, incoming.from, since)
    : answersWrittenTo(office.store, incoming.from, since);
  return written < MOST_LETTERS_A_DAY ? incoming : { ...incoming, robot: true };
}

/** A letter of ours that came back to our own mailbox: it proves that the server took it, and is never mail to us. */
function isOwnCopy(office: Office, message: ReadMessage): boolean {
  return (
    message.from?.address === office.settings.address && headerValues(message.headers, "x-tizilim-letter").length > 0
  );
}

function settleReceipt(office: Office, message: ReadMessage, outcome: Outcome): Told {
  const letter = message.messageId === undefined ? undefined : letterByMessageId(office.store, message.messageId);
  transaction(office.store, () => {
    recordOutcome(office.store, outcome);
    if (letter && letter.state !== "failed")
      letterSent(office.store, letter.id, office.now(), "receipt", letter.response ?? "");
  });
  if (letter?.state === "sending") office.log.info("letter-proved", { letter: letter.id, case: letter.caseNumber });
  return { outcome: outcome.outcome, decisions: [] };
}

function settle(office: Office, outcome: Outcome): Told {
  recordOutcome(office.store, outcome);
  return { outcome: outcome.outcome, decisions: [] };
}

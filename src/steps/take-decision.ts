/** A member of staff decided by mail: believed with a good token, from a staff address, with a trusted server's word. */
import type { Case } from "../cases/case.ts";
import { DecisionRefused, onDecision } from "../cases/on-decision.ts";
import type { Word } from "../cases/on-decision.ts";
import type { Decision } from "../cases/desk.ts";
import { staffLetters } from "../cases/orders.ts";
import { authenticate } from "../mail/authentication.ts";
import type { ReadMessage } from "../mail/message.ts";
import { identitiesIn } from "../rules/04-application.ts";
import { findCase } from "../storage/case-files.ts";
import { commitDecisions } from "../storage/commit-decision.ts";
import type { Outcome } from "../storage/messages.ts";
import { recordOutcome } from "../storage/messages.ts";
import type { Told } from "./decide-message.ts";
import { decisionSubject, tokenFault } from "./decision-token.ts";
import type { DecisionSubject } from "./decision-token.ts";
import { layDesk } from "./lay-desk.ts";
import type { Office } from "./office.ts";
import { writeLetters } from "./write-letters.ts";

const LONGEST_REASON = 2000;

/** Undefined where the message is no decision. */
export async function takeDecision(
  office: Office,
  raw: Buffer,
  message: ReadMessage,
  outcome: Outcome,
): Promise<Told | undefined> {
  const asked = decisionSubject(message.subject);
  if (!asked) return undefined;
  const held = findCase(office.store, asked.number);
  if (!held) return settleUnknown(office, outcome);
  const from = message.from?.address ?? "";
  const why = refusalOf(office, raw, from, held.case, asked);
  const word: Word = { decision: asked.decision, by: from, ...reasonIn(message) };
  const decision = why === undefined ? tryDecision(office, held.case, word) : refused(office, held.case, from, why);
  const letters = await writeLetters(office, decision, outcome.contentHash ?? "");
  const told = { ...outcome, outcome: why === undefined ? "decision" : "decision-refused" };
  commitDecisions(office.store, {
    decisions: [{ decision, letters }],
    versions: new Map([[held.case.number, held.version]]),
    outcome: told,
    now: office.now(),
  });
  return { outcome: told.outcome, decisions: [decision] };
}

function settleUnknown(office: Office, outcome: Outcome): Told {
  recordOutcome(office.store, { ...outcome, outcome: "decision-refused" });
  return { outcome: "decision-refused", decisions: [] };
}

function refusalOf(office: Office, raw: Buffer, from: string, of: Case, asked: DecisionSubject): string | undefined {
  const { settings, secret } = office;
  if (!settings.staff.includes(from)) return "the sender is not in TIZILIM_STAFF";
  if (authenticate(raw, from, settings.trustedAuthserv).verdict !== "pass")
    return "no trusted server vouches for the sender";
  const fault = tokenFault(secret, of, asked.decision, asked.token, office.now());
  if (fault === "expired") return "the link has expired: use the one in today's digest";
  return fault && "the link was used already, or the case has moved on since: use the one in the newest letter";
}

function tryDecision(office: Office, of: Case, word: Word): Decision {
  const identities = identitiesIn(of.forms.map((kept) => kept.read));
  const desk = layDesk(office, { references: [], numbers: [], identities }, [of]);
  try {
    return onDecision(of, word, desk);
  } catch (fault) {
    if (!(fault instanceof DecisionRefused)) throw fault;
    return refused(office, of, word.by, fault.message);
  }
}

/** Nothing changes; staff hear of the attempt. */
function refused(office: Office, of: Case, by: string, why: string): Decision {
  const desk = layDesk(office, { references: [], numbers: [], identities: [] }, [of]);
  return {
    next: of,
    letters: staffLetters(of, desk, { kind: "refused-decision", by, why }, ""),
    entries: [],
    notes: [{ what: "noted", detail: { refusedDecision: why, by } }],
  };
}

/** What was typed above the quotation; the link's own text has none. */
function reasonIn(message: ReadMessage): { readonly reason?: string } {
  const text = message.kind === "readable" ? message.text.trim().slice(0, LONGEST_REASON) : "";
  return text === "" ? {} : { reason: text };
}

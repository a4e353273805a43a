/** Links by which staff decide by mail: signed, single-use, expiring, bound to case, decision and state. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../calendar/plain-date.ts";
import type { Case } from "../cases/case.ts";
import type { StaffDecision } from "../cases/on-decision.ts";

/** Longer than the five working days of law:10.1 with a long holiday in them. */
const VALID_DAYS = 14;
const DAY_MS = 86_400_000;
const SIGNATURE_LENGTH = 24;

/** What stands in the subject behind the case number and the decision: `lx2k9f.0123456789abcdef01234567`. */
export function decisionToken(secret: string, of: Case, decision: StaffDecision, now: Instant): string {
  const expires = Math.floor((Date.parse(now) + VALID_DAYS * DAY_MS) / 1000).toString(36);
  return `${expires}.${signature(secret, of, decision, expires)}`;
}

export type TokenFault = "altered" | "expired";

/** Undefined where the token is good. A case that has moved on since makes every earlier token `altered`: single use. */
export function tokenFault(
  secret: string,
  of: Case,
  decision: StaffDecision,
  token: string,
  now: Instant,
): TokenFault | undefined {
  const [expires = "", given = ""] = token.split(".");
  const wanted = signature(secret, of, decision, expires);
  if (given.length !== wanted.length || !timingSafeEqual(Buffer.from(given), Buffer.from(wanted))) return "altered";
  return Number.parseInt(expires, 36) * 1000 < Date.parse(now) ? "expired" : undefined;
}

function signature(secret: string, of: Case, decision: StaffDecision, expires: string): string {
  const state = createHash("sha256").update(JSON.stringify(of)).digest("hex");
  const bound = ["decision", of.number, decision, state, expires].join("|");
  return createHmac("sha256", secret).update(bound).digest("hex").slice(0, SIGNATURE_LENGTH);
}

export type DecisionSubject = { readonly number: string; readonly decision: StaffDecision; readonly token: string };

/** Reads the subject that a link of ours writes: `[2026-000123] accept lx2k9f.0123…`. */
export function decisionSubject(subject: string): DecisionSubject | undefined {
  const [, number, decision, token] =
    /\[(20\d\d-\d{6})\]\s+(accept|refine|refuse|not-a-form)\s+([0-9a-z]+\.[0-9a-f]{24})/.exec(subject) ?? [];
  return number && token && isStaffDecision(decision) ? { number, decision, token } : undefined;
}

function isStaffDecision(word: string | undefined): word is StaffDecision {
  return word === "accept" || word === "refine" || word === "refuse" || word === "not-a-form";
}

export function decisionLink(address: string, secret: string, of: Case, decision: StaffDecision, now: Instant): string {
  const subject = `[${of.number}] ${decision} ${decisionToken(secret, of, decision, now)}`;
  return `mailto:${address}?subject=${encodeURIComponent(subject)}`;
}

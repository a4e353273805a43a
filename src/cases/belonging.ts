/**
 * Contract §6 – a message belongs to a case by, in this order: the References of one of our letters, the number in the
 * subject, the IIN or BIN in its forms, the sender's address with exactly one open case. Contradictions go to staff.
 */
import { identitiesIn, applicantName } from "../rules/04-application.ts";
import { isOnePerson, mayBeOnePerson } from "../rules/names.ts";
import type { Case, CaseNumber, ReviewReason } from "./case.ts";
import type { Belonging } from "./on-forms.ts";
import type { Incoming } from "./incoming.ts";

/** What to look up before a message can be decided. */
export type Keys = {
  readonly references: readonly string[];
  readonly numbers: readonly CaseNumber[];
  /** IIN and BIN in the forms, and twelve digits in the words. */
  readonly identities: readonly string[];
  readonly address?: string;
};

/** What the look-up found. `byIdentity` and `byAddress`: open cases only. */
export type Found = {
  readonly byReference: readonly Case[];
  readonly byNumber: readonly Case[];
  readonly byIdentity: readonly Case[];
  readonly byAddress: readonly Case[];
};

export type Match =
  | { readonly kind: "belongs"; readonly belonging: Belonging }
  | { readonly kind: "new" }
  | { readonly kind: "contradiction"; readonly between: readonly CaseNumber[] };

export function keysOf(incoming: Incoming): Keys {
  const written = `${incoming.subject}\n${incoming.words}`.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
  const keys = {
    references: incoming.references,
    numbers: numbersIn(incoming.subject),
    identities: [...new Set([...identitiesIn(incoming.submission.forms), ...written])],
  };
  return incoming.from === undefined ? keys : { ...keys, address: incoming.from };
}

export function numbersIn(subject: string): readonly CaseNumber[] {
  return [...new Set(subject.match(/(?<!\d)20\d\d-\d{6}(?!\d)/g) ?? [])];
}

/** Nobody knows who wrote these: what a proved applicant sends must not be mixed with them. */
const NOBODYS: readonly ReviewReason[] = ["sender-failed", "sender-malformed", "set-aside"];

export function isOpen(of: Case): boolean {
  switch (of.state) {
    case "refine":
      return true;
    case "review":
      return of.kind !== "question" && of.kind !== "termination" && !of.reasons.some((why) => NOBODYS.includes(why));
    case "registered":
    case "refused":
    case "withdrawn":
    case "answered":
      return false;
  }
}

/** A stranger's attempt on an entry waits for a person; it does not swallow what its owner sends. */
function isAttemptOfAnother(of: Case, incoming: Incoming): boolean {
  return of.state === "review" && of.reasons.includes("other-sender") && of.address !== incoming.from;
}

/** Which open case the message belongs to. */
export function match(found: Found, incoming: Incoming): Match {
  const threaded = found.byReference.filter(isOpen);
  const numbered = found.byNumber.filter(isOpen);
  const named = distinct([...threaded, ...numbered]);
  if (named.length > 1) return { kind: "contradiction", between: named.map((of) => of.number) };
  const [only] = named;
  if (only) return matchNamed(only, threaded.length > 0, incoming);
  return matchIdentity(found, incoming);
}

/** By our Message-ID or the case number; a number alone can be guessed, so something else must speak for it. */
function matchNamed(of: Case, knowsOurLetter: boolean, incoming: Incoming): Match {
  const sent = identitiesIn(incoming.submission.forms);
  const contradicts = sent.length > 0 && !agrees(of, incoming) && !mendsNumber(of, knowsOurLetter, incoming);
  const supported = knowsOurLetter || of.address === incoming.from || sharesIdentity(of, sent);
  if (contradicts || !supported) return { kind: "contradiction", between: [of.number] };
  return { kind: "belongs", belonging: { to: of, knowsOurLetter } };
}

function matchIdentity(found: Found, incoming: Incoming): Match {
  const sent = identitiesIn(incoming.submission.forms);
  const speaks = (of: Case) => sent.length === 0 || sharesIdentity(of, sent);
  const open = found.byIdentity.filter((of) => isOpen(of) && speaks(of) && !isAttemptOfAnother(of, incoming));
  const held = distinct(open);
  const own = held.filter((of) => of.address === incoming.from);
  const [only, second] = own.length === 1 ? own : held;
  if (only && second) return { kind: "contradiction", between: held.map((of) => of.number) };
  if (only) return { kind: "belongs", belonging: { to: only, knowsOurLetter: false } };
  return matchAddress(found, incoming);
}

/** One address may write for many people (a family, a front office): the forms must not speak against it. */
function matchAddress(found: Found, incoming: Incoming): Match {
  const open = distinct(found.byAddress.filter(isOpen));
  const named = open.filter((of) => agrees(of, incoming) && namesTheSame(of, incoming));
  const [only] = open.length > 1 ? named : open;
  const several = open.length > 1 && named.length !== 1;
  if (several || !only || !agrees(only, incoming) || namesAnother(only, incoming)) return { kind: "new" };
  return { kind: "belongs", belonging: { to: only, knowsOurLetter: false } };
}

function namesTheSame(of: Case, incoming: Incoming): boolean {
  const name = applicantName(incoming.submission.forms);
  return name !== undefined && of.applicant !== undefined && isOnePerson(name, of.applicant);
}

/** A sister or brother with the same family name, whose number is not written yet. */
function namesAnother(of: Case, incoming: Incoming): boolean {
  const name = applicantName(incoming.submission.forms);
  if (name === undefined || of.applicant === undefined) return false;
  return !sharesIdentity(of, identitiesIn(incoming.submission.forms)) && !isOnePerson(name, of.applicant);
}

/** The letter called the number wrong, and the same person answers it with another one: that is what it asked for. */
function mendsNumber(of: Case, knowsOurLetter: boolean, incoming: Incoming): boolean {
  const isNumber = (field: string | null | undefined) => field === "iin" || field === "bin";
  const questioned = of.findings.some(({ field, against }) => isNumber(field) || isNumber(against?.field));
  return knowsOurLetter && questioned && of.address === incoming.from && !namesAnother(of, incoming);
}

/** The look-up as it would be after a decision on the same message. */
export function foundAfter(found: Found, { next }: { readonly next: Case }): Found {
  const renewed = (cases: readonly Case[]) => cases.map((of) => (of.number === next.number ? next : of));
  return {
    byReference: renewed(found.byReference),
    byNumber: renewed(found.byNumber),
    byIdentity: renewed(found.byIdentity),
    byAddress: renewed(found.byAddress),
  };
}

/** What was found for a whole message, as it concerns one of its applicants. */
export function foundFor(found: Found, incoming: Incoming): Found {
  const concerns = (of: Case) => agrees(of, incoming) && !namesAnother(of, incoming);
  return { ...found, byReference: found.byReference.filter(concerns), byNumber: found.byNumber.filter(concerns) };
}

/** The forms name the same applicant, as far as either side says. */
export function agrees(of: Case, incoming: Incoming): boolean {
  const sent = identitiesIn(incoming.submission.forms);
  const own = identitiesIn(of.forms.map((kept) => kept.read));
  if (sent.length > 0 && own.length > 0) return sharesIdentity(of, sent);
  const name = applicantName(incoming.submission.forms);
  return name === undefined || of.applicant === undefined || mayBeOnePerson(name, of.applicant);
}

function sharesIdentity(of: Case, identities: readonly string[]): boolean {
  const own = identitiesIn(of.forms.map((kept) => kept.read));
  return own.some((identity) => identities.includes(identity));
}

function distinct(cases: readonly Case[]): readonly Case[] {
  return cases.filter((of, place) => cases.findIndex((other) => other.number === of.number) === place);
}

/** A letter without a form: a termination (law:13), a withdrawal, a question, or something a person must read. */
import { foldedWords } from "../rules/folded-words.ts";
import { wishIn } from "../rules/13-termination.ts";
import { categoriesToEnd } from "../rules/13-which-entry.ts";
import type { Wish } from "../rules/13-termination.ts";
import type { Case, CaseKind, ReviewReason } from "./case.ts";
import type { Decision, Desk, Note } from "./desk.ts";
import { todayOf } from "./desk.ts";
import { terminated } from "./enter.ts";
import type { EntryRecord } from "./entry.ts";
import type { Incoming } from "./incoming.ts";
import { together } from "./merge.ts";
import { newCase, threadOf } from "./new-case.ts";
import { proofMissing } from "./on-forms.ts";
import { alsoToOwners, attemptLetter, helpLetter, terminatedLetter } from "./orders.ts";
import { facts, toReview } from "./to-review.ts";

/** Short thanks need no answer: the matter is closed and both know it. Every word before the signature is one of these. */
const THANKS =
  /^(?:(?:здравствуите|добрыи|день|утро|вечер|саламатсыз|саламатсыздар|ма|ба|салем|большое|огромное|очень|вам|вас|за|ответ|письмо|помощь|информацию|внимание|сизге|сиздерге|коп|спасибо|благодарю|благодарим|рахмет|ракмет|алгыс|принято|приняла?|понятно|поняла?|хорошо|ок|жаксы|тусиникти|тусиндим|получила?|получено|алдым|хатынызды|жауабынызга|жауап|все|и|ушин)(?: |$)){1,14}$/;
const SIGNATURE = / ?(?<![а-я])(?:с уважением|с ув|курметпен|изги ниетпен)(?![а-я]).*$/;
const CLOUD =
  /https?:\/\/(drive\.google|docs\.google|disk\.yandex|yadi\.sk|cloud\.mail\.ru|1drv\.ms|onedrive|dropbox|we\.tl|icloud)\S*/i;

/** Characters of a letter that its case remembers; the original is kept whole. */
const LONGEST_NOTE = 2000;

/** What is known of the sender's matters. */
export type Known = {
  /** The open case that the letter belongs to. */
  readonly open?: Case;
  /** The sender answered one of our letters. */
  readonly knowsOurLetter: boolean;
  /** The sender answers a letter of ours, or writes of his own case by its number. */
  readonly answers: boolean;
  /** The case that is answered, where it waits for a person. */
  readonly waiting?: Case;
  /** Entries that the letter may be about: by thread, by number, by identity in the words, by address. */
  readonly about: readonly EntryRecord[];
};

export function onWords(known: Known, incoming: Incoming, desk: Desk, doubts: readonly ReviewReason[]): Decision {
  const { submission } = incoming;
  const unusable = submission.unread.length > 0 || submission.strangers.length > 0;
  const wish = wishIn(`${incoming.subject}\n${incoming.words}`);
  if (doubts.length > 0) return onDoubted(wish, known, incoming, desk, doubts);
  if (wish !== "none") return onWish(wish, known, incoming, desk);
  if (unusable) return onUnusable(known, incoming, desk);
  if (known.knowsOurLetter && isThanks(incoming.words)) return noted(known, incoming, desk);
  if (known.waiting) return added(known.waiting, "question", incoming, desk);
  if (known.answers) return review("question", known, ["question"], incoming, desk);
  return onQuestion(known, incoming, desk);
}

function isThanks(words: string): boolean {
  return THANKS.test(foldedWords(words).replace(SIGNATURE, ""));
}

/** Nobody knows who wrote: staff read it. The registered address hears where another's letter would end its entry. */
function onDoubted(
  wish: Wish,
  known: Known,
  incoming: Incoming,
  desk: Desk,
  doubts: readonly ReviewReason[],
): Decision {
  const active = known.about.filter(({ entry }) => entry.status === "active");
  if (wish !== "termination" || active.length === 0) return review("question", known, doubts, incoming, desk);
  const opened = { ...newCase("termination", incoming, desk), entries: active.map(({ entry }) => entry.number) };
  return termination(named(opened, active), active, doubts, incoming, desk);
}

/** Words about a case that waits for a person: that person reads them in the same case ("yes, it was me"). */
function added(of: Case, reason: ReviewReason, incoming: Incoming, desk: Desk): Decision {
  const kept = of.state === "review" ? of.reasons : [];
  const ends = of.state === "review" ? of.ends : undefined;
  const thread = of.address === incoming.from ? threadOf(incoming) : of.thread;
  const decision = toReview({ ...of, thread }, [...new Set([...kept, reason])], incoming, desk, ends);
  return { ...decision, notes: [wroteNote(incoming), ...decision.notes] };
}

/** What a person wrote, for the one who reads the history. */
function wroteNote({ from, words }: Incoming): Note {
  return { what: "noted", detail: { from, words: words.slice(0, LONGEST_NOTE) } };
}

function onWish(wish: Exclude<Wish, "none">, known: Known, incoming: Incoming, desk: Desk): Decision {
  switch (wish) {
    case "termination":
      return known.about.length === 0 && known.open
        ? onWithdrawal(known, incoming, desk)
        : onTermination(known, incoming, desk);
    case "withdrawal":
      return onWithdrawal(known, incoming, desk);
    case "erasure":
      return review("question", known, ["erasure-request"], incoming, desk);
    case "unclear":
      return review("question", known, ["request-unclear"], incoming, desk);
    case "correction":
      return onQuestion(known, incoming, desk);
  }
}

/** law:13 – takes effect by itself only where the sender is proved; else staff decide and the registered address hears. */
function onTermination(known: Known, incoming: Incoming, desk: Desk): Decision {
  const active = known.about.filter(({ entry }) => entry.status === "active");
  if (active.length === 0) return review("termination", known, ["request-unclear"], incoming, desk);
  const meant = entriesToEnd(active, incoming.words);
  const ended = meant ?? active;
  const opened: Case = {
    ...newCase("termination", incoming, desk),
    entries: ended.map(({ entry }) => entry.number),
  };
  const of = named(opened, ended);
  const reasons = [
    ...ended.flatMap((record) => proofMissing(record, incoming)).slice(0, 1),
    ...(meant && areOnePerson(ended) ? [] : (["request-unclear"] as const)),
    ...(incoming.doubted ? (["sender-malformed"] as const) : []),
  ];
  if (reasons.length > 0) return termination(of, ended, reasons, incoming, desk);
  return end(of, ended, desk);
}

/** law:13 – the entries that end; undefined where somebody with several does not say plainly which. */
function entriesToEnd(active: readonly EntryRecord[], words: string): readonly EntryRecord[] | undefined {
  const held = [...new Set(active.map(({ entry }) => entry.category))];
  if (held.length < 2) return active;
  const meant = categoriesToEnd(words, held);
  return meant && active.filter(({ entry }) => meant.includes(entry.category));
}

/** The mark of law:13 on each entry, and the letter that says so. */
export function end(of: Case, records: readonly EntryRecord[], desk: Desk): Decision {
  const on = todayOf(desk);
  const numbers = records.map(({ entry }) => entry.number);
  const next: Case = { ...facts(of), entries: numbers, state: "registered", on };
  return {
    next,
    letters: alsoToOwners(terminatedLetter(next, desk, false), records),
    entries: records.map((record) => terminated(record, on)),
    notes: [{ what: "terminated", detail: { entries: numbers } }],
  };
}

function termination(
  of: Case,
  active: readonly EntryRecord[],
  reasons: readonly ReviewReason[],
  incoming: Incoming,
  desk: Desk,
): Decision {
  const decision = toReview(of, reasons, incoming, desk, of.entries);
  const told = ["", incoming.from, ...decision.letters.flatMap((letter) => letter.to)];
  const unaware = new Map(
    active.filter(({ address }) => !told.includes(address)).map((record) => [record.address, record]),
  );
  const warnings = [...unaware.values()].map((record) =>
    attemptLetter(decision.next, desk, incoming, record, "termination"),
  );
  return { ...decision, letters: [...decision.letters, ...warnings] };
}

/** One address may write for many people: which of them ends must be plain. */
function areOnePerson(records: readonly EntryRecord[]): boolean {
  return new Set(records.map(({ identity }) => identity)).size === 1;
}

function named(of: Case, records: readonly EntryRecord[]): Case {
  const [first] = records;
  const row = first?.entry.row.kk;
  const name =
    row && [row.volunteer, row.groupLeader, row.organisation, row.coordinatorOrganiser].find((part) => part !== "");
  const categories = [...new Set(records.map(({ entry }) => entry.category))];
  return { ...of, categories, ...(name && { applicant: name }) };
}

/** АППК 64(9) – an applicant may take an application back while it is open. */
function onWithdrawal(known: Known, incoming: Incoming, desk: Desk): Decision {
  const { open } = known;
  const proved = incoming.sender === "pass" || known.knowsOurLetter;
  if (!open) return review("question", known, ["request-unclear"], incoming, desk);
  if (open.address !== incoming.from) return review("question", known, ["other-sender"], incoming, desk);
  if (!proved || incoming.doubted) return review("question", known, ["sender-not-proved"], incoming, desk);
  const next: Case = { ...facts(open), thread: threadOf(incoming), state: "withdrawn", on: todayOf(desk) };
  return {
    next,
    letters: [terminatedLetter(next, desk, true)],
    entries: [],
    notes: [{ what: "withdrawn", detail: {} }],
  };
}

/** Files came, but no form could be read from them: a person looks, whatever they hold. */
function onUnusable(known: Known, incoming: Incoming, desk: Desk): Decision {
  const reason: ReviewReason = incoming.submission.unread.length > 0 ? "unreadable-file" : "unknown-document";
  const of = known.open ?? known.waiting;
  if (of) return added(of, reason, incoming, desk);
  return toReview(newCase("application", incoming, desk), [reason], incoming, desk);
}

function onQuestion(known: Known, incoming: Incoming, desk: Desk): Decision {
  const opened = newCase("question", incoming, desk);
  if (desk.helpedLately) return review("question", known, ["question"], incoming, desk);
  const own = ownForms(known, incoming);
  const letter = helpLetter(opened, desk, own, CLOUD.test(incoming.words));
  return {
    next: opened,
    letters: [letter],
    entries: [],
    notes: [{ what: "answered", detail: { ownForms: own.length } }],
  };
}

/** Own forms go to their own address only; where it holds several people's entries, nobody's. */
function ownForms(known: Known, incoming: Incoming) {
  const open = known.open && known.open.address === incoming.from ? known.open.forms : undefined;
  const own = known.about.filter(({ address }) => address === incoming.from);
  const entries = areOnePerson(own) ? together(own.flatMap(({ forms }) => forms)) : [];
  return (open ?? entries).map((kept) => kept.read);
}

function noted(known: Known, incoming: Incoming, desk: Desk): Decision {
  const of = known.open ?? known.waiting ?? newCase("question", incoming, desk);
  return { next: { ...of, thread: threadOf(incoming) }, letters: [], entries: [], notes: [wroteNote(incoming)] };
}

/** A case of its own: an open case keeps its state and its deadline while a person reads the letter. */
function review(
  kind: CaseKind,
  known: Known,
  reasons: readonly ReviewReason[],
  incoming: Incoming,
  desk: Desk,
): Decision {
  const entries = known.about.map(({ entry }) => entry.number);
  const decision = toReview({ ...newCase(kind, incoming, desk), entries }, reasons, incoming, desk);
  const about = known.open ? [{ what: "noted" as const, detail: { about: known.open.number } }] : [];
  return { ...decision, notes: [wroteNote(incoming), ...about, ...decision.notes] };
}

/** The people of the town: what each of them does, and what must have come of it in the end. */
import { instant } from "../../src/calendar/plain-date.ts";
import type { Incoming } from "../../src/cases/incoming.ts";
import type { ReadForm } from "../../src/forms/reading.ts";
import type { Sent } from "./clerk.ts";
import type { Chance } from "./chance.ts";
import { endOf, startOf } from "./oracle.ts";
import { applicant, completeForms, flawed, questionnaires, without } from "./papers.ts";
import type { Applicant } from "./papers.ts";

export type Posted = { readonly at: number; readonly incoming: Incoming };

/** `cases`: states of the cases under the address, in order; `entries`: how many stand, of which status. */
export type Outcome = {
  readonly cases: readonly string[];
  readonly letters: RegExp;
  /** The same, where every letter could leave on its day. */
  readonly calmly?: RegExp;
  readonly entry?: "active" | "terminated";
};

export type Person = {
  readonly plan: string;
  readonly who: Applicant;
  /** The first message. */
  readonly begin: (at: number) => Posted;
  /** Answers to a letter; `lastDay` as the oracle counts it from the day on which the letter arrived. */
  readonly answer: (
    letter: Sent,
    lastDay: { readonly least: string; readonly most: string },
    nth: number,
  ) => readonly Posted[];
  readonly outcome: Outcome;
  /** What may come of it as well where a server was away: a letter may have reached somebody too late to be answered. */
  readonly inTrouble?: Outcome;
};

const DAY_MS = 86_400_000;

type Extra = Partial<Incoming>;

export function message(at: number, from: string, forms: readonly ReadForm[], extra: Extra = {}): Posted {
  return {
    at,
    incoming: {
      receivedAt: instant(new Date(at)),
      messageId: `<${at}.${from}>`,
      references: [],
      from,
      subject: "Өтініш",
      words: "",
      submission: { forms, unread: [], strangers: [] },
      sender: "none",
      robot: false,
      doubted: false,
      ...extra,
    },
  };
}

/** By which of the contract's ways a resubmission finds its case. */
function reply(
  chance: Chance,
  letter: Sent,
  at: number,
  from: string,
  forms: readonly ReadForm[],
  extra: Extra = {},
): Posted {
  const hasNumber = forms.some((read) => read.answers["iin"]?.value !== undefined);
  const ways: readonly Extra[] = [
    { references: [letter.messageId] },
    { subject: `Re: [${letter.order.caseNumber}]` },
    ...(hasNumber ? [{}] : []),
  ];
  return message(at, from, forms, { ...chance.of(ways), ...extra });
}

/** A moment between the letter and the end of the last day, often its very last second. */
function inTime(chance: Chance, letter: Sent, lastDay: string): number {
  const end = endOf(lastDay) - 1000;
  return chance.in(0.3) ? end : chance.between(Math.min(letter.at + 60_000, end), end);
}

function late(chance: Chance, lastDay: string): number {
  const end = endOf(lastDay);
  return chance.in(0.4) ? end : end + chance.between(0, 3 * DAY_MS);
}

const nothing = (): readonly Posted[] => [];
const INCOMPLETE = "(refine|reminder)( refine| reminder)*";

/** Each plan with its share of the town. */
const PLANS: readonly { readonly share: number; readonly make: (chance: Chance, n: number) => Person }[] = [
  { share: 14, make: complete },
  { share: 16, make: mends },
  { share: 8, make: mendsInSteps },
  { share: 9, make: never },
  { share: 12, make: tooLate },
  { share: 6, make: insists },
  { share: 5, make: anotherMistake },
  { share: 4, make: unreadable },
  { share: 5, make: withdraws },
  { share: 6, make: changes },
  { share: 6, make: ends },
  { share: 3, make: forgedAgainst },
  { share: 4, make: asks },
  { share: 4, make: objects },
  { share: 3, make: twice },
];

export function person(chance: Chance, n: number): Person {
  const all = PLANS.reduce((sum, { share }) => sum + share, 0);
  let at = chance.between(1, all);
  for (const { share, make } of PLANS) {
    at -= share;
    if (at <= 0) return make(chance, n);
  }
  throw new Error("the shares do not add up");
}

const gap = (chance: Chance) => chance.of(["experience", "residence", "contacts", "availability"]);

function complete(_chance: Chance, n: number): Person {
  const who = applicant(n);
  return {
    plan: "complete",
    who,
    begin: (at) => message(at, who.address, completeForms(who)),
    answer: nothing,
    outcome: { cases: ["registered"], letters: /^accepted$/, entry: "active" },
  };
}

/** Sends again all of it, or only the form that was wrong; from here, or with our letter from elsewhere. */
function mends(chance: Chance, n: number): Person {
  const who = applicant(n);
  const field = gap(chance);
  const from = chance.in(0.15) ? `other${n}@example.org` : who.address;
  return {
    plan: "mends",
    who,
    begin: (at) => message(at, who.address, without(completeForms(who), "volunteer", field)),
    answer: (letter, { least }, nth) => {
      if (letter.order.kind !== "refine" || nth > 0) return [];
      const forms = completeForms(who).filter(({ form }) => form === "volunteer" || chance.in(0.5));
      const at = inTime(chance, letter, least);
      const known = from === who.address ? {} : { references: [letter.messageId] };
      return [reply(chance, letter, at, from, forms, known)];
    },
    outcome: { cases: ["registered"], letters: /^refine( reminder)?( accepted)?$/, entry: "active" },
  };
}

/** The second letter must name the same last day as the first. */
function mendsInSteps(chance: Chance, n: number): Person {
  const who = applicant(n);
  const first = without(without(completeForms(who), "volunteer", "experience"), "application", "phone");
  let lastDay = "";
  return {
    plan: "mends in steps",
    who,
    begin: (at) => message(at, who.address, first),
    answer: (letter, { least }, nth) => {
      if (letter.order.kind !== "refine") return [];
      if (nth === 0) {
        lastDay = least;
        const half = without(completeForms(who), "application", "phone").filter(({ form }) => form === "volunteer");
        const latest = Math.max(letter.at + 60_000, startOf(least) - DAY_MS / 2);
        return [reply(chance, letter, chance.between(letter.at + 60_000, latest), who.address, half)];
      }
      if (nth > 1 || letter.at + 60_000 >= endOf(lastDay)) return [];
      const rest = completeForms(who).filter(({ form }) => form === "application");
      return [
        message(Math.max(letter.at + 60_000, inTime(chance, letter, lastDay)), who.address, rest, {
          references: [letter.messageId],
        }),
      ];
    },
    outcome: { cases: ["registered"], letters: /^refine( reminder)? refine( reminder)? accepted$/, entry: "active" },
    inTrouble: { cases: ["refused"], letters: /^refine( reminder)?( refine)?( reminder)? refused$/ },
  };
}

function never(chance: Chance, n: number): Person {
  const who = applicant(n);
  return {
    plan: "never",
    who,
    begin: (at) => message(at, who.address, without(completeForms(who), "volunteer", gap(chance))),
    answer: nothing,
    outcome: {
      cases: ["refused"],
      letters: /^refine( reminder)? refused$/,
      calmly: /^refine reminder refused$/,
    },
  };
}

function tooLate(chance: Chance, n: number): Person {
  const who = applicant(n);
  const field = gap(chance);
  return {
    plan: "too late",
    who,
    begin: (at) => message(at, who.address, without(completeForms(who), "volunteer", field)),
    answer: (letter, { most }, nth) => {
      if (letter.order.kind !== "refine" || nth > 0) return [];
      return [message(late(chance, most), who.address, completeForms(who), { references: [letter.messageId] })];
    },
    outcome: { cases: ["refused", "registered"], letters: /^refine( reminder)? refused accepted$/, entry: "active" },
  };
}

function insists(chance: Chance, n: number): Person {
  const who = applicant(n);
  const wrong = () => flawed(completeForms(who), "volunteer", "birthYear", "1851");
  return {
    plan: "insists",
    who,
    begin: (at) => message(at, who.address, wrong()),
    answer: (letter, { least }, nth) =>
      letter.order.kind === "refine" && nth === 0
        ? [reply(chance, letter, inTime(chance, letter, least), who.address, wrong())]
        : [],
    outcome: { cases: ["review:insists"], letters: /^refine( reminder)? received$/ },
  };
}

function anotherMistake(chance: Chance, n: number): Person {
  const who = applicant(n);
  const wrong = (given: string) => flawed(completeForms(who), "volunteer", "birthYear", given);
  return {
    plan: "another mistake",
    who,
    begin: (at) => message(at, who.address, wrong("1851")),
    answer: (letter, { least }, nth) =>
      letter.order.kind === "refine" && nth === 0
        ? [reply(chance, letter, inTime(chance, letter, least), who.address, wrong("1852"))]
        : [],
    outcome: { cases: ["refused"], letters: new RegExp(`^${INCOMPLETE} refused$`) },
  };
}

function unreadable(_chance: Chance, n: number): Person {
  const who = applicant(n);
  return {
    plan: "unreadable",
    who,
    begin: (at) => message(at, who.address, flawed(completeForms(who), "volunteer", "residence", "?", "unreadable")),
    answer: nothing,
    outcome: { cases: ["review:unreadable-answer"], letters: /^received$/ },
  };
}

function withdraws(chance: Chance, n: number): Person {
  const who = applicant(n);
  return {
    plan: "withdraws",
    who,
    begin: (at) => message(at, who.address, without(completeForms(who), "volunteer", gap(chance))),
    answer: (letter, { least }, nth) =>
      letter.order.kind === "refine" && nth === 0
        ? [
            reply(chance, letter, inTime(chance, letter, least), who.address, [], {
              words: "Прошу отозвать мое заявление.",
              sender: "pass",
              references: [letter.messageId],
            }),
          ]
        : [],
    outcome: { cases: ["withdrawn"], letters: /^refine( reminder)? terminated$/ },
  };
}

/** law:7 – proved: it takes effect; from elsewhere: staff, and the registered address hears. */
function changes(chance: Chance, n: number): Person {
  const who = applicant(n);
  const proved = chance.in(0.6);
  return {
    plan: proved ? "changes" : "changed by a stranger",
    who,
    begin: (at) => message(at, who.address, completeForms(who)),
    answer: (letter, _lastDay, nth) => {
      if (letter.order.kind !== "accepted" || nth > 0) return [];
      const at = letter.at + chance.between(60_000, 20 * DAY_MS);
      const from = proved ? who.address : `stranger${n}@example.org`;
      return [message(at, from, questionnaires(who, { residence: "Алматы" }), { sender: "pass" })];
    },
    outcome: proved
      ? { cases: ["registered", "registered"], letters: /^accepted updated$/, entry: "active" }
      : { cases: ["registered", "review:other-sender"], letters: /^accepted received$/, entry: "active" },
  };
}

function ends(chance: Chance, n: number): Person {
  const who = applicant(n);
  const how = chance.of(["proved", "unproved", "denied"] as const);
  const words = how === "denied" ? "Волонтерлік қызметімді тоқтатпаймын." : "Волонтерлік қызметімді тоқтатамын.";
  const outcomes: Readonly<Record<typeof how, Outcome>> = {
    proved: { cases: ["registered", "registered"], letters: /^accepted terminated$/, entry: "terminated" },
    unproved: { cases: ["registered", "review:sender-not-proved"], letters: /^accepted received$/, entry: "active" },
    denied: { cases: ["registered", "answered"], letters: /^accepted help$/, entry: "active" },
  };
  return {
    plan: `ends, ${how}`,
    who,
    begin: (at) => message(at, who.address, completeForms(who)),
    answer: (letter, _lastDay, nth) =>
      letter.order.kind === "accepted" && nth === 0
        ? [
            message(letter.at + chance.between(60_000, 20 * DAY_MS), who.address, [], {
              words,
              sender: how === "unproved" ? "none" : "pass",
            }),
          ]
        : [],
    outcome: outcomes[how],
  };
}

/** dmarc=fail: no letter to that address, nothing takes effect, staff see it. */
function forgedAgainst(chance: Chance, n: number): Person {
  const who = applicant(n);
  return {
    plan: "forged against",
    who,
    begin: (at) => message(at, who.address, completeForms(who)),
    answer: (letter, _lastDay, nth) => {
      if (letter.order.kind !== "accepted" || nth > 0) return [];
      const at = letter.at + chance.between(60_000, 20 * DAY_MS);
      return [message(at, who.address, [], { words: "Волонтерлік қызметімді тоқтатамын.", sender: "fail" })];
    },
    outcome: { cases: ["registered", "review:sender-failed"], letters: /^accepted$/, entry: "active" },
  };
}

function asks(_chance: Chance, n: number): Person {
  const who = applicant(n);
  return {
    plan: "asks",
    who,
    begin: (at) => message(at, who.address, [], { words: "Здравствуйте! Как стать волонтером?" }),
    answer: nothing,
    outcome: { cases: ["answered"], letters: /^help$/ },
  };
}

/** Words against the letter reach a person; the time runs on. */
function objects(chance: Chance, n: number): Person {
  const who = applicant(n);
  return {
    plan: "objects",
    who,
    begin: (at) => message(at, who.address, without(completeForms(who), "volunteer", gap(chance))),
    answer: (letter, { least }, nth) =>
      letter.order.kind === "refine" && nth === 0
        ? [
            message(inTime(chance, letter, least), who.address, [], {
              words: "Я не согласен, у меня все заполнено.",
              references: [letter.messageId],
            }),
          ]
        : [],
    outcome: { cases: ["refused", "review:question"], letters: /^refine( reminder)? received( reminder)? refused$/ },
  };
}

/** The same application again, with no proof that it is the same person: the entry is not touched. */
function twice(_chance: Chance, n: number): Person {
  const who = applicant(n);
  return {
    plan: "twice",
    who,
    begin: (at) => message(at, who.address, completeForms(who)),
    answer: (letter, _lastDay, nth) =>
      letter.order.kind === "accepted" && nth === 0
        ? [message(letter.at + 3_600_000, who.address, completeForms(who))]
        : [],
    outcome: { cases: ["registered", "review:sender-not-proved"], letters: /^accepted received$/, entry: "active" },
  };
}

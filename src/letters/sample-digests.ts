/** Invented digests: a busy Monday, an idle day, a day with 200 cases open. Nobody here exists. */
import { addDays, instant, plainDate } from "../calendar/plain-date.ts";
import type { Digest, WaitingCase } from "../cases/digest.ts";
import { DAYS, finding } from "./sample-forms.ts";

/** A busy Monday, an idle day, and a day with 200 cases open. */
export function sampleDigests(): readonly { readonly name: string; readonly digest: Digest }[] {
  return [
    { name: "digest", digest: busy },
    { name: "digest-empty", digest: idle },
    { name: "digest-200", digest: { ...busy, waiting: Array.from({ length: 200 }, (_, index) => waitingCase(index)) } },
  ];
}

const NAMES = [
  "Сейтқұлов Ғалым Өмірұлы",
  "Сергеева Мария Ивановна",
  "Ыбырайымова Һадиша Әнуарқызы",
  "Ким Александр Вячеславович",
];

/** From one working day late to four days left, on 27 October. */
const REVIEW_DAYS = ["2026-10-23", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30", "2026-11-02"];

function waitingCase(index: number): WaitingCase {
  const applicant = NAMES[index % NAMES.length];
  return {
    number: `2026-${String(100 + index).padStart(6, "0")}`,
    kind: index % 5 === 4 ? "question" : "application",
    categories: ["volunteer"],
    ...(index % 7 === 6 || applicant === undefined ? {} : { applicant }),
    address: `sender${index}@example.kz`,
    reasons: index % 3 === 0 ? ["unreadable-answer"] : ["staff-decides"],
    findings:
      index % 3 === 0
        ? [
            finding("volunteer", "kk", "iin", { problem: "unreadable", flaw: "low-confidence", given: "99031439?010" }),
            finding("volunteer", "ru", "activities", {
              problem: "conflict",
              flaw: "contradiction",
              given: "1, 6",
              against: { form: "volunteer", language: "kk", field: "activities", given: "1, 6, 8" },
            }),
          ]
        : [],
    remarks: index === 1 ? [{ kind: "under-18", age: 16 }] : [],
    registeredOn: DAYS.registeredOn,
    reviewBy: plainDate(REVIEW_DAYS[index % REVIEW_DAYS.length] ?? ""),
    daysLeft: (index % 6) - 1,
  };
}

const busy: Digest = {
  since: instant("2026-10-23T09:00"),
  until: instant("2026-10-27T09:00"),
  waiting: [0, 1, 2, 3].map(waitingCase),
  happened: {
    messages: 31,
    newCases: 14,
    accepted: 9,
    refined: 4,
    refused: 1,
    updated: 2,
    terminated: 1,
    withdrawn: 0,
    helped: 3,
    robots: 5,
    bounces: 1,
  },
  deadlines: NAMES.map((applicant, index) => ({
    number: `2026-${String(90 + index).padStart(6, "0")}`,
    applicant,
    lastDay: addDays(DAYS.lastDay, index % 2),
  })),
  days: Array.from({ length: 30 }, (_, index) => ({
    day: addDays(plainDate("2026-09-28"), index),
    received: (index * 7) % 13,
    accepted: (index * 5) % 9,
    refused: index % 4 === 0 ? 1 : 0,
  })),
  health: {
    lastScan: instant("2026-10-27T08:59"),
    mailbox: 1204,
    ledger: 1203,
    unsent: 0,
    unproven: 1,
    bounced: 1,
    setAside: 0,
    unpublished: 0,
    uncoveredYears: [2028],
    lastBackup: instant("2026-10-27T03:00"),
    freeBytes: 42 * 1024 ** 3,
    entries: 412,
  },
};

const idle: Digest = {
  ...busy,
  waiting: [],
  happened: {
    messages: 0,
    newCases: 0,
    accepted: 0,
    refined: 0,
    refused: 0,
    updated: 0,
    terminated: 0,
    withdrawn: 0,
    helped: 0,
    robots: 0,
    bounces: 0,
  },
  deadlines: [],
  days: busy.days.map(({ day }) => ({ day, received: 0, accepted: 0, refused: 0 })),
  health: { ...busy.health, mailbox: 1203, unproven: 0, bounced: 0, uncoveredYears: [] },
};

/** Invented orders for every letter and variant: for tests, and for a lawyer to read what goes out. Nobody here exists. */
import { addDays, instant, plainDate } from "../calendar/plain-date.ts";
import type { Digest, WaitingCase } from "../cases/digest.ts";
import type { RegisterRow } from "../cases/entry.ts";
import type { AcceptedOrder, LetterOrder, RefineOrder, StaffOrder } from "../cases/letter-order.ts";
import type { Unread, UnreadReason } from "../forms/paper.ts";
import type { Answer, FieldId, FormId, Language, ReadForm } from "../forms/reading.ts";
import type { Finding } from "../rules/finding.ts";

export type Sample = { readonly name: string; readonly order: LetterOrder };

const ADDRESSED = {
  to: ["asel.k@example.kz"],
  caseNumber: "2026-000123",
  applicant: "Қожахметова Әсел Ұланқызы",
  thread: { messageId: "<sample-1@example.kz>", references: [] },
  writtenAt: instant("2026-10-22T15:40"),
};

const DAYS = {
  registeredOn: plainDate("2026-10-22"),
  reviewBy: plainDate("2026-10-30"),
  countedFrom: plainDate("2026-10-22"),
  lastDay: plainDate("2026-10-28"),
};

/** One of every letter and variant; the name says which. */
export function sampleOrders(): readonly Sample[] {
  return [
    { name: "refine", order: refine },
    { name: "refine-again", order: { ...refine, again: true, findings: FINDINGS.slice(0, 1), unread: [] } },
    { name: "refine-form-absent", order: { ...refine, findings: [ABSENT, ABSENT_TOO], forms: [], unread: [] } },
    {
      name: "refine-group",
      order: { ...refine, findings: CONTRADICTIONS, unread: [], applicant: "Пак Олег Сергеевич" },
    },
    { name: "reminder", order: { ...refine, kind: "reminder", writtenAt: instant("2026-10-28T09:00") } },
    ...endings(),
    ...receipts(),
    ...helps(),
    ...staffLetters(),
  ];
}

/** A busy Monday, an idle day, and a day with 200 cases open. */
export function sampleDigests(): readonly { readonly name: string; readonly digest: Digest }[] {
  return [
    { name: "digest", digest: busy },
    { name: "digest-empty", digest: idle },
    { name: "digest-200", digest: { ...busy, waiting: Array.from({ length: 200 }, (_, index) => waitingCase(index)) } },
  ];
}

function answers(given: Readonly<Record<FieldId, Answer["value"]>>): Readonly<Record<FieldId, Answer>> {
  const entries = Object.entries(given).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, { value, given: writtenAs(value), confidence: 1 }] as const],
  );
  return Object.fromEntries(entries);
}

function writtenAs(value: NonNullable<Answer["value"]>): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function questionnaire(language: Language, name: string, residence: string): ReadForm {
  const given = answers({
    fullName: name,
    birthYear: 1999,
    residence,
    activities: [1, 6, 8],
    roles: [4],
    availability: [1, 3],
  });
  const iin: Answer = { given: "990314391010", problem: "invalid", flaw: "check-digit", confidence: 1 };
  return { form: "volunteer", language, source: "сауалнама.docx", answers: { ...given, iin } };
}

function application(language: Language, name: string): ReadForm {
  const given = answers({ applicantName: name, categories: ["volunteer"], consent: true, email: "asel.k@example.kz" });
  const phone: Answer = { given: "8 701 12", problem: "invalid", flaw: "phone", confidence: 1 };
  return { form: "application", language, source: "арыз.docx", answers: { ...given, phone } };
}

const FORMS: readonly ReadForm[] = [
  application("kk", "Қожахметова Әсел Ұланқызы"),
  application("ru", "Кожахметова Асель Улановна"),
  questionnaire("kk", "Қожахметова Әсел Ұланқызы", "Астана қаласы, Тәуелсіздік даңғылы, 12-үй"),
  questionnaire("ru", "Кожахметова Асель Улановна", "город Астана, проспект Тауелсиздик, дом 12"),
];

function finding(form: FormId, language: Language, field: FieldId | null, more: Partial<Finding> = {}): Finding {
  return { form, language, field, problem: "missing", clause: "8", ...more };
}

const FINDINGS: readonly Finding[] = [
  finding("application", "kk", "signature"),
  finding("application", "ru", "phone", { problem: "invalid", flaw: "phone", given: "8 701 12" }),
  finding("volunteer", "kk", "iin", { problem: "invalid", flaw: "check-digit", given: "990314391010" }),
  finding("volunteer", "kk", "contacts"),
  finding("volunteer", "ru", "experience"),
  finding("volunteer", "ru", "activities", {
    problem: "conflict",
    flaw: "contradiction",
    given: "1, 6",
    against: { form: "volunteer", language: "kk", field: "activities", given: "1, 6, 8" },
  }),
];

const ABSENT = finding("application", "ru", null);
const ABSENT_TOO = finding("volunteer", "ru", null);

const CONTRADICTIONS: readonly Finding[] = [
  finding("application", "kk", "categories", { problem: "conflict", given: "Волонтерлік топтың сауалнамасы" }),
  finding("group", "kk", "members"),
  finding("group", "kk", "birthYear", {
    problem: "conflict",
    flaw: "contradiction",
    given: "1989",
    against: { form: "group", language: "kk", field: "iin", given: "900120392024" },
  }),
  finding("group", "ru", "otherActivities"),
];

function unreadFile(reason: UnreadReason): Unread {
  return { source: `қосымша-${reason}.pdf`, reason };
}

const UNREAD_REASONS: readonly UnreadReason[] = [
  "encrypted",
  "damaged",
  "empty",
  "no-text",
  "unknown-kind",
  "too-large",
  "macros",
  "timeout",
  "memory",
  "converter-missing",
  "ocr-missing",
  "archive-unsupported",
  "cloud-link",
];

const refine: RefineOrder = {
  ...ADDRESSED,
  ...DAYS,
  kind: "refine",
  findings: FINDINGS,
  forms: FORMS,
  unread: [{ source: "скан куәлік.pdf", reason: "encrypted" }],
  again: false,
};

const EMPTY_ROW: RegisterRow = {
  volunteer: "",
  groupLeader: "",
  organisation: "",
  coordinatorOrganiser: "",
  contacts: "+7 700 000 01 01, asel.k@example.kz",
  region: "Астана",
  programme: "",
  action: "",
  placeAndTime: "",
  requirements: "",
  termination: "",
};

function row(language: Language, kk: string, ru: string): RegisterRow {
  return { ...EMPTY_ROW, volunteer: language === "kk" ? kk : ru };
}

function entry(number: number): AcceptedOrder["entries"][number] {
  return {
    number,
    category: "volunteer",
    row: {
      kk: row("kk", "Қожахметова Әсел Ұланқызы", ""),
      ru: row("ru", "", "Кожахметова Асель Улановна"),
    },
  };
}

function endings(): readonly Sample[] {
  const refused = { ...ADDRESSED, writtenAt: instant("2026-10-29T09:00"), kind: "refused" as const };
  const ended = { ...ADDRESSED, kind: "terminated" as const, on: plainDate("2026-11-05") };
  return [
    { name: "accepted", order: { ...ADDRESSED, kind: "accepted", entries: [entry(412)] } },
    {
      name: "accepted-two",
      order: {
        ...ADDRESSED,
        kind: "accepted",
        entries: [
          { ...entry(413), category: "coordinator" },
          { ...entry(414), category: "organiser" },
        ],
      },
    },
    {
      name: "updated",
      order: {
        ...ADDRESSED,
        kind: "updated",
        entries: [412],
        changes: [
          {
            form: "volunteer",
            language: "kk",
            field: "contacts",
            before: "+7 700 000 01 01",
            after: "+7 700 000 09 09",
          },
          { form: "volunteer", language: "ru", field: "residence", before: "", after: "город Алматы" },
        ],
      },
    },
    {
      name: "refused",
      order: { ...refused, why: { kind: "deadline", lastDay: DAYS.lastDay }, findings: FINDINGS.slice(0, 3) },
    },
    {
      name: "refused-by-staff",
      order: {
        ...refused,
        why: { kind: "staff", reason: "Құжаттар басқа рәсімге арналған. / Документы для другой процедуры." },
        findings: [],
      },
    },
    { name: "terminated", order: { ...ended, entries: [412], withdrawn: false } },
    { name: "withdrawn", order: { ...ended, entries: [], withdrawn: true } },
  ];
}

function receipts(): readonly Sample[] {
  const received = {
    ...ADDRESSED,
    kind: "received" as const,
    receivedAt: instant("2026-10-21T21:14"),
    registeredOn: DAYS.registeredOn,
    reviewBy: DAYS.reviewBy,
    reasons: ["unreadable-answer", "unreadable-file"] as const,
    unread: [],
    strangers: [],
  };
  const { applicant: _, ...nameless } = received;
  return [
    { name: "received", order: { ...received, receivedAt: instant("2026-10-22T11:02") } },
    { name: "received-after-hours", order: { ...nameless, reasons: ["question"] } },
    {
      name: "received-unread",
      order: { ...received, unread: UNREAD_REASONS.map(unreadFile), strangers: ["шарт.docx", "фото.jpg"] },
    },
    {
      name: "received-attempt",
      order: {
        ...received,
        reasons: ["other-sender"],
        attempt: { from: "stranger@example.net", entries: [412], what: "update" },
      },
    },
    {
      name: "received-attempt-ending",
      order: {
        ...received,
        reasons: ["other-sender"],
        attempt: { from: "stranger@example.net", entries: [412], what: "termination" },
      },
    },
  ];
}

function helps(): readonly Sample[] {
  const help = { ...ADDRESSED, kind: "help" as const, forms: [], cloudLink: false };
  const { applicant: _, ...nameless } = help;
  return [
    { name: "help", order: nameless },
    { name: "help-cloud-link", order: { ...nameless, cloudLink: true } },
    { name: "help-own-forms", order: { ...help, forms: FORMS } },
  ];
}

function staffLetters(): readonly Sample[] {
  const staff = {
    ...ADDRESSED,
    to: ["officer@example.kz"],
    kind: "staff" as const,
    caseKind: "application" as const,
    from: "asel.k@example.kz",
    subject: "Арыз және сауалнама",
    findings: [
      finding("volunteer", "kk", "iin", { problem: "unreadable", flaw: "low-confidence", given: "99031439?010" }),
      ABSENT,
    ],
    remarks: [{ kind: "under-18", age: 16 } as const, { kind: "minor-in-danger", activities: [3, 4] } as const],
  };
  const what: Readonly<Record<string, StaffOrder["what"]>> = {
    "staff-decide": { kind: "decide", reasons: ["unreadable-answer", "insists"], reviewBy: DAYS.reviewBy },
    "staff-decided": {
      kind: "decided",
      decision: "refine",
      by: "officer@example.kz",
      reason: "Телефонды нақтылау керек",
    },
    "staff-decided-accept": { kind: "decided", decision: "accept", by: "officer@example.kz" },
    "staff-refused": {
      kind: "refused-decision",
      by: "officer@example.kz",
      why: "2026-000123: шешім бұрын қабылданған / решение уже принято",
    },
  };
  return Object.entries(what).map(([name, each]) => ({ name, order: { ...staff, what: each } }));
}

const NAMES = [
  "Сейтқұлов Ғалым Өмірұлы",
  "Сергеева Мария Ивановна",
  "Ыбырайымова Һадиша Әнуарқызы",
  "Ким Александр Вячеславович",
];

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
        ? [finding("volunteer", "kk", "iin", { problem: "unreadable" }), finding("volunteer", "ru", "iin")]
        : [],
    remarks: index === 1 ? [{ kind: "under-18", age: 16 }] : [],
    registeredOn: DAYS.registeredOn,
    reviewBy: addDays(DAYS.reviewBy, (index % 6) - 1),
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

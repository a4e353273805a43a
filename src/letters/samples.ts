/** Invented orders for every letter and variant: for tests, and for a lawyer to read what goes out. Nobody here exists. */
import { instant, plainDate } from "../calendar/plain-date.ts";
import type { RegisterRow } from "../cases/entry.ts";
import type { AcceptedOrder, LetterOrder, RefineOrder, StaffOrder } from "../cases/letter-order.ts";
import type { Unread, UnreadReason } from "../forms/paper.ts";
import type { Language } from "../forms/reading.ts";
import { ABSENT, ABSENT_TOO, CONTRADICTIONS, DAYS, finding, FINDINGS, FORMS } from "./sample-forms.ts";

export { sampleDigests } from "./sample-digests.ts";

export type Sample = { readonly name: string; readonly order: LetterOrder };

const ADDRESSED = {
  to: ["asel.k@example.kz"],
  caseNumber: "2026-000123",
  applicant: "Қожахметова Әсел Ұланқызы",
  names: { kk: "Қожахметова Әсел Ұланқызы", ru: "Кожахметова Асель Улановна" },
  thread: { messageId: "<sample-1@example.kz>", references: [] },
  writtenAt: instant("2026-10-22T15:40"),
};

/** One of every letter and variant; the name says which. */
export function sampleOrders(): readonly Sample[] {
  return [
    { name: "refine", order: refine },
    { name: "refine-again", order: { ...refine, again: true, findings: FINDINGS.slice(0, 1), unread: [] } },
    { name: "refine-form-absent", order: { ...refine, findings: [ABSENT, ABSENT_TOO], forms: [], unread: [] } },
    {
      name: "refine-group",
      order: { ...refine, findings: CONTRADICTIONS, unread: [], applicant: "Пак Олег Сергеевич", names: {} },
    },
    { name: "reminder", order: { ...refine, kind: "reminder", writtenAt: instant("2026-10-28T09:00") } },
    ...endings(),
    ...receipts(),
    ...helps(),
    ...staffLetters(),
  ];
}

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
  const { applicant: _, names: _names, ...nameless } = received;
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
  const { applicant: _, names: _names, ...nameless } = help;
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

/** A case: one applicant's matter from its first letter to its end (law:10 to law:13). */
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import type { Category } from "../forms/reading.ts";
import type { FormRemark } from "../rules/08-remarks.ts";
import type { Finding } from "../rules/finding.ts";
import type { KeptForm } from "./entry.ts";

/** `2026-000123`: year of receipt, six digits, counted per year. */
export type CaseNumber = string;

export type CaseKind = "application" | "update" | "termination" | "question";

/** Why a person must look. Words for staff and for the applicant are in `templates/`. */
export type ReviewReason =
  | "unreadable-answer"
  | "unreadable-file"
  | "unknown-document"
  | "insists"
  | "contradiction"
  | "other-sender"
  | "sender-not-proved"
  | "sender-failed"
  | "sender-malformed"
  | "robot-with-form"
  | "request-unclear"
  | "erasure-request"
  | "question"
  | "staff-decides"
  | "set-aside"
  | "staff-asked"
  | "bounced";

/** A fact for staff that is no finding (law:8). */
export type Remark = FormRemark;

type CaseFacts = {
  readonly number: CaseNumber;
  readonly kind: CaseKind;
  /** Chosen categories, in the order of the form. */
  readonly categories: readonly Category[];
  /** Name of the applicant as understood; absent while nobody knows. */
  readonly applicant?: string;
  /** Where letters go, lower case. */
  readonly address: string;
  /** INTERNALDATE of the first message. */
  readonly receivedAt: Instant;
  /** Day of registration (contract §6). */
  readonly registeredOn: PlainDate;
  /** law:10.1 – last day for staff to have looked. */
  readonly reviewBy: PlainDate;
  /** Version of the calendar that set the dates. */
  readonly calendarVersion: string;
  readonly forms: readonly KeptForm[];
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
  /** Entries that this case made, or is about. */
  readonly entries: readonly number[];
  /** Message-ID and References of the newest message, for threading. */
  readonly thread: { readonly messageId?: string; readonly references: readonly string[] };
};

export type Case = CaseFacts &
  (
    | { readonly state: "review"; readonly reasons: readonly ReviewReason[]; readonly ends?: readonly number[] }
    | {
        readonly state: "refine";
        /** law:10.2 – three working days, counted from the day after the letter. */
        readonly lastDay: PlainDate;
        readonly refineSentOn: PlainDate;
        readonly remindedOn?: PlainDate;
      }
    | { readonly state: "registered"; readonly on: PlainDate }
    | { readonly state: "refused"; readonly on: PlainDate; readonly lastDay?: PlainDate; readonly reason?: string }
    | { readonly state: "withdrawn"; readonly on: PlainDate }
    | { readonly state: "answered"; readonly on: PlainDate }
  );

export type CaseState = Case["state"];

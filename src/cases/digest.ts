/** The facts of a daily digest: every figure in it can be derived from the state. */
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import type { Category } from "../forms/reading.ts";
import type { Finding } from "../rules/finding.ts";
import type { CaseKind, CaseNumber, Remark, ReviewReason } from "./case.ts";

export type WaitingCase = {
  readonly number: CaseNumber;
  readonly kind: CaseKind;
  readonly categories: readonly Category[];
  readonly applicant?: string;
  readonly address: string;
  readonly reasons: readonly ReviewReason[];
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
  readonly registeredOn: PlainDate;
  readonly reviewBy: PlainDate;
  /** Working days left; negative = overdue. */
  readonly daysLeft: number;
};

export type DayCount = {
  readonly day: PlainDate;
  readonly received: number;
  readonly accepted: number;
  readonly refused: number;
};

export type Digest = {
  readonly since: Instant;
  readonly until: Instant;
  readonly waiting: readonly WaitingCase[];
  /** What happened since the last digest. */
  readonly happened: {
    readonly messages: number;
    readonly newCases: number;
    readonly accepted: number;
    readonly refined: number;
    readonly refused: number;
    readonly updated: number;
    readonly terminated: number;
    readonly withdrawn: number;
    readonly helped: number;
    readonly robots: number;
    readonly bounces: number;
  };
  /** Open refine cases with their last day, soonest first. */
  readonly deadlines: readonly {
    readonly number: CaseNumber;
    readonly applicant?: string;
    readonly lastDay: PlainDate;
  }[];
  /** The last 30 days, oldest first. */
  readonly days: readonly DayCount[];
  readonly health: {
    readonly lastScan?: Instant;
    readonly mailbox?: number;
    readonly ledger: number;
    readonly unsent: number;
    readonly unproven: number;
    readonly bounced: number;
    /** Cases whose letters came back. */
    readonly bouncedCases?: readonly CaseNumber[];
    readonly setAside: number;
    readonly unpublished: number;
    /** Since when the operator's command fails to carry the public register further. */
    readonly uploadFailingSince?: Instant;
    readonly uncoveredYears: readonly number[];
    readonly lastBackup?: Instant;
    readonly freeBytes?: number;
    readonly entries: number;
  };
};

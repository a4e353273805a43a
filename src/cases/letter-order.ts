/** What a letter must say. `letters` puts it into words, in both languages. */
import type { Instant, PlainDate } from "../calendar/plain-date.ts";
import type { Category, FieldId, FormId, Language, ReadForm } from "../forms/reading.ts";
import type { Unread } from "../forms/paper.ts";
import type { Finding } from "../rules/finding.ts";
import type { CaseKind, CaseNumber, Remark, ReviewReason } from "./case.ts";
import type { RegisterRow } from "./entry.ts";

type Addressed = {
  /** Addresses, lower case; the first is the applicant's. */
  readonly to: readonly string[];
  readonly caseNumber: CaseNumber;
  readonly applicant?: string;
  /** The name as the applicant's own forms spell it in each language; absent where no form of that language says it. */
  readonly names?: Readonly<Partial<Record<Language, string>>>;
  /** Message that this letter answers. */
  readonly thread: { readonly messageId?: string; readonly references: readonly string[] };
  /** Almaty time of the decision: the letter's date. */
  readonly writtenAt: Instant;
};

export type FieldChange = {
  readonly form: FormId;
  readonly language: Language;
  readonly field: FieldId;
  readonly before: string;
  readonly after: string;
};

export type RefineOrder = Addressed & {
  readonly kind: "refine" | "reminder";
  readonly registeredOn: PlainDate;
  readonly findings: readonly Finding[];
  readonly lastDay: PlainDate;
  /** Day that the count starts from (it does not count itself). */
  readonly countedFrom: PlainDate;
  /** Everything understood so far: filled in, gaps highlighted, attached (refine). */
  readonly forms: readonly ReadForm[];
  /** Files that could not be read, with the reason. */
  readonly unread: readonly Unread[];
  /** Not the first refine letter of this case. */
  readonly again: boolean;
};

export type AcceptedOrder = Addressed & {
  readonly kind: "accepted";
  readonly entries: readonly {
    readonly number: number;
    readonly category: Category;
    readonly row: Readonly<Record<Language, RegisterRow>>;
  }[];
};

export type UpdatedOrder = Addressed & {
  readonly kind: "updated";
  readonly entries: readonly number[];
  readonly changes: readonly FieldChange[];
};

export type RefusedOrder = Addressed & {
  readonly kind: "refused";
  /** law:11 – the deadline passed; or a staff member's word. */
  readonly why:
    | { readonly kind: "deadline"; readonly lastDay: PlainDate }
    | { readonly kind: "staff"; readonly reason: string };
  readonly findings: readonly Finding[];
};

export type TerminatedOrder = Addressed & {
  readonly kind: "terminated";
  readonly entries: readonly number[];
  readonly on: PlainDate;
  /** The application was withdrawn before it was entered. */
  readonly withdrawn: boolean;
};

export type ReceivedOrder = Addressed & {
  readonly kind: "received";
  readonly receivedAt: Instant;
  readonly registeredOn: PlainDate;
  readonly reviewBy: PlainDate;
  readonly reasons: readonly ReviewReason[];
  readonly unread: readonly Unread[];
  /** Papers that hold none of the forms. */
  readonly strangers: readonly string[];
  /** This copy warns the registered address of an attempt on its entry. */
  readonly attempt?: {
    readonly from: string;
    readonly entries: readonly number[];
    readonly what: "update" | "termination";
  };
};

export type HelpOrder = Addressed & {
  readonly kind: "help";
  /** The sender's own forms, to correct and send back; empty: blank forms are attached. */
  readonly forms: readonly ReadForm[];
  /** A link to a cloud drive stood where attachments should be. */
  readonly cloudLink: boolean;
};

export type StaffOrder = Addressed & {
  readonly kind: "staff";
  readonly what:
    | { readonly kind: "decide"; readonly reasons: readonly ReviewReason[]; readonly reviewBy: PlainDate }
    | {
        readonly kind: "decided";
        readonly decision: "accept" | "refine" | "refuse" | "not-a-form";
        readonly by: string;
        readonly reason?: string;
      }
    | { readonly kind: "refused-decision"; readonly by: string; readonly why: string };
  readonly caseKind: CaseKind;
  readonly from: string;
  readonly subject: string;
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
};

export type LetterOrder =
  | RefineOrder
  | AcceptedOrder
  | UpdatedOrder
  | RefusedOrder
  | TerminatedOrder
  | ReceivedOrder
  | HelpOrder
  | StaffOrder;

/** The daily digest is ordered by the clock, not by a case: see `digest.ts`. */
export type LetterKind = LetterOrder["kind"] | "digest";

/** What every letter needs beside its order: whose desk it is written at. */
import type { Calendar } from "../calendar/working-days.ts";
import type { FieldId, FormId, Language, ReadForm } from "../forms/reading.ts";
import type { LetterKind } from "../cases/letter-order.ts";
import type { Templates } from "./templates.ts";
import type { Decision } from "./words.ts";

export type { Decision } from "./words.ts";

export type Desk = {
  readonly templates: Templates;
  readonly calendar: Calendar;
  /** law:6 – who answers for the register. */
  readonly officer?: { readonly name: string; readonly phone: string; readonly email: string };
  /** The register's own mail address. */
  readonly address: string;
  /** Where the public register stands, without a slash at its end; absent: paths are given. */
  readonly publicUrl?: string;
  /** `HH:MM`, end of the ministry's working day. */
  readonly workdayEnds: string;
  /** `HH:MM`, when the digest comes. */
  readonly digestAt?: string;
  /** The address behind which a staff member decides. */
  readonly decisionLinks?: (caseNumber: string, decision: Decision) => string;
};

/** Who sent a workbook gets a workbook back; everybody else a docx. */
export type FormFormat = "docx" | "xlsx";

/** A file to attach, before anybody has made it. */
export type AttachmentOrder =
  | {
      readonly kind: "filled-form";
      readonly read: ReadForm;
      /** In the form's language. */ readonly notes: Readonly<Record<FieldId, string>>;
      readonly format: FormFormat;
    }
  | {
      readonly kind: "missing-form";
      readonly form: FormId;
      readonly language: Language;
      readonly note: string;
      readonly format: FormFormat;
    }
  /** All forms of Appendix 2, docx and xlsx, both languages. */
  | { readonly kind: "blank-forms" }
  /** A workbook with one table: all that is open, for staff. */
  | {
      readonly kind: "open-cases";
      readonly name: string;
      readonly title: string;
      readonly headings: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export type RenderedLetter = {
  readonly kind: LetterKind;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly AttachmentOrder[];
};

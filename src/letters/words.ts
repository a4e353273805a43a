/** The short phrases of the letters, from `templates/findings.json` and `templates/words.json`, checked to be complete. */
import type { Category, Flaw, Language } from "../forms/reading.ts";
import type { UnreadReason } from "../forms/paper.ts";
import type { CaseKind, Remark, ReviewReason } from "../cases/case.ts";
import type { Digest } from "../cases/digest.ts";
import { CATEGORIES, LANGUAGES } from "../forms/reading.ts";
import { PROBLEMS } from "../rules/finding.ts";
import { TemplateFault } from "./template-fault.ts";

export type Phrase = Readonly<Record<Language, string>>;
export type Decision = "accept" | "refine" | "refuse" | "not-a-form";

export type Words = {
  /** By problem, flaw, or either of them with a kind of answer: `missing:consent`, `date:iin`. */
  readonly wrong: Readonly<Record<string, Phrase>>;
  /** By form and field, field, or kind of answer. */
  readonly examples: Readonly<Record<string, Phrase>>;
  readonly formLanguage: Readonly<Record<Language, Phrase>>;
  readonly clause: Readonly<Record<"whole" | "part", Phrase>>;
  readonly elsewhere: Readonly<Record<"otherCopy" | "sameForm" | "otherForm", Phrase>>;
  readonly category: Readonly<Record<Category, Phrase>>;
  readonly caseKind: Readonly<Record<CaseKind, Phrase>>;
  readonly decision: Readonly<Record<Decision, Phrase>>;
  readonly decided: Readonly<Record<Decision, Phrase>>;
  readonly unread: Readonly<Record<UnreadReason, Readonly<Record<"why" | "instead", Phrase>>>>;
  readonly reasonForApplicant: Readonly<Record<ReviewReason, Phrase>>;
  readonly reasonForStaff: Readonly<Record<ReviewReason, Phrase>>;
  readonly remark: Readonly<Record<Remark["kind"], Phrase>>;
  readonly note: Readonly<Record<"row", Phrase>>;
  readonly count: Readonly<Record<"number", Phrase>>;
  readonly happened: Readonly<Record<Happening, Phrase>>;
  readonly health: Readonly<Record<(typeof HEALTH)[number], Phrase>>;
  readonly daysLeft: Readonly<Record<(typeof DAYS_LEFT)[number], Phrase>>;
  /** Headings of the table of open cases, and who is waited for. */
  readonly column: Readonly<Record<(typeof COLUMNS)[number], Phrase>>;
};

const HEALTH = [
  "lastScan",
  "mailbox",
  "entries",
  "unsent",
  "unproven",
  "bounced",
  "setAside",
  "unpublished",
  "uploadFails",
  "calendar",
  "calendarCovered",
  "calendarLacks",
  "lastBackup",
  "freeBytes",
  "gigabytes",
  "never",
  "unknown",
] as const;
const DAYS_LEFT = ["today", "left", "over", "late", "anonymous", "more"] as const;
const COLUMNS = [
  "sheet",
  "number",
  "waitsFor",
  "lastDay",
  "daysLeft",
  "applicant",
  "kind",
  "categories",
  "reasons",
  "findings",
  "address",
  "registeredOn",
  "staff",
  "itsApplicant",
] as const;

export const HAPPENINGS = [
  "messages",
  "newCases",
  "accepted",
  "refined",
  "refused",
  "updated",
  "terminated",
  "withdrawn",
  "helped",
  "robots",
  "bounces",
] as const satisfies readonly (keyof Digest["happened"])[];
type Happening = (typeof HAPPENINGS)[number];

/** Every member of a union, once: a new one fails to compile here before it can lack its words. */
function names<Name extends string>(all: Readonly<Record<Name, true>>): readonly string[] {
  return Object.keys(all);
}

const FLAWS = names<Flaw>({
  "check-digit": true,
  "impossible-number": true,
  length: true,
  date: true,
  future: true,
  "seventh-digit": true,
  "entity-type": true,
  "iin-for-bin": true,
  "bin-for-iin": true,
  phone: true,
  email: true,
  count: true,
  year: true,
  "no-contact": true,
  "ambiguous-choice": true,
  contradiction: true,
  "low-confidence": true,
});

const UNREAD_REASONS = names<UnreadReason>({
  encrypted: true,
  damaged: true,
  empty: true,
  "no-text": true,
  "unknown-kind": true,
  "too-large": true,
  macros: true,
  timeout: true,
  memory: true,
  "converter-missing": true,
  "ocr-missing": true,
  "archive-unsupported": true,
  "cloud-link": true,
});

const REVIEW_REASONS = names<ReviewReason>({
  "unreadable-answer": true,
  "unreadable-file": true,
  "unknown-document": true,
  insists: true,
  contradiction: true,
  "other-sender": true,
  "sender-not-proved": true,
  "sender-failed": true,
  "sender-malformed": true,
  "robot-with-form": true,
  "request-unclear": true,
  "erasure-request": true,
  question: true,
  "staff-decides": true,
  "set-aside": true,
  "staff-asked": true,
  bounced: true,
});

const REMARKS = names<Remark["kind"]>({
  "under-18": true,
  "under-14": true,
  "minor-in-danger": true,
  "bin-kind": true,
  "identity-held": true,
  "registration-month": true,
});
const CASE_KINDS = names<CaseKind>({ application: true, update: true, termination: true, question: true });
const DECISIONS = names<Decision>({ accept: true, refine: true, refuse: true, "not-a-form": true });
const ANSWER_KINDS =
  "text name year date iin bin phone email contacts count members activities options categories consent signature";

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  wrong: [...PROBLEMS, "unchosen", ...FLAWS],
  examples: ANSWER_KINDS.split(" "),
  formLanguage: LANGUAGES,
  clause: ["whole", "part"],
  elsewhere: ["otherCopy", "sameForm", "otherForm"],
  category: CATEGORIES,
  caseKind: CASE_KINDS,
  decision: DECISIONS,
  decided: DECISIONS,
  reasonForApplicant: REVIEW_REASONS,
  reasonForStaff: REVIEW_REASONS,
  remark: REMARKS,
  note: ["row"],
  count: ["number"],
  happened: HAPPENINGS,
  health: HEALTH,
  daysLeft: DAYS_LEFT,
  column: COLUMNS,
};

/** `files` as in `compileTemplates`. Throws TemplateFault for a phrase that lacks, or lacks a language. */
export function wordsOf(files: ReadonlyMap<string, string>): Words {
  const findings = jsonOf(files, "findings.json");
  const words = jsonOf(files, "words.json");
  requirePhrases("findings.json", findings, ["wrong", "examples"]);
  requirePhrases("words.json", words, Object.keys(NEEDED).slice(2));
  for (const reason of UNREAD_REASONS)
    requireGroup("words.json", inside(words["unread"], reason), `unread.${reason}`, ["why", "instead"]);
  const all: unknown = { ...findings, ...words };
  if (!isWords(all)) throw new TemplateFault("words.json", "is not an object of phrases");
  return all;
}

/** A phrase with its `{value}`s filled in. */
export function filled(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/gu, (hole, name: string) => values[name] ?? hole);
}

type Fields = Readonly<Record<string, unknown>>;

function jsonOf(files: ReadonlyMap<string, string>, file: string): Fields {
  const text = files.get(file);
  if (text === undefined) throw new TemplateFault(file, "is missing");
  try {
    const json: unknown = JSON.parse(text);
    if (isFields(json)) return json;
  } catch (cause) {
    throw new TemplateFault(file, `is not JSON: ${String(cause)}`);
  }
  throw new TemplateFault(file, "is not an object");
}

function requirePhrases(file: string, json: Fields, groups: readonly string[]): void {
  for (const group of groups) requireGroup(file, json[group], group, NEEDED[group] ?? []);
}

function requireGroup(file: string, group: unknown, name: string, needed: readonly string[]): void {
  const given = isFields(group) ? Object.keys(group) : [];
  for (const key of new Set([...needed, ...given]))
    for (const language of LANGUAGES)
      requireText(file, inside(inside(group, key), language), `${name}.${key}.${language}`);
}

function requireText(file: string, text: unknown, name: string): void {
  if (typeof text !== "string" || text.trim() === "") throw new TemplateFault(file, `says nothing for ${name}`);
}

function inside(value: unknown, name: string): unknown {
  return isFields(value) ? value[name] : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The one guard of the brand: `wordsOf` has looked at every phrase. */
function isWords(value: unknown): value is Words {
  return isFields(value) && isFields(value["wrong"]) && isFields(value["unread"]);
}

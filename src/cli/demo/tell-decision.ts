/** What was understood of a message, and what was missing: lines for the person who watches. */
import type { Case, CaseKind } from "../../cases/case.ts";
import type { Decision } from "../../cases/desk.ts";
import { field, formDefinition } from "../../forms/definitions.ts";
import type { Submission } from "../../forms/reading.ts";
import type { Finding } from "../../rules/finding.ts";
import type { Told } from "../../steps/decide-message.ts";
import { fit, ink, WIDTH } from "../ink.ts";

const MARGIN = "        ";
const MOST_FINDINGS = 6;
const DONE: Readonly<Record<CaseKind, string>> = {
  application: "complete",
  update: "changed",
  termination: "ended",
  question: "answered",
};
const PROBLEMS = {
  missing: "missing",
  invalid: "impossible",
  conflict: "contradicts",
  unreadable: "unreadable",
} as const;

/** Empty for what concerns no applicant: a copy of our own letter that came back. */
export function toldLines(told: Told): readonly string[] {
  switch (told.outcome) {
    case "receipt":
      return [];
    case "robot":
      return [line("·", "written by a program: noted, and never answered")];
    case "bounce":
    case "bounce-unknown":
    case "duplicate":
      return [line("·", told.outcome)];
    default:
      return told.decisions.flatMap((decision) => caseLines(decision, told));
  }
}

/** Time moved a case: reminded, refused, a deadline moved. */
export function movedLine({ next, notes }: Decision): string {
  return line("·", `${ink("strong", next.number)}  ${notes.map(({ what }) => what).join(", ")}`);
}

function caseLines({ next: of }: Decision, told: Told): readonly string[] {
  const read = told.incoming ? understood(told.incoming.submission) : "";
  const what = [of.kind, ...of.categories].join(", ");
  const about = [`${ink("strong", of.number)}  ${what}`, ...(read === "" ? [] : [read])].join("; ");
  return [
    line("·", about),
    ...of.findings.slice(0, MOST_FINDINGS).map(findingLine),
    ...moreLine(of.findings),
    ...stateLine(of),
  ];
}

function understood({ forms, unread }: Submission): string {
  const answers = forms.flatMap((read) => Object.values(read.answers)).filter((answer) => answer.problem === undefined);
  const languages = [...new Set(forms.map((read) => read.language))].join("+");
  const read =
    forms.length === 0
      ? []
      : [`${forms.length} form${forms.length === 1 ? "" : "s"} (${languages}), ${answers.length} answers understood`];
  return [...read, ...unread.map((file) => `${file.source}: ${file.reason}`)].join("; ");
}

function findingLine(finding: Finding): string {
  const { form, language } = finding;
  const label =
    finding.field === null ? formDefinition(form).title[language] : field(form, finding.field).label[language];
  const problem = ink("asks", PROBLEMS[finding.problem].padEnd(11));
  return `${MARGIN}  ${problem} ${`${form} ${language}`.padEnd(15)} ${fit(label, WIDTH - 40)}`;
}

function moreLine(findings: readonly Finding[]): readonly string[] {
  const more = findings.length - MOST_FINDINGS;
  return more > 0 ? [`${MARGIN}  and ${more} more`] : [];
}

function stateLine(of: Case): readonly string[] {
  if (of.state === "review") return [line("·", `waits for a person until ${of.reviewBy} (${of.reasons.join(", ")})`)];
  if (of.state === "refine") return [line("·", `to be mended by ${of.lastDay}`)];
  if (of.state !== "registered") return [];
  const entries = of.entries.map((number) => `№ ${number}`).join(", ");
  return [line("·", `${ink("good", DONE[of.kind])}: entry ${entries}`)];
}

export function line(sign: string, words: string): string {
  return `${MARGIN}${sign} ${words}`;
}

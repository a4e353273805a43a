/** The table of all that is open, which goes with the digest: what staff decide and what applicants still have to send. */
import type { Digest, WaitingCase } from "../cases/digest.ts";
import type { AttachmentOrder } from "./desk.ts";
import { LANGUAGES } from "../forms/reading.ts";
import type { Phrase, Words } from "./words.ts";

export const OPEN_CASES_FILE = "ashyq-ister-otkrytye-dela.xlsx";

/** No table where nothing is open. */
export function openCasesTable(digest: Digest, words: Words): readonly AttachmentOrder[] {
  const rows = [
    ...mostUrgentFirst(digest.waiting).map((each) => waitingRow(each, words)),
    ...digest.deadlines.map((each) => refineRow(each, words)),
  ];
  if (rows.length === 0) return [];
  const { column } = words;
  const headings = [
    column.number,
    column.waitsFor,
    column.lastDay,
    column.daysLeft,
    column.applicant,
    column.kind,
    column.categories,
    column.reasons,
    column.findings,
    column.address,
    column.registeredOn,
  ].map(inBoth);
  return [{ kind: "open-cases", name: OPEN_CASES_FILE, title: inBoth(words.column.sheet), headings, rows }];
}

export function mostUrgentFirst(waiting: readonly WaitingCase[]): readonly WaitingCase[] {
  return waiting.toSorted((left, right) => left.daysLeft - right.daysLeft || left.number.localeCompare(right.number));
}

function waitingRow(of: WaitingCase, words: Words): readonly string[] {
  return [
    of.number,
    inBoth(words.column.staff),
    of.reviewBy,
    String(of.daysLeft),
    of.applicant ?? "",
    inBoth(words.caseKind[of.kind]),
    of.categories.map((category) => inBoth(words.category[category])).join("; "),
    [...new Set(of.reasons)].map((reason) => inBoth(words.reasonForStaff[reason])).join("; "),
    String(of.findings.length),
    of.address,
    of.registeredOn,
  ];
}

function refineRow({ number, applicant, lastDay }: Digest["deadlines"][number], words: Words): readonly string[] {
  return [number, inBoth(words.column.itsApplicant), lastDay, "", applicant ?? "", "", "", "", "", "", ""];
}

function inBoth(phrase: Phrase): string {
  return [...new Set(LANGUAGES.map((language) => phrase[language]))].join(" / ");
}

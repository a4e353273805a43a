/** `tizilim case NUMBER --json`: a case with its whole history, in the shape of contract §6. */
import type { Case } from "../cases/case.ts";
import { dueOf, findCase, listCases } from "../storage/case-files.ts";
import { historyOf } from "../storage/history.ts";
import { lettersOfCase } from "../storage/letters.ts";
import { messagesOfCase } from "../storage/messages.ts";
import type { Store } from "../storage/store.ts";
import { findingJson } from "./check-files.ts";

export type CaseReport = ReturnType<typeof reportOf>;

export function reportCase(store: Store, number: string): CaseReport | undefined {
  const held = findCase(store, number);
  return held && reportOf(store, held.case);
}

export function reportCases(store: Store) {
  return listCases(store).map(summaryOf);
}

export function summaryOf(of: Case) {
  return {
    number: of.number,
    kind: of.kind,
    state: of.state,
    categories: of.categories,
    applicant: of.applicant ?? null,
    address: of.address,
    registeredOn: of.registeredOn,
    due: dueOf(of) ?? null,
    entries: of.entries,
  };
}

function reportOf(store: Store, of: Case) {
  return {
    ...summaryOf(of),
    receivedAt: of.receivedAt,
    reviewBy: of.reviewBy,
    reasons: of.state === "review" ? of.reasons : [],
    findings: of.findings.map(findingJson),
    remarks: of.remarks,
    letters: lettersOfCase(store, of.number).map((letter) => ({
      kind: letter.kind,
      date: letter.sentAt ?? letter.writtenAt,
      to: letter.recipients.join(", "),
      messageId: letter.messageId,
      state: letter.state,
      proof: letter.proof ?? null,
    })),
    messages: messagesOfCase(store, of.number),
    history: historyOf(store, of.number),
  };
}

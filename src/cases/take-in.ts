/** law:5.1, law:5.2 – complete: the register changes, and the applicant hears of it. */
import { emailsIn } from "../rules/04-application.ts";
import { changesBetween } from "../rules/07-changes.ts";
import type { Case } from "./case.ts";
import type { Decision, Desk } from "./desk.ts";
import { todayOf } from "./desk.ts";
import { enter, updated } from "./enter.ts";
import type { EntryRecord } from "./entry.ts";
import { acceptedLetter, alsoToOwners, updatedLetter } from "./orders.ts";
import { facts } from "./to-review.ts";

/** law:5.1, law:5.2, law:12 – entered or brought up to date, and the applicant told by email. */
export function takeIn(read: Case, about: readonly EntryRecord[], desk: Desk): Decision {
  return read.kind === "update" ? takeChange(read, about, desk) : takeApplication(read, desk);
}

function takeApplication(read: Case, desk: Desk): Decision {
  const today = todayOf(desk);
  const records = enter({
    caseNumber: read.number,
    address: read.address,
    categories: read.categories,
    forms: read.forms,
    on: today,
    nextEntry: desk.nextEntry,
    entries: desk.entries,
  });
  const numbers = records.map(({ entry }) => entry.number);
  const next: Case = { ...facts(read), entries: numbers, state: "registered", on: today };
  return {
    next,
    letters: [acceptedLetter(next, desk, records)],
    entries: records,
    notes: [{ what: "entered", detail: { entries: numbers } }],
  };
}

/** A person may accept what a new contact sent: where the forms name that address, it speaks for the entry from now on. */
function takeChange(read: Case, about: readonly EntryRecord[], desk: Desk): Decision {
  const today = todayOf(desk);
  const before = about.flatMap((record) => record.forms.map((kept) => kept.read));
  const changes = changesBetween(
    before,
    read.forms.map((kept) => kept.read),
  );
  const speaks = emailsIn(read.forms.map((kept) => kept.read)).includes(read.address);
  const records = about.map((record) => ({
    ...updated(record, read.forms, today),
    ...(speaks && { address: read.address }),
  }));
  const next: Case = { ...facts(read), state: "registered", on: today };
  const fields = changes.map(({ form, language, field }) => ({ form, language, field }));
  return {
    next,
    letters: alsoToOwners(updatedLetter(next, desk, changes), about),
    entries: records,
    notes: [{ what: "changed", detail: { entries: read.entries, fields } }],
  };
}

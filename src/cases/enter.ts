/** law:5.1, law:5.2 – entering the complete ones in the register, and keeping them up to date. */
import type { PlainDate } from "../calendar/plain-date.ts";
import { LANGUAGES } from "../forms/reading.ts";
import type { Category, Language } from "../forms/reading.ts";
import { activitiesOf, registerRow } from "../rules/03-register.ts";
import { identityIn } from "../rules/04-application.ts";
import { terminationMark } from "../rules/13-mark.ts";
import type { Entry, EntryRecord, KeptForm, RegisterRow } from "./entry.ts";

type Entering = {
  readonly caseNumber: string;
  readonly address: string;
  readonly categories: readonly Category[];
  readonly forms: readonly KeptForm[];
  readonly on: PlainDate;
  /** Number of the next new entry. */
  readonly nextEntry: number;
  /** Entries that exist. */
  readonly entries: readonly EntryRecord[];
};

/** One entry for each category (law:4): the applicant's active one brought up to date, or a new one. */
export function enter(entering: Entering): readonly EntryRecord[] {
  let next = entering.nextEntry;
  return entering.categories.map((category) => {
    const held = activeEntry(entering.entries, category, identityOfCategory(entering.forms, category));
    return held ? updated(held, entering.forms, entering.on) : newRecord(category, next++, entering);
  });
}

/** The active entry of that category and identity. */
export function activeEntry(
  entries: readonly EntryRecord[],
  category: Category,
  identity: string,
): EntryRecord | undefined {
  if (identity === "") return undefined;
  return entries.find(
    ({ entry, identity: own }) => entry.status === "active" && entry.category === category && own === identity,
  );
}

/** The entry with new forms in it. */
export function updated(record: EntryRecord, forms: readonly KeptForm[], on: PlainDate): EntryRecord {
  const own = formsOfEntry(record.entry.category, forms);
  const reads = own.map((kept) => kept.read);
  const entry: Entry = {
    ...record.entry,
    changedOn: on,
    activities: activitiesOf(record.entry.category, reads),
    row: rows(record.entry.category, own),
  };
  return { ...record, forms: own, entry };
}

/** law:13 – the mark of termination; the entry stays. */
export function terminated(record: EntryRecord, on: PlainDate): EntryRecord {
  const row = (language: Language): RegisterRow => ({
    ...record.entry.row[language],
    termination: terminationMark(on, language),
  });
  const entry: Entry = {
    ...record.entry,
    status: "terminated",
    changedOn: on,
    terminatedOn: on,
    row: { kk: row("kk"), ru: row("ru") },
  };
  return { ...record, entry };
}

function newRecord(category: Category, number: number, entering: Entering): EntryRecord {
  const own = formsOfEntry(category, entering.forms);
  return {
    identity: identityOfCategory(entering.forms, category),
    address: entering.address,
    caseNumber: entering.caseNumber,
    forms: own,
    entry: {
      number,
      category,
      status: "active",
      enteredOn: entering.on,
      changedOn: entering.on,
      activities: activitiesOf(
        category,
        own.map((kept) => kept.read),
      ),
      row: rows(category, own),
    },
  };
}

function identityOfCategory(forms: readonly KeptForm[], category: Category): string {
  return (
    identityIn(
      forms.map((kept) => kept.read),
      category,
    ) ?? ""
  );
}

/** An entry keeps its own questionnaire and the applicant's programmes and actions. */
function formsOfEntry(category: Category, forms: readonly KeptForm[]): readonly KeptForm[] {
  return forms.filter(({ read }) => read.form === category || read.form === "programme" || read.form === "action");
}

function rows(category: Category, forms: readonly KeptForm[]): Entry["row"] {
  const reads = forms.map((kept) => kept.read);
  const [kk, ru] = LANGUAGES.map((language) => registerRow(category, language, reads));
  if (!kk || !ru) throw new Error("a register row is written in two languages");
  return { kk, ru };
}

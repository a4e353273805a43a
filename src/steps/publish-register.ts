/** law:5.3 – the register made public, where something of it changed since the last time. */
import { randomUUID } from "node:crypto";
import { formFileName } from "../documents/write/form-file-name.ts";
import { FORMS } from "../forms/definitions.ts";
import { FORM_IDS } from "../forms/reading.ts";
import type { FormId, Language } from "../forms/reading.ts";
import { listSource } from "../publishing/entry-source.ts";
import type { EntrySource, KnownChanges } from "../publishing/entry-source.ts";
import { publish } from "../publishing/publish.ts";
import type { ListedForm, PublishContext } from "../publishing/publish-context.ts";
import { allEntries, changedNumbers, entryCount, nextEntryNumber } from "../storage/entries.ts";
import { publicEntries, registerRevision } from "../storage/entries.ts";
import { factOf, setFact } from "../storage/facts.ts";
import type { Store } from "../storage/store.ts";
import type { Office } from "./office.ts";

/**
 * Returns false where nothing had changed. `always` compares every entry and mends what is missing in the folder;
 * otherwise only entries that changed are read. Throws where the folder can't be written: the last good state stays.
 */
export async function publishRegister(office: Office, outDir: string, always: boolean): Promise<boolean> {
  const { store, settings } = office;
  const revision = String(registerRevision(store));
  if (!always && factOf(store, "published-revision") === revision) return false;
  const started = Date.now();
  const changes = changesSince(store, always);
  const report = await publish(registerSource(store, changes), await publishContext(office), outDir);
  office.passing("register-written");
  if (outDir === settings.publicDir) notePublication(store, changes.mark, revision);
  office.passing("publication-noted");
  office.log.info("register-published", { entries: report.entries, report, ms: Date.now() - started });
  return true;
}

/** The mark comes first: with an older revision the next publication only looks at more than it must. */
function notePublication(store: Store, mark: string, revision: string): void {
  setFact(store, "published-mark", mark);
  setFact(store, "published-revision", revision);
}

/** A mark is made of chance: after a restored backup the revisions count the same numbers again, for other changes. */
function changesSince(store: Store, always: boolean): KnownChanges {
  const since = always ? undefined : factOf(store, "published-mark");
  const numbers = since === undefined ? [] : changedNumbers(store, Number(factOf(store, "published-revision") ?? 0));
  return { mark: randomUUID(), since, places: numbers.map((number) => number - 1) };
}

/** Entries are numbered from 1 without a gap; where there should be one all the same, all are read. */
function registerSource(store: Store, changes: KnownChanges): EntrySource {
  const count = entryCount(store);
  if (nextEntryNumber(store) !== count + 1) {
    const entries = allEntries(store).map((record) => record.entry);
    return listSource(entries, { ...changes, since: undefined });
  }
  return { count, slice: (from, to) => publicEntries(store, from + 1, to), changes };
}

async function publishContext(office: Office): Promise<PublishContext> {
  const { settings } = office;
  return {
    updatedAt: office.now(),
    address: settings.address,
    forms: new Map((await office.blankForms()).map((file) => [file.name, new Uint8Array(file.bytes)])),
    formList: FORM_IDS.map(listedForm),
    hideContactsOfPersons: settings.hideContactsOfPersons,
    officer: settings.officer,
  };
}

function listedForm(form: FormId): ListedForm {
  const files = (language: Language) => [formFileName(form, language, "docx"), formFileName(form, language, "xlsx")];
  return { title: FORMS[form].title, files: { kk: files("kk"), ru: files("ru") } };
}

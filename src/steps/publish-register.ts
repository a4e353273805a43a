/** law:5.3 – the register made public, where something of it changed since the last time. */
import { publish } from "../publishing/publish.ts";
import { allEntries, registerRevision } from "../storage/entries.ts";
import { factOf, setFact } from "../storage/facts.ts";
import type { Office } from "./office.ts";

/** Returns false where nothing had changed. Throws where the folder can't be written: the last good state stays. */
export async function publishRegister(office: Office, outDir: string, always: boolean): Promise<boolean> {
  const { store, settings } = office;
  const revision = String(registerRevision(store));
  if (!always && factOf(store, "published-revision") === revision) return false;
  const started = Date.now();
  const entries = allEntries(store).map((record) => record.entry);
  const forms = new Map((await office.blankForms()).map((file) => [file.name, new Uint8Array(file.bytes)]));
  const report = await publish(
    entries,
    {
      updatedAt: office.now(),
      address: settings.address,
      forms,
      hideContactsOfPersons: settings.hideContactsOfPersons,
      ...(settings.officer && { officer: settings.officer }),
      ...(settings.publicUrl !== undefined && { publicUrl: settings.publicUrl }),
    },
    outDir,
  );
  office.passing("register-written");
  if (outDir === settings.publicDir) setFact(store, "published-revision", revision);
  office.passing("publication-noted");
  office.log.info("register-published", { entries: entries.length, report, ms: Date.now() - started });
  return true;
}

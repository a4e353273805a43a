/** The office: everything that a step works with, opened once. */
import { randomBytes } from "node:crypto";
import type { Instant } from "../calendar/plain-date.ts";
import type { Calendar } from "../calendar/working-days.ts";
import type { LetterOrder } from "../cases/letter-order.ts";
import { openSandbox } from "../documents/sandbox.ts";
import type { Sandbox } from "../documents/sandbox.ts";
import type { Templates } from "../letters/templates.ts";
import { closeStore, openStore } from "../storage/store.ts";
import type { Store } from "../storage/store.ts";
import { factOf, setFact } from "../storage/facts.ts";
import type { OutgoingAttachment } from "../mail/compose.ts";
import { blankForms } from "./blank-forms.ts";
import type { Passing } from "./boundary.ts";
import { openTurns } from "./in-turn.ts";
import type { InTurn } from "./in-turn.ts";
import { loadTemplates } from "./load-templates.ts";
import { openLog } from "./log.ts";
import type { Log } from "./log.ts";
import type { Settings } from "./settings.ts";
import { watchCalendar } from "./watch-calendar.ts";

export type Office = {
  readonly settings: Settings;
  readonly store: Store;
  readonly sandbox: Sandbox;
  readonly templates: Templates;
  readonly log: Log;
  /** As its files stand now: an operator may correct them while the daemon runs. */
  readonly calendar: () => Calendar;
  readonly now: () => Instant;
  readonly secret: string;
  readonly passing: Passing;
  /** Instead of templates and attachments, where only the order of the letter matters (the simulation). */
  readonly putInWords?: (office: Office, order: LetterOrder, messageId: string) => Promise<Uint8Array>;
  /** Whatever reads cases and then stores decisions: one at a time in this process. */
  readonly inTurn: InTurn;
  /** Made once: they never change while the program runs. */
  readonly blankForms: () => Promise<readonly OutgoingAttachment[]>;
};

export function openOffice(settings: Settings, now: () => Instant, passing: Passing = () => undefined): Office {
  const templates = loadTemplates();
  const log = openLog(settings.logLevel);
  const calendar = watchCalendar(settings.calendarDir, log);
  const store = openStore(settings.stateDir);
  let forms: ReturnType<typeof blankForms> | undefined;
  return {
    settings,
    store,
    sandbox: openSandbox(),
    templates,
    log,
    calendar,
    now,
    passing,
    inTurn: openTurns(),
    secret: settings.secret ?? ownSecret(store),
    blankForms: () => (forms ??= blankForms()),
  };
}

export async function closeOffice(office: Office): Promise<void> {
  await office.sandbox.close();
  closeStore(office.store);
}

/** Made once, kept with the state: letters already sent must be recognised after a restart. */
function ownSecret(store: Store): string {
  const kept = factOf(store, "secret");
  if (kept !== undefined) return kept;
  const made = randomBytes(32).toString("hex");
  setFact(store, "secret", made);
  return made;
}

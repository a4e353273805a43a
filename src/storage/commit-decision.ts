/** One transaction holds a decision and its letters: either all of it happened, or nothing did. */
import type { Instant } from "../calendar/plain-date.ts";
import type { Decision } from "../cases/desk.ts";
import { appendHistory } from "./history.ts";
import { saveCase, tieMessage } from "./case-files.ts";
import { saveEntry } from "./entries.ts";
import { storeLetter } from "./letters.ts";
import type { OutgoingLetter } from "./letters.ts";
import { recordOutcome } from "./messages.ts";
import type { Outcome } from "./messages.ts";
import type { Store } from "./store.ts";
import { transaction } from "./store.ts";

export type Committing = {
  readonly decisions: readonly { readonly decision: Decision; readonly letters: readonly OutgoingLetter[] }[];
  /** Versions of the cases that the decisions started from; absent = new. */
  readonly versions: ReadonlyMap<string, number>;
  /** The message that is decided by this, where it was a message. */
  readonly outcome?: Outcome;
  readonly now: Instant;
};

/** Throws `CaseMoved` where another process was faster; then nothing is stored. */
export function commitDecisions(store: Store, committing: Committing): void {
  const versions = new Map(committing.versions);
  transaction(store, () => {
    for (const { decision, letters } of committing.decisions) {
      const { next } = decision;
      const version = versions.get(next.number) ?? 0;
      saveCase(store, next, version);
      versions.set(next.number, version + 1);
      for (const record of decision.entries) saveEntry(store, record);
      for (const letter of letters) storeLetter(store, letter, committing.now);
      const sent = letters.map(({ kind, recipients, messageId }) => ({
        what: "letter" as const,
        detail: { kind, to: recipients, messageId },
      }));
      appendHistory(store, next.number, [...decision.notes, ...sent], committing.now);
      if (committing.outcome) tieMessage(store, next.number, committing.outcome.id);
    }
    if (committing.outcome) recordOutcome(store, committing.outcome);
  });
}

/** A letter came back: its case hears of it, and a person looks for another way to the applicant. */
import type { Bounce } from "../mail/bounce.ts";
import { letterByMessageId, letterFailed } from "../storage/letters.ts";
import { recordOutcome } from "../storage/messages.ts";
import type { Outcome } from "../storage/messages.ts";
import { transaction } from "../storage/store.ts";
import type { Told } from "./decide-message.ts";
import type { Office } from "./office.ts";

/** A notice is believed where it returns a Message-ID of ours, which nobody can guess. */
export async function takeBounce(office: Office, bounce: Bounce, outcome: Outcome): Promise<Told> {
  const letter = bounce.messageId === undefined ? undefined : letterByMessageId(office.store, bounce.messageId);
  transaction(office.store, () => {
    recordOutcome(office.store, { ...outcome, outcome: letter ? "bounce" : "bounce-unknown" });
    if (letter && bounce.permanent) letterFailed(office.store, letter.id, `bounced ${bounce.status ?? ""}`.trim());
  });
  if (letter)
    office.log.warn("letter-bounced", {
      letter: letter.id,
      case: letter.caseNumber,
      status: bounce.status,
      permanent: bounce.permanent,
    });
  return { outcome: "bounce", decisions: [] };
}

/** A member of staff's word on a case, carried out: stored with its letters; sent at the next pass. */
import { onDecision } from "../cases/on-decision.ts";
import type { Word } from "../cases/on-decision.ts";
import type { Decision } from "../cases/desk.ts";
import { identitiesIn } from "../rules/04-application.ts";
import { findCase } from "../storage/case-files.ts";
import { commitDecisions } from "../storage/commit-decision.ts";
import { layDesk } from "./lay-desk.ts";
import type { Office } from "./office.ts";
import { writeLetters } from "./write-letters.ts";

/** Undefined where there is no such case. Throws `DecisionRefused` where the case does not allow it. */
export async function decideCase(office: Office, number: string, word: Word): Promise<Decision | undefined> {
  const held = findCase(office.store, number);
  if (!held) return undefined;
  const identities = identitiesIn(held.case.forms.map((kept) => kept.read));
  const desk = layDesk(office, { references: [], numbers: [], identities }, [held.case]);
  const decision = onDecision(held.case, word, desk);
  const letters = await writeLetters(office, decision, `word|${held.version}`);
  commitDecisions(office.store, {
    decisions: [{ decision, letters }],
    versions: new Map([[number, held.version]]),
    now: desk.now,
  });
  return decision;
}

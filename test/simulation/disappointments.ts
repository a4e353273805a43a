/** What each person of the town had to get in the end, against what stands in the state and what came in letters. */
import { identitiesIn } from "../../src/rules/04-application.ts";
import type { Case } from "../../src/cases/case.ts";
import { listCases } from "../../src/storage/case-files.ts";
import { allEntries } from "../../src/storage/entries.ts";
import type { Store } from "../../src/storage/store.ts";
import type { Lived } from "./live.ts";
import type { Outcome, Person } from "./town.ts";

/** `calm`: neither server was ever away. */
export function disappointments(
  people: readonly Person[],
  lived: Lived,
  store: Store,
  calm: boolean,
): readonly string[] {
  const cases = listCases(store)
    .toReversed()
    .map((of) => ({ of, identities: identitiesIn(of.forms.map((kept) => kept.read)) }));
  const entries = allEntries(store);
  return people.flatMap((person, n) => {
    const { who, plan, outcome, inTrouble } = person;
    const own = cases.filter(({ of, identities }) => of.address === who.address || identities.includes(who.iin));
    const lives: Life = {
      states: own.map(({ of }) => stateOf(of)).join(),
      letters: (lived.get(n) ?? []).map(({ order }) => order.kind).join(" "),
      entries: entries
        .filter(({ identity }) => identity === who.iin)
        .map(({ entry }) => entry.status)
        .join(),
    };
    const wanted = calm || !inTrouble ? [outcome] : [outcome, inTrouble];
    if (wanted.some((each) => fits(lives, each, calm))) return [];
    return [`${who.address}, ${plan}: cases ${lives.states}; letters ${lives.letters}; entries ${lives.entries}`];
  });
}

type Life = { readonly states: string; readonly letters: string; readonly entries: string };

function fits(life: Life, outcome: Outcome, calm: boolean): boolean {
  const letters = calm ? (outcome.calmly ?? outcome.letters) : outcome.letters;
  return life.states === outcome.cases.join() && letters.test(life.letters) && life.entries === (outcome.entry ?? "");
}

function stateOf(of: Case): string {
  return of.state === "review" ? `review:${of.reasons.join("+")}` : of.state;
}

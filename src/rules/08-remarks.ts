/** Facts for staff that are no findings: law:8 lets nobody be refused for them, so they never delay or decide. */
import type { PlainDate } from "../calendar/plain-date.ts";
import { birthDateOf } from "./birth-date.ts";
import type { ReadForm } from "../forms/reading.ts";
import { identitiesIn, numbersOf, stringOf } from "./04-application.ts";

export type FormRemark =
  | { readonly kind: "under-18"; readonly age: number }
  | { readonly kind: "under-14"; readonly age: number }
  | { readonly kind: "minor-in-danger"; readonly activities: readonly number[] }
  | { readonly kind: "bin-kind"; readonly given: string }
  | { readonly kind: "identity-held"; readonly by: string }
  | { readonly kind: "registration-month"; readonly given: string };

/** Law 42-VI art. 12(2-1): kinds that nobody under 18 may be drawn into. */
const DANGEROUS: readonly number[] = [3, 4];
const OF_AGE = 18;
const WITH_CONSENT = 14;

/** `heldBy`: entries and open cases of others that hold the same number, by number. */
export function remarksOn(
  forms: readonly ReadForm[],
  today: PlainDate,
  heldBy: ReadonlyMap<string, string>,
): readonly FormRemark[] {
  const all = [
    ...forms.flatMap((read) => ageRemarks(read, today)),
    ...forms.flatMap(binRemarks),
    ...identitiesIn(forms).flatMap((identity) => heldRemark(heldBy.get(identity))),
  ];
  const seen = new Set<string>();
  return all.filter((remark) => !seen.has(JSON.stringify(remark)) && seen.add(JSON.stringify(remark)));
}

function ageRemarks(read: ReadForm, today: PlainDate): readonly FormRemark[] {
  const born = birthDateOf(stringOf(read, "iin") ?? "");
  const age = born ? ageOn(born, today) : OF_AGE;
  if (age >= OF_AGE) return [];
  const dangerous = numbersOf(read, "activities").filter((kind) => DANGEROUS.includes(kind));
  return [
    { kind: age < WITH_CONSENT ? "under-14" : "under-18", age },
    ...(dangerous.length > 0 ? [{ kind: "minor-in-danger", activities: dangerous } as const] : []),
  ];
}

function ageOn(born: PlainDate, today: PlainDate): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

/** A BIN tells the month of registration and the kind of body; both only softly (facts: ids). */
function binRemarks(read: ReadForm): readonly FormRemark[] {
  const bin = stringOf(read, "bin");
  const registered = stringOf(read, "registeredOn");
  if (bin === undefined || read.form !== "organisation") return [];
  const month = bin.slice(0, 4);
  const differs = registered !== undefined && registered.slice(2, 4) + registered.slice(5, 7) !== month;
  return [
    ...(bin[4] === "4" ? [] : [{ kind: "bin-kind", given: bin.slice(4, 6) } as const]),
    ...(differs ? [{ kind: "registration-month", given: `${month.slice(2)}.${month.slice(0, 2)}` } as const] : []),
  ];
}

function heldRemark(by: string | undefined): readonly FormRemark[] {
  return by === undefined ? [] : [{ kind: "identity-held", by }];
}

/** Answers that go on below their label: which of the next strips still belong to it. */
import type { Field } from "./definition.ts";
import type { Found } from "./rows.ts";
import { hasContent } from "./strips.ts";
import type { Spot, Strip } from "./strips.ts";

/** The label whose answer may go on in the next strips. */
export type Open = {
  readonly found: Found;
  readonly field: Field;
  readonly strip: Strip;
  /** Something was written beside the label already. */
  readonly answered: boolean;
  /** Column of the names in a list with a heading of its own. */
  readonly nameColumn?: number;
};

/** The cell of an unlabelled strip that belongs to the label above; `heading`: labels stood side by side. */
export function continuationFor(open: Open, strip: Strip, heading: boolean): Spot | undefined {
  const filled = strip.spots.filter((spot) => !spot.continued && hasContent(spot));
  if (open.field.kind === "members") return memberSpot(open, filled);
  if (strip.table !== open.strip.table) return undefined;
  if (heading) return open.answered ? undefined : filled.find((spot) => spot.column === open.found.spot.column);
  const beside = filled.find((spot) => open.found.values.some((value) => value.column === spot.column));
  const under = filled.some((spot) => spot.column <= open.found.spot.column);
  if (open.found.values.length > 0) return under ? undefined : beside;
  if (open.answered && !isProse(open.field)) return undefined;
  return filled.length === 1 && mayBeAnswer(filled[0]) ? filled[0] : undefined;
}

/** Says whether later strips may still belong to the label. */
export function goesOnFurther(open: Open, strip: Strip): boolean {
  if (open.field.kind === "members") return true;
  if (strip.table !== open.strip.table) return false;
  return open.found.values.length > 0 || (isProse(open.field) && open.answered);
}

/** A list of members with a heading row of its own ("№ | Т.А.Ә. | Туған жылы"). */
export function isListHeading(found: readonly Found[], open: Open): boolean {
  const names = found.filter((each) => each.hit.label.field?.kind === "name" && !each.hit.label.official);
  return names.length > 0 && (found.length > 1 || names[0]?.spot.column !== open.found.spot.column);
}

/** Where in such a list the names stand. */
export function nameColumnOf(found: readonly Found[]): number {
  return found.find((each) => each.hit.label.field?.kind === "name")?.spot.column ?? 0;
}

/** A name of the list: of its column where the list has a heading, else the cell with most letters. */
function memberSpot(open: Open, filled: readonly Spot[]): Spot | undefined {
  if (open.nameColumn !== undefined) return filled.find((spot) => spot.column === open.nameColumn);
  return filled.toSorted((one, other) => letters(other) - letters(one))[0];
}

function isProse(field: Field): boolean {
  return field.kind === "text" || field.kind === "contacts";
}

/** A line that names something of its own ("Директор: …") or speaks of a signature is not the answer of the line above. */
function mayBeAnswer(spot: Spot | undefined): boolean {
  return (
    spot !== undefined &&
    !/^[^\d:]{2,40}:\s/u.test(spot.text) &&
    !/подпись|қолы\b|мөр орны|место печати/iu.test(spot.text)
  );
}

function letters(spot: Spot): number {
  return spot.fold.key.replace(/\d/gu, "").length;
}

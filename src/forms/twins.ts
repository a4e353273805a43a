/** A table with Kazakh left and Russian right, label and answer in each: two papers, one beside the other. */
import { hitsAt, isWhole } from "./labels.ts";
import type { Language } from "./reading.ts";
import type { Spot, Strip } from "./strips.ts";

/** So many rows with a label in both languages show that it is no chance. */
const ENOUGH = 3;

/** The strips with every such table taken apart: its left half, then its right half. */
export function withTwinsApart(strips: readonly Strip[]): readonly Strip[] {
  const result: Strip[] = [];
  let index = 0;
  while (index < strips.length) {
    const table = strips[index]?.table;
    const next = strips.findIndex((strip, at) => at > index && (table === undefined || strip.table !== table));
    const end = next < 0 ? strips.length : next;
    result.push(...halves(strips.slice(index, end)));
    index = end;
  }
  return result;
}

function halves(rows: readonly Strip[]): readonly Strip[] {
  const column = rows.length < ENOUGH ? undefined : twinColumn(rows);
  if (column === undefined) return rows;
  const half = (isLeft: boolean): readonly Strip[] =>
    rows.map((row) => ({ ...row, spots: row.spots.filter((spot) => spot.column < column === isLeft) }));
  return [...half(true), ...half(false)];
}

/** The column where the labels of the other language stand, with a column for answers before it. */
function twinColumn(rows: readonly Strip[]): number | undefined {
  const votes = new Map<number, number>();
  for (const row of rows) {
    const [first, ...others] = row.spots.filter((spot) => languagesOf(spot).length > 0);
    if (first === undefined) continue;
    const own = languagesOf(first);
    const twin = others.find(
      (spot) => spot.column > first.column + 1 && languagesOf(spot).every((each) => !own.includes(each)),
    );
    if (twin !== undefined) votes.set(twin.column, (votes.get(twin.column) ?? 0) + 1);
  }
  const [best] = [...votes].toSorted(([, one], [, other]) => other - one);
  return best !== undefined && best[1] >= ENOUGH ? best[0] : undefined;
}

function languagesOf(spot: Spot): readonly Language[] {
  return hitsAt(spot.fold)
    .filter((hit) => isWhole(hit, spot.fold))
    .map((hit) => hit.label.language);
}

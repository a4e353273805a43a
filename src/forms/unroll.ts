/** One line or cell that holds several labels, as strips of their own. */
import type { Folded } from "./fold.ts";
import { hitIn, hitWithin, isWhole } from "./labels.ts";
import type { Hit } from "./labels.ts";
import { hitOf, isParted } from "./rows.ts";
import type { Where } from "./rows.ts";
import { sliceRuns } from "./spans.ts";
import { linesOf, spotOf } from "./strips.ts";
import type { Spot, Strip } from "./strips.ts";

/** One cell that holds several labels, line by line, as strips of their own. */
export function unrolled(strip: Strip, where: Where): readonly Strip[] {
  const filled = strip.spots.filter((spot) => spot.fold.key !== "");
  const [spot] = filled;
  if (spot === undefined || filled.length > 1) return [strip];
  if (!spot.text.includes("\n")) return partedStrips(strip, spot, where);
  const whole = hitIn(spot.fold, where.form, where.language);
  if (whole !== undefined && isWhole(whole, spot.fold)) return [strip];
  const lines = linesOf(spot.runs).map((runs) => spotOf(runs, spot.column));
  const labels = new Set(lines.map((line) => fieldAt(line, where)).filter((id) => id !== undefined));
  return labels.size < 2
    ? [strip]
    : lines.filter((line) => line.text.trim() !== "").map((line) => ({ spots: [line], place: strip.place }));
}

function fieldAt(line: Spot, where: Where): string | undefined {
  const hit = hitOf(line, where, false);
  return hit?.label.option === undefined ? hit?.label.field?.id : undefined;
}

/** "ФИО: … Год рождения: … ИИН: …": a line that goes from label to label. */
function partedStrips(strip: Strip, spot: Spot, where: Where): readonly Strip[] {
  const first = hitIn(spot.fold, where.form, where.language);
  if (first === undefined || first.label.option !== undefined || !isParted(first, spot)) return [strip];
  const starts = [0, ...laterLabels(spot, first, where)];
  if (starts.length < 2) return [strip];
  return starts.map((start, index) => ({
    spots: [spotOf(sliceRuns(spot.runs, start, starts[index + 1]), spot.column)],
    place: strip.place,
    ...(strip.table === undefined ? {} : { table: strip.table }),
  }));
}

/** Where in the text the labels of other fields begin, each parted from its own answer. */
function laterLabels(spot: Spot, first: Hit, where: Where): readonly number[] {
  const found: number[] = [];
  let field = first.label.field;
  for (let index = first.end; index < spot.fold.key.length; index += 1) {
    if (!beginsWord(spot.fold, index)) continue;
    const hit = hitWithin(spot.fold, index, where.form, where.language);
    if (hit === undefined || hit.label.field === field || !isParted(hit, spot)) continue;
    field = hit.label.field;
    found.push(spot.fold.at[index] ?? 0);
    index = hit.end - 1;
  }
  return found;
}

function beginsWord({ text, at }: Folded, index: number): boolean {
  return /[\s,;.)]$/u.test(text.slice(0, at[index] ?? 0));
}

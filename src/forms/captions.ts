/** Blanks of the application with a caption under them: the body, the applicant, the signature (Appendix 2). */
import type { Part } from "./evidence.ts";
import { isBoundary } from "./fold.ts";
import { hitIn, labelsIn } from "./labels.ts";
import { counted, distanceBetween } from "./edit-distance.ts";
import type { Label } from "./labels.ts";
import type { FieldId, FormId, Language } from "./reading.ts";
import { behind, sliceRuns } from "./spans.ts";
import { spotOf } from "./strips.ts";
import type { Spot, Strip } from "./strips.ts";
import { titleAt } from "./titles.ts";

export type Captions = {
  readonly parts: readonly { readonly field: FieldId; readonly part: Part }[];
  /** Strips that are captions and hold no other label. */
  readonly taken: ReadonlySet<Strip>;
};

type Where = { readonly form: FormId; readonly language: Language };
type Caption = { readonly label: Label; readonly spot: Spot; readonly start: number; readonly end: number };

const CAPTIONS = labelsIn("application")
  .filter((label) => label.caption && label.field !== undefined)
  .toSorted((one, other) => other.key.length - one.key.length);
/** Words of the appendix's head, which stand above the first blank. */
const HEAD = /қосымша|приложение|^\s*нысан\s*$|^\s*форма\s*$/iu;

/** What stands on, above or below every captioned blank. */
export function captionsIn(strips: readonly Strip[], where: Where): Captions {
  const parts: { field: FieldId; part: Part }[] = [];
  const taken = new Set<Strip>();
  strips.forEach((strip, index) => {
    const caption = captionOf(strip);
    if (caption === undefined) return;
    taken.add(strip);
    const around = { strips, index, where };
    for (const [spot, from] of answersOf(caption, around)) {
      parts.push({
        field: caption.label.field?.id ?? "",
        part: { spot, place: from.place, certainty: 1, label: caption.spot.text },
      });
      if (from !== strip) taken.add(from);
    }
  });
  return { parts, taken };
}

type Around = { readonly strips: readonly Strip[]; readonly index: number; readonly where: Where };

function captionOf(strip: Strip): Caption | undefined {
  for (const spot of strip.spots) {
    for (const label of CAPTIONS) {
      const start = spot.fold.key.indexOf(label.key);
      const end = start + label.key.length;
      if (start < 0 || !isBoundary(spot.fold, start) || !isBoundary(spot.fold, end)) continue;
      if (isBracketed(spot, start)) return { label, spot, start, end };
    }
    const like = likeCaption(spot);
    if (like !== undefined) return like;
  }
  return undefined;
}

/** A caption with a slip in it: the bracket nearly says what it should. */
function likeCaption(spot: Spot): Caption | undefined {
  const from = spot.text.indexOf("(");
  const start = from < 0 ? -1 : spot.fold.at.findIndex((index) => index > from);
  const key = start < 0 ? "" : spot.fold.key.slice(start);
  const text = counted(key);
  const label = CAPTIONS.find(
    ({ letters: wanted }) =>
      wanted.key.length >= 8 &&
      distanceBetween(text, wanted, Math.floor(wanted.key.length / 8)) < Number.POSITIVE_INFINITY,
  );
  return label === undefined ? undefined : { label, spot, start, end: spot.fold.key.length };
}

function isBracketed(spot: Spot, start: number): boolean {
  return /\(\s*$/u.test(spot.text.slice(0, spot.fold.at[start] ?? 0));
}

function answersOf(caption: Caption, around: Around): readonly (readonly [Spot, Strip])[] {
  const own = around.strips[around.index];
  if (own === undefined) return [];
  const beside = besideCaption(caption, own)
    .filter(isFilled)
    .map((spot) => [spot, own] as const);
  const above = neighbour(around, -1);
  const below = neighbour(around, 1);
  if (caption.label.field?.kind === "signature") return [...beside, ...above, ...below];
  return [beside, above, below].find((each) => each.length > 0) ?? [];
}

function besideCaption(caption: Caption, strip: Strip): readonly Spot[] {
  const { spot, start, end } = caption;
  const before = spotOf(sliceRuns(spot.runs, 0, spot.fold.at[start] ?? 0), spot.column);
  const after = spotOf(sliceRuns(spot.runs, behind(spot.fold, end)), spot.column);
  const others = strip.spots.filter((each) => each !== spot && !isNameLabel(each));
  return [...others, before, ...(isNameLabel(after) ? [] : [after])];
}

/** The nearest line above or below, if it has no label of its own. */
function neighbour(around: Around, step: 1 | -1): readonly (readonly [Spot, Strip])[] {
  const strip = around.strips[around.index + step];
  if (
    strip === undefined ||
    captionOf(strip) !== undefined ||
    titleAt(around.strips, around.index + step) !== undefined
  )
    return [];
  if (strip.spots.some((spot) => /сұраймын|сураймын|прошу/iu.test(spot.text))) return [];
  if (
    strip.spots.some(
      (spot) => hitIn(spot.fold, around.where.form, around.where.language) !== undefined || HEAD.test(spot.text),
    )
  )
    return [];
  return strip.spots.filter(isFilled).map((spot) => [spot, strip] as const);
}

/** The second half of "(подпись) Ф.И.О.". */
function isNameLabel(spot: Spot): boolean {
  return /^(?:таа|фио|ажт)?$/u.test(spot.fold.key) && !spot.runs.some((run) => run.picture === true);
}

function isFilled(spot: Spot): boolean {
  return spot.fold.key !== "" || spot.runs.some((run) => run.picture === true);
}

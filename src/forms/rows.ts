/** Labels in a strip, each with the cells that belong to it: found by the label, never by the column's number. */
import { hitIn, isPlainOption, isWhole } from "./labels.ts";
import type { Hit } from "./labels.ts";
import { likelyHit } from "./likeness.ts";
import type { FormId, Language } from "./reading.ts";
import { behind, sliceRuns } from "./spans.ts";
import { spotOf } from "./strips.ts";
import type { Spot, Strip } from "./strips.ts";

export type Found = {
  readonly hit: Hit;
  readonly spot: Spot;
  /** The cells behind the label, up to the next label of the row. */
  readonly values: readonly Spot[];
  /** What stands behind the label in its own cell. */
  readonly inline?: Spot;
};

/** The form and language whose labels are looked for first. */
export type Where = { readonly form: FormId; readonly language: Language };

const DELIMITED = /^[)\]"»”?!.\s]*[:–—\-\n\t_=]/u;
const LEADING = /^[\s)\].»"”?!:;=–—-]+/u;

/** Every label of the form in the strip. */
export function foundIn(strip: Strip, where: Where): readonly Found[] {
  const spots = strip.spots.filter((spot) => !spot.continued);
  const hits = spots.map((spot, index) => hitOf(spot, where, spots.slice(0, index).every(isNumberOnly)));
  if (isHeading(spots, hits)) return spots.flatMap((spot, index) => asFound(hits[index], spot, []));
  const found: Found[] = [];
  let index = 0;
  while (index < spots.length) {
    const hit = hits[index];
    const spot = spots[index];
    if (hit === undefined || spot === undefined) {
      index += 1;
      continue;
    }
    let first = index + 1;
    while (sameField(hits[first], spots[first], hit)) first += 1;
    let end = Math.min(first + 1, spots.length);
    while (end < spots.length && !isLabel(hits[end], spots[end])) end += 1;
    found.push(...asFound(hit, spot, spots.slice(first, end)));
    index = end;
  }
  return found;
}

/** Number, bullet or nothing: what stands in a column before the labels. */
export function isNumberOnly(spot: Spot): boolean {
  return /^[№\d]*$/u.test(spot.fold.key) && spot.fold.key.length <= 3;
}

/** The label that a spot begins with. */
export function hitOf(spot: Spot, where: Where, mayBeLike: boolean): Hit | undefined {
  if (spot.fold.key.length < 2) return undefined;
  const hit = hitIn(spot.fold, where.form, where.language);
  if (hit !== undefined && (isWhole(hit, spot.fold) || isParted(hit, spot))) return hit;
  const likely = mayBeLike ? likelyHit(spot.fold, where.form, where.language) : undefined;
  return likely ?? (hit !== undefined && standsAlone(hit, spot) ? hit : undefined);
}

/** A colon, a dash or a blank parts the label from what stands behind it. */
export function isParted(hit: Hit, spot: Spot): boolean {
  return DELIMITED.test(spot.text.slice(behind(spot.fold, hit.end)));
}

/** "Адрес электронной почты" is not an "Адрес": words behind a short label must be parted from it. */
function standsAlone(hit: Hit, spot: Spot): boolean {
  const rest = spot.text.slice(behind(spot.fold, hit.end));
  if (
    DELIMITED.test(rest) ||
    /^[\s.]*[(/,+✓✔☑☒]/u.test(rest) ||
    /^[\s)\]."»]*[\d+]/u.test(rest) ||
    /^\s\S+@/u.test(rest)
  )
    return true;
  return (
    isPlainOption(hit) ||
    (hit.label.option === undefined &&
      hit.label.official &&
      (hit.end - hit.start >= 8 || hit.label.field?.cell === false || hasTail(hit, spot)))
  );
}

/** "Т.А.Ә. (бар болған кезде) Ким …": the bracket that only the printed label has. */
function hasTail(hit: Hit, spot: Spot): boolean {
  return /\)\s*$/u.test(spot.text.slice(spot.fold.at[hit.start] ?? 0, behind(spot.fold, hit.end)));
}

/** A row of labels alone: the answers stand in the rows below, column by column. */
function isHeading(spots: readonly Spot[], hits: readonly (Hit | undefined)[]): boolean {
  const filled = spots.filter((spot) => !isNumberOnly(spot));
  const labels = spots.filter((spot, index) => isLabel(hits[index], spot));
  const fields = new Set(hits.map((hit) => hit?.label.field?.id).filter((id) => id !== undefined));
  return fields.size >= 2 && labels.length >= 2 && labels.length >= filled.length - (labels.length > 2 ? 2 : 0);
}

function isLabel(hit: Hit | undefined, spot: Spot | undefined): boolean {
  return (
    hit !== undefined &&
    spot !== undefined &&
    hit.certainty === 1 &&
    isWhole(hit, spot.fold) &&
    hit.label.option === undefined
  );
}

function sameField(hit: Hit | undefined, spot: Spot | undefined, first: Hit): boolean {
  if (hit === undefined || spot === undefined || !isWhole(hit, spot.fold) || hit.label.field === undefined)
    return false;
  const isCopied = first.label.option !== undefined && hit.label.language === first.label.language;
  if (isCopied) return false;
  return hit.label.field === first.label.field && hit.label.option === first.label.option;
}

function asFound(hit: Hit | undefined, spot: Spot, values: readonly Spot[]): readonly Found[] {
  if (hit === undefined) return [];
  const inline = inlineOf(hit, spot);
  return [{ hit, spot, values, ...(inline === undefined ? {} : { inline }) }];
}

function inlineOf(hit: Hit, spot: Spot): Spot | undefined {
  const from = behind(spot.fold, hit.end);
  const rest = spot.text.slice(from);
  const delimited = DELIMITED.test(rest) || /^[\s.]*\//u.test(rest);
  const bare = rest.replace(LEADING, "").replace(/^\//u, "");
  if (
    bare.trim() === "" &&
    sliceRuns(spot.runs, from).every((run) => run.picture === undefined && run.mark === undefined)
  )
    return undefined;
  if (/^\([^()]*(?:\([^()]*\)[^()]*)*\)?\s*$/u.test(rest.trim()) && !delimited) return undefined;
  if (!delimited && goesOn(bare, hit)) return undefined;
  return withoutSecondLabel(spotOf(sliceRuns(spot.runs, from + rest.length - bare.length), spot.column), hit);
}

/** Words that go on where the label ends, with nothing between, are more of the label. */
function goesOn(rest: string, { label }: Hit): boolean {
  if (label.option !== undefined || label.field?.cell === false) return false;
  return (
    /^[\p{Ll}(]/u.test(rest) &&
    !((label.field?.kind === "email" || label.field?.kind === "contacts") && /@|\d{3}|^[a-z]/iu.test(rest)) &&
    !(label.field?.kind === "phone" && /\d/u.test(rest))
  );
}

/** "Туған жылы / Год рождения: 1999": the label again, in the other language. */
function withoutSecondLabel(rest: Spot, hit: Hit): Spot | undefined {
  const again = hitIn(rest.fold, hit.label.form, hit.label.language);
  if (again === undefined || again.label.field !== hit.label.field || again.label.field?.kind === "contacts")
    return rest;
  return again.label.option === hit.label.option ? inlineOf(again, rest) : rest;
}

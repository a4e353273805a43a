/** What a segment says of each field, before anybody asks what kind of answer it is. */
import { captionsIn } from "./captions.ts";
import { continuationFor, goesOnFurther, isListHeading, nameColumnOf } from "./continuing.ts";
import type { Open } from "./continuing.ts";
import type { Field } from "./definition.ts";
import { formDefinition } from "./definitions.ts";
import type { FieldId } from "./reading.ts";
import { foundIn, isNumberOnly } from "./rows.ts";
import type { Found } from "./rows.ts";
import type { Segment } from "./segments.ts";
import { belowOptions, printsOptions, sightingsIn, signBefore } from "./sightings.ts";
import type { Sighting } from "./sightings.ts";
import { behind, lookOf, spansOf } from "./spans.ts";
import { hasContent } from "./strips.ts";
import type { Spot, Strip } from "./strips.ts";
import { tickBeside } from "./tick.ts";
import { titleAt } from "./titles.ts";
import { unrolled } from "./unroll.ts";

/** A stretch of answer. */
export type Part = {
  readonly spot: Spot;
  readonly place: string;
  readonly certainty: number;
  /** The label that led here. */
  readonly label: string;
};

export type Evidence = {
  readonly parts: ReadonlyMap<FieldId, readonly Part[]>;
  readonly sightings: ReadonlyMap<FieldId, readonly Sighting[]>;
};

type Walk = {
  readonly segment: Segment;
  readonly parts: Map<FieldId, Part[]>;
  readonly sightings: Map<FieldId, Sighting[]>;
  open: readonly Open[];
};

export function evidenceOf(segment: Segment): Evidence {
  const walk: Walk = { segment, parts: new Map(), sightings: new Map(), open: [] };
  const strips = segment.strips.flatMap((strip) => unrolled(strip, segment));
  const captions =
    segment.form === "application" ? captionsIn(strips, segment) : { parts: [], taken: new Set<Strip>() };
  for (const { field, part } of captions.parts) add(walk.parts, field, part);
  strips.forEach((strip, index) => {
    if (captions.taken.has(strip)) walk.open = [];
    else if (titleAt(strips, index) !== undefined) walk.open = [];
    else visit(walk, strip);
  });
  return walk;
}

function visit(walk: Walk, strip: Strip): void {
  if (seeBlock(walk, strip)) return;
  const [members] = walk.open;
  const found = foundIn(strip, walk.segment);
  if (members?.field.kind === "members" && isListHeading(found, members)) {
    walk.open = [{ ...members, nameColumn: nameColumnOf(found) }];
    return;
  }
  if (found.length === 0) return goOn(walk, strip);
  walk.open = found.flatMap((each) => record(walk, strip, each));
}

/** Several options in one cell: roles, times, the sentence with the categories. */
function seeBlock(walk: Walk, strip: Strip): boolean {
  const spot = strip.spots.find((each) => !each.continued && each.fold.key !== "" && !isNumberOnly(each));
  if (spot === undefined || spot.fold.key.length < 12) return false;
  const field = choiceFields(walk.segment).find((each) => isBlock(walk, spot, each));
  if (field === undefined) return false;
  walk.open = [];
  if (field.kind === "categories" && isCopiedChoice(walk, spot, field)) {
    add(walk.parts, field.id, partOf(spot, strip, "", 1));
    return true;
  }
  for (const sighting of sightingsIn(spot, field, strip.place)) add(walk.sightings, field.id, sighting);
  const below = belowOptions(spot, field);
  for (const value of [...(below === undefined ? [] : [below]), ...strip.spots.slice(strip.spots.indexOf(spot) + 1)])
    add(walk.parts, field.id, partOf(value, strip, spot.text, 1));
  return true;
}

/** The whole list was printed above; here some of it stands once more, unmarked: what was chosen, written out. */
function isCopiedChoice(walk: Walk, spot: Spot, field: Field): boolean {
  const printed = new Set((walk.sightings.get(field.id) ?? []).map((each) => each.option));
  const spans = spansOf(spot.fold, field.options ?? []);
  const covered = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  return (
    printed.size === field.options?.length &&
    new Set(spans.map((span) => span.option.id)).size < printed.size &&
    covered * 10 >= spot.fold.key.length * 9
  );
}

function isBlock(walk: Walk, spot: Spot, field: Field): boolean {
  const spans = spansOf(spot.fold, field.options ?? []);
  const distinct = new Set(spans.map((span) => span.option.id)).size;
  if (field.kind === "categories") return distinct > 0 && isRequest(walk, spot, field, distinct);
  const covered = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  return distinct >= 2 && covered * 2 > spot.fold.key.length;
}

/** The sentence that asks for registration, or the next line of its bracket. */
function isRequest(walk: Walk, spot: Spot, field: Field, distinct: number): boolean {
  if (/тізілім|реестр|прошу|сұраймын|тизилим/iu.test(spot.text))
    return !/келісім|согласи|арыз$|жауап/iu.test(spot.text);
  return distinct >= 2 || (walk.sightings.has(field.id) && /[,()]/u.test(spot.text));
}

function record(walk: Walk, strip: Strip, found: Found): readonly Open[] {
  const { field, option } = found.hit.label;
  if (field === undefined) return [];
  if (option !== undefined) {
    seeOption(walk, strip, found, field);
    return [];
  }
  const filled = found.values.filter((spot) => hasContent(spot));
  if (field.kind === "consent") add(walk.parts, field.id, partOf(found.spot, strip, "", found.hit.certainty));
  for (const spot of [...(found.inline === undefined ? [] : [found.inline]), ...filled]) {
    if (printsOptions(spot, field))
      for (const each of sightingsIn(spot, field, strip.place)) add(walk.sightings, field.id, each);
    else add(walk.parts, field.id, partOf(spot, strip, labelText(found), found.hit.certainty));
  }
  return [{ found, field, strip, answered: filled.length > 0 || found.inline !== undefined }];
}

function labelText({ hit, spot }: Found): string {
  return spot.text.slice(spot.fold.at[hit.start] ?? 0, behind(spot.fold, hit.end));
}

function seeOption(walk: Walk, strip: Strip, found: Found, field: Field): void {
  const { hit, spot, values, inline } = found;
  const seen = walk.sightings.get(field.id) ?? [];
  const id = hit.label.option?.id ?? "";
  if (field.kind === "categories" && values.length === 0 && seen.some((each) => each.option === id)) {
    add(walk.parts, field.id, partOf(spot, strip, "", hit.certainty));
    return;
  }
  const beside = values.find(hasContent) ?? signBefore(strip, spot, hit) ?? values[0];
  const isCopied = beside?.fold.key.endsWith(hit.label.key) === true;
  const value = isCopied ? undefined : beside;
  const tick = isCopied ? "on" : tickBeside(spot, { start: hit.start, end: hit.end }, undefined, undefined);
  add(walk.sightings, field.id, {
    option: id,
    look: lookOf(spot, hit.start, hit.end),
    place: strip.place,
    certainty: hit.certainty,
    ...(tick === undefined ? {} : { tick }),
    ...(value === undefined ? {} : { value }),
    ...(inline === undefined ? {} : { tail: inline }),
  });
}

/** A strip without a label of its own: the answer of the label above goes on, or it belongs to nobody. */
function goOn(walk: Walk, strip: Strip): void {
  const takers = walk.open.flatMap((open) => {
    const spot = continuationFor(open, strip, walk.open.length > 1);
    return spot === undefined ? [] : [{ open, spot }];
  });
  for (const { open, spot } of takers) {
    add(walk.parts, open.field.id, partOf(spot, strip, open.found.spot.text, open.found.hit.certainty));
  }
  if (walk.open.some((open) => goesOnFurther(open, strip))) {
    walk.open = walk.open.map((open) => ({
      ...open,
      answered: open.answered || takers.some((taker) => taker.open === open),
    }));
  } else walk.open = [];
}

function choiceFields(segment: Segment): readonly Field[] {
  return formDefinition(segment.form).fields.filter((field) => field.options !== undefined);
}

function partOf(spot: Spot, strip: Strip, label: string, certainty: number): Part {
  return { spot, place: strip.place, certainty, label };
}

function add<T>(map: Map<FieldId, T[]>, field: FieldId, item: T): void {
  const known = map.get(field);
  if (known === undefined) map.set(field, [item]);
  else known.push(item);
}

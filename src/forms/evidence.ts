/** What a segment says of each field, before anybody asks what kind of answer it is. */
import { captionsIn } from "./captions.ts";
import type { Field } from "./definition.ts";
import { formDefinition } from "./definitions.ts";
import { fold, isBoundary } from "./fold.ts";
import type { FieldId } from "./reading.ts";
import type { Hit } from "./labels.ts";
import { foundIn, isNumberOnly } from "./rows.ts";
import type { Found } from "./rows.ts";
import type { Segment } from "./segments.ts";
import { behind, lookOf, sliceRuns, spansOf } from "./spans.ts";
import type { Look, Span } from "./spans.ts";
import { spotOf } from "./strips.ts";
import type { Spot, Strip } from "./strips.ts";
import { tickBeside, tickOf } from "./tick.ts";
import type { Beside } from "./tick.ts";
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

/** One option of a list as it stands in the paper. */
export type Sighting = {
  readonly option: number | string;
  readonly look: Look;
  /** A tick or box beside the words, in their own cell. */
  readonly tick?: Beside;
  /** The cell behind it, where it has one of its own. */
  readonly value?: Spot;
  /** Words behind the option in its own cell. */
  readonly tail?: Spot;
  readonly place: string;
  readonly certainty: number;
};

export type Evidence = {
  readonly parts: ReadonlyMap<FieldId, readonly Part[]>;
  readonly sightings: ReadonlyMap<FieldId, readonly Sighting[]>;
};

/** The label whose answer may go on in the next strips. */
type Open = {
  readonly found: Found;
  readonly field: Field;
  readonly strip: Strip;
  /** Something was written beside the label already. */
  readonly answered: boolean;
  /** Column of the names in a list with a heading of its own. */
  readonly nameColumn?: number;
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

/** What was written under a printed list, in the list's own cell. */
function belowOptions(spot: Spot, field: Field): Spot | undefined {
  const last = spansOf(spot.fold, field.options ?? []).at(-1);
  const from = last === undefined ? -1 : spot.text.indexOf("\n", behind(spot.fold, last.end));
  return from < 0 ? undefined : spotOf(sliceRuns(spot.runs, from + 1), spot.column);
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

function sightingsIn(spot: Spot, field: Field, place: string): readonly Sighting[] {
  const spans = spansOf(spot.fold, field.options ?? []);
  return spans.map((span, index) => {
    const tick = tickBeside(spot, span, spans[index - 1], spans[index + 1]);
    return {
      option: span.option.id,
      look: strongest(spot, span, field),
      place,
      certainty: 1,
      ...(tick === undefined ? {} : { tick }),
    };
  });
}

/** The look of an option, or of those of its words that no other option of the list has ("ұйымдары"). */
function strongest(spot: Spot, span: Span, field: Field): Look {
  const whole = lookOf(spot, span.start, span.end);
  const own =
    field.kind === "categories" ? ownWords(spot, span, field).map(([start, end]) => lookOf(spot, start, end)) : [];
  return {
    ...whole,
    underline: Math.max(whole.underline, ...own.map((look) => look.underline)),
    highlight: Math.max(whole.highlight, ...own.map((look) => look.highlight)),
  };
}

function ownWords(spot: Spot, span: Span, field: Field): readonly (readonly [number, number])[] {
  const others = fold(
    (field.options ?? [])
      .filter((each) => each !== span.option)
      .map((each) => `${each.label.kk} ${each.label.ru}`)
      .join(" "),
  );
  const starts = Array.from({ length: span.end - span.start }, (_, index) => span.start + index).filter((index) =>
    isBoundary(spot.fold, index),
  );
  const words = starts.map((start, index) => [start, starts[index + 1] ?? span.end] as const);
  return words.filter(([start, end]) => !others.includes(spot.fold.key.slice(start, end)));
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

/** The column of signs may stand before the words. */
function signBefore(strip: Strip, spot: Spot, hit: Hit): Spot | undefined {
  const before = strip.spots
    .slice(0, strip.spots.indexOf(spot))
    .filter((each) => hasContent(each) && !/^[\s№\d.)]+$/u.test(each.text));
  const [sign] = before;
  if (sign === undefined || before.length > 1 || hit.label.option === undefined) return undefined;
  return ["yes", "no", "cross"].includes(tickOf(sign, Number(hit.label.option.id))) ? sign : undefined;
}

function labelText({ hit, spot }: Found): string {
  return spot.text.slice(spot.fold.at[hit.start] ?? 0, behind(spot.fold, hit.end));
}

/** The form's own list in the answer's place, to be marked there. */
function printsOptions(spot: Spot, field: Field): boolean {
  if (field.options === undefined) return false;
  const seen = sightingsIn(spot, field, "");
  const isMarked = seen.some(
    ({ look, tick }) => tick !== undefined || look.underline + look.highlight + look.strike > 0,
  );
  return new Set(seen.map((each) => each.option)).size === field.options.length || (seen.length > 1 && isMarked);
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
  const isCopied = beside?.fold.key === hit.label.key;
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

function continuationFor(open: Open, strip: Strip, heading: boolean): Spot | undefined {
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

function goesOnFurther(open: Open, strip: Strip): boolean {
  if (open.field.kind === "members") return true;
  if (strip.table !== open.strip.table) return false;
  return open.found.values.length > 0 || (isProse(open.field) && open.answered);
}

/** A name of the list: of its column where the list has a heading, else the cell with most letters. */
function memberSpot(open: Open, filled: readonly Spot[]): Spot | undefined {
  if (open.nameColumn !== undefined) return filled.find((spot) => spot.column === open.nameColumn);
  return filled.toSorted((one, other) => letters(other) - letters(one))[0];
}

function isListHeading(found: readonly Found[], open: Open): boolean {
  const names = found.filter((each) => each.hit.label.field?.kind === "name" && !each.hit.label.official);
  return names.length > 0 && (found.length > 1 || names[0]?.spot.column !== open.found.spot.column);
}

function nameColumnOf(found: readonly Found[]): number {
  return found.find((each) => each.hit.label.field?.kind === "name")?.spot.column ?? 0;
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

function choiceFields(segment: Segment): readonly Field[] {
  return formDefinition(segment.form).fields.filter((field) => field.options !== undefined);
}

function hasContent(spot: Spot): boolean {
  return spot.text.trim() !== "" || spot.runs.some((run) => run.picture !== undefined || run.mark !== undefined);
}

function letters(spot: Spot): number {
  return spot.fold.key.replace(/\d/gu, "").length;
}

function partOf(spot: Spot, strip: Strip, label: string, certainty: number): Part {
  return { spot, place: strip.place, certainty, label };
}

function add<T>(map: Map<FieldId, T[]>, field: FieldId, item: T): void {
  const known = map.get(field);
  if (known === undefined) map.set(field, [item]);
  else known.push(item);
}

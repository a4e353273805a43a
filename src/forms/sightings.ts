/** The options of a list as they stand in a paper: words, look, and the sign beside them. */
import type { Field } from "./definition.ts";
import { fold, isBoundary } from "./fold.ts";
import type { Hit } from "./labels.ts";
import { behind, lookOf, sliceRuns, spansOf } from "./spans.ts";
import type { Look, Span } from "./spans.ts";
import { hasContent, spotOf } from "./strips.ts";
import type { Spot, Strip } from "./strips.ts";
import { tickBeside, tickOf } from "./tick.ts";
import type { Beside } from "./tick.ts";

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

/** Every option named in a spot, each with its look and the sign beside it. */
export function sightingsIn(spot: Spot, field: Field, place: string): readonly Sighting[] {
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

/** The form's own list in the answer's place, to be marked there. */
export function printsOptions(spot: Spot, field: Field): boolean {
  if (field.options === undefined) return false;
  const seen = sightingsIn(spot, field, "");
  const isMarked = seen.some(
    ({ look, tick }) => tick !== undefined || look.underline + look.highlight + look.strike > 0,
  );
  return new Set(seen.map((each) => each.option)).size === field.options.length || (seen.length > 1 && isMarked);
}

/** What was written under a printed list, in the list's own cell. */
export function belowOptions(spot: Spot, field: Field): Spot | undefined {
  const last = spansOf(spot.fold, field.options ?? []).at(-1);
  const from = last === undefined ? -1 : spot.text.indexOf("\n", behind(spot.fold, last.end));
  return from < 0 ? undefined : spotOf(sliceRuns(spot.runs, from + 1), spot.column);
}

/** The column of signs may stand before the words. */
export function signBefore(strip: Strip, spot: Spot, hit: Hit): Spot | undefined {
  const before = strip.spots
    .slice(0, strip.spots.indexOf(spot))
    .filter((each) => hasContent(each) && !/^[\s№\d.)]+$/u.test(each.text));
  const [sign] = before;
  if (sign === undefined || before.length > 1 || hit.label.option === undefined) return undefined;
  return ["yes", "no", "cross"].includes(tickOf(sign, Number(hit.label.option.id))) ? sign : undefined;
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

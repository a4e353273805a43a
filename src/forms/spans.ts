/** Parts of a spot: where options stand in it, how they look, what is written behind a label. */
import type { Option } from "./definition.ts";
import { fold, isBoundary } from "./fold.ts";
import type { Folded } from "./fold.ts";
import type { Run } from "./paper.ts";
import type { Spot } from "./strips.ts";

/** An option's words in a text: indexes of the folded key. */
export type Span = { readonly option: Option; readonly start: number; readonly end: number };

/** How strongly a stretch is marked: shares (0…1) of its letters. */
export type Look = {
  readonly underline: number;
  readonly highlight: number;
  readonly bold: number;
  readonly strike: number;
};

const KEYS = new WeakMap<readonly Option[], readonly { readonly key: string; readonly option: Option }[]>();

const SPANS = new WeakMap<Folded, WeakMap<readonly Option[], Map<number, readonly Span[]>>>();

/** Every place where an option of the list is named, the longest name at each place. */
export function spansOf(text: Folded, options: readonly Option[], from = 0): readonly Span[] {
  const ofText = SPANS.get(text) ?? new WeakMap<readonly Option[], Map<number, readonly Span[]>>();
  const known = ofText.get(options) ?? new Map<number, readonly Span[]>();
  const spans = known.get(from) ?? searchSpans(text, options, from);
  SPANS.set(text, ofText.set(options, known.set(from, spans)));
  return spans;
}

function searchSpans(text: Folded, options: readonly Option[], from: number): readonly Span[] {
  const keys = keysOf(options);
  const spans: Span[] = [];
  let index = from;
  while (index < text.key.length) {
    const here = index;
    const found = isBoundary(text, here)
      ? keys.find(({ key }) => text.key.startsWith(key, here) && isBoundary(text, here + key.length))
      : undefined;
    if (found !== undefined) spans.push({ option: found.option, start: here, end: here + found.key.length });
    index = here + (found?.key.length ?? 1);
  }
  return spans;
}

/** The look of a span; where only its own words are marked (not those that other options share), theirs. */
export function lookOf(spot: Spot, start: number, end: number): Look {
  const marked = { underline: 0, highlight: 0, bold: 0, strike: 0 };
  let [run, begins] = [0, 0];
  for (let letter = start; letter < end; letter += 1) {
    const at = spot.fold.at[letter] ?? 0;
    while (run < spot.runs.length && at >= begins + (spot.runs[run]?.text.length ?? 0)) {
      begins += spot.runs[run]?.text.length ?? 0;
      run += 1;
    }
    const here = spot.runs[run];
    if (here?.underline === true) marked.underline += 1;
    if (here?.highlight === true) marked.highlight += 1;
    if (here?.bold === true) marked.bold += 1;
    if (here?.strike === true) marked.strike += 1;
  }
  const share = (count: number): number => count / Math.max(1, end - start);
  return {
    underline: share(marked.underline),
    highlight: share(marked.highlight),
    bold: share(marked.bold),
    strike: share(marked.strike),
  };
}

/** The runs from an index of the text to another. */
export function sliceRuns(runs: readonly Run[], from: number, to = Number.POSITIVE_INFINITY): readonly Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const begin = at;
    at += run.text.length;
    const text = run.text.slice(Math.max(0, from - begin), Math.max(0, to - begin));
    const inside = text !== "" || (run.text === "" && begin >= from && begin <= to);
    return inside ? [{ ...run, text }] : [];
  });
}

/** The index of the text just behind the key's character before `end`, and behind an "(if there is one)" that the key leaves out. */
export function behind(text: Folded, end: number): number {
  if (end === 0) return 0;
  const index = (text.at[end - 1] ?? 0) + 1;
  const between = text.text.slice(index, text.at[end] ?? text.text.length);
  return index + (/^.*[\p{L}]\s*\)?/su.exec(between)?.[0].length ?? 0);
}

function keysOf(options: readonly Option[]): readonly { readonly key: string; readonly option: Option }[] {
  const known = KEYS.get(options);
  if (known !== undefined) return known;
  const keys = options
    .flatMap((option) =>
      [option.label.kk, option.label.ru, ...option.variants.kk, ...option.variants.ru].map((text) => ({
        key: fold(text),
        option,
      })),
    )
    .toSorted((one, other) => other.key.length - one.key.length);
  KEYS.set(options, keys);
  return keys;
}

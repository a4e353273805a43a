/** What the front page, the feed and the list of pages say of a stretch of the register, so that the rest need not be read again. */
import type { Entry } from "../cases/entry.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";
import type { InLanguages } from "./public-entry.ts";

/** Pairs and not keys of an object: names come from applicants. */
export type Counts = readonly (readonly [name: string, count: number])[];

export type Tally = {
  readonly entries: number;
  readonly active: number;
  /** Of active entries. */
  readonly categories: Counts;
  readonly kinds: Counts;
  readonly regions: InLanguages<Counts>;
  /** Of all entries; the empty name is "unknown". */
  readonly regionNames: InLanguages<readonly string[]>;
  /** Entries by the day on which they came. */
  readonly entered: Counts;
  /** The latest changes, with the entry's place in the register. */
  readonly latest: readonly (readonly [changedOn: string, place: number])[];
};

export const LATEST = 100;

/** `from` is the place of the first of these entries. */
export function tallyOf(entries: readonly Entry[], from: number): Tally {
  const active = entries.filter((entry) => entry.status === "active");
  return {
    entries: entries.length,
    active: active.length,
    categories: countBy(active, (entry) => [entry.category]),
    kinds: countBy(active, (entry) => entry.activities.map(String)),
    regions: inLanguages((language) => countBy(active, (entry) => [entry.row[language].region])),
    regionNames: inLanguages((language) => [...new Set(entries.map((entry) => entry.row[language].region))]),
    entered: countBy(entries, (entry) => [entry.enteredOn]),
    latest: latestOf(entries.map((entry, index) => [entry.changedOn, from + index])),
  };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    entries: tallies.reduce((sum, tally) => sum + tally.entries, 0),
    active: tallies.reduce((sum, tally) => sum + tally.active, 0),
    categories: added(tallies.map((tally) => tally.categories)),
    kinds: added(tallies.map((tally) => tally.kinds)),
    regions: inLanguages((language) => added(tallies.map((tally) => tally.regions[language]))),
    regionNames: inLanguages((language) => [...new Set(tallies.flatMap((tally) => tally.regionNames[language]))]),
    entered: added(tallies.map((tally) => tally.entered)),
    latest: latestOf(tallies.flatMap((tally) => tally.latest)),
  };
}

function inLanguages<T>(make: (language: (typeof PUBLIC_LANGUAGES)[number]) => T): InLanguages<T> {
  return { kk: make("kk"), ru: make("ru") };
}

function countBy(entries: readonly Entry[], namesOf: (entry: Entry) => readonly string[]): Counts {
  return added([entries.flatMap((entry) => namesOf(entry).map((name) => [name, 1] as const))]);
}

function added(lists: readonly Counts[]): Counts {
  const counts = new Map<string, number>();
  for (const list of lists) for (const [name, count] of list) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts];
}

function latestOf(changes: Tally["latest"]): Tally["latest"] {
  return changes
    .toSorted(([one, place], [other, otherPlace]) => (one === other ? otherPlace - place : one < other ? 1 : -1))
    .slice(0, LATEST);
}

/** Where a publication takes its entries from: from a list, or piece by piece from wherever they are kept. */
import type { Entry } from "../cases/entry.ts";

export type EntrySource = {
  readonly count: number;
  /** Entries at the places `from` (from 0) to before `to`, in the order of their numbers. */
  readonly slice: (from: number, to: number) => readonly Entry[];
  /** Without it every entry is read and compared; with it only those that the keeper of the entries names. */
  readonly changes?: KnownChanges | undefined;
};

/** What the keeper of the entries knows of changes. Marks are never used twice, not even after a restored backup. */
export type KnownChanges = {
  /** Names this state of the entries. */
  readonly mark: string;
  /** The mark of the publication since which `places` have changed. */
  readonly since: string | undefined;
  readonly places: readonly number[];
};

/** Throws where two entries have one number. */
export function listSource(list: readonly Entry[], changes?: KnownChanges): EntrySource {
  const entries = isOrdered(list) ? list : list.toSorted((one, other) => one.number - other.number);
  const twice = entries.find((entry, index) => entry.number === entries[index + 1]?.number);
  if (twice !== undefined) throw new Error(`two entries have the number ${twice.number}`);
  return { count: entries.length, slice: (from, to) => entries.slice(from, to), changes };
}

function isOrdered(entries: readonly Entry[]): boolean {
  return entries.every((entry, index) => index === 0 || (entries[index - 1]?.number ?? 0) < entry.number);
}

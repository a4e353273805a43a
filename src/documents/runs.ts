import type { Run } from "../forms/paper.ts";

/** Joins neighbours of one look: editors cut a word into many runs. Marks and pictures stay alone. */
export function joinRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && isPlain(run) && isPlain(last) && sameLook(run, last)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else joined.push(run);
  }
  return joined;
}

function isPlain(run: Run): boolean {
  return run.mark === undefined && run.picture === undefined && run.confidence === undefined;
}

function sameLook(one: Run, other: Run): boolean {
  return (
    one.underline === other.underline &&
    one.strike === other.strike &&
    one.highlight === other.highlight &&
    one.bold === other.bold
  );
}

import type { Run } from "../../forms/paper.ts";

/** Runs with one look become one; white space is collapsed, and trimmed at both ends. Soft hyphens go. */
export function joinRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && sameLook(last, run)) joined[joined.length - 1] = merged(last, run);
    else joined.push(run);
  }
  return trimmed(joined.map((run) => ({ ...run, text: run.text.replace(/\u00AD/gu, "").replace(/[\s\u00A0]+/gu, " ") })));
}

function sameLook(a: Run, b: Run): boolean {
  if (a.picture || b.picture || a.mark || b.mark) return false;
  if ((a.confidence === undefined) !== (b.confidence === undefined) && a.text.trim() !== "" && b.text.trim() !== "") return false;
  if (a.confidence !== undefined && b.confidence !== undefined && Math.abs(a.confidence - b.confidence) > 0.1) return false;
  return a.underline === b.underline && a.strike === b.strike && a.highlight === b.highlight && a.bold === b.bold;
}

function merged(a: Run, b: Run): Run {
  const confidence = a.confidence === undefined ? b.confidence : Math.min(a.confidence, b.confidence ?? 1);
  return { ...a, text: a.text + b.text, ...(confidence !== undefined && { confidence }) };
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  let pendingSpace = true;
  for (const run of runs) {
    const text = pendingSpace ? run.text.trimStart() : run.text;
    if (text === "" && !run.picture && !run.mark) continue;
    out.push({ ...run, text });
    if (text !== "") pendingSpace = text.endsWith(" ");
  }
  return withoutEnd(out);
}

function withoutEnd(runs: readonly Run[]): readonly Run[] {
  const lastText = runs.findLastIndex((run) => run.text.trim() !== "" || run.picture === true || run.mark !== undefined);
  return runs.slice(0, lastText + 1).map((run, index) => (index === lastText ? { ...run, text: run.text.trimEnd() } : run));
}

import type { Run } from "../../forms/paper.ts";

/** Runs with one look become one; white space is collapsed, and trimmed at both ends. Soft hyphens go. */
export function joinRuns(runs: readonly Run[]): readonly Run[] {
  const groups: { look: Run; confidence: number | undefined; text: string }[] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    if (group && sameLook(group.look, run)) {
      group.text += run.text;
      if (group.look.text.trim() === "") group.look = run;
      if (run.confidence !== undefined) group.confidence = Math.min(group.confidence ?? 1, run.confidence);
    } else groups.push({ look: run, confidence: run.confidence, text: run.text });
  }
  return trimmed(groups.map(({ look, confidence, text }) => runOf(look, collapsed(text), confidence)));
}

function collapsed(text: string): string {
  return text.replace(/\u00AD/gu, "").replace(/\s+/gu, " ");
}

/** Only what a run may hold: the looks of a glyph without its place. */
function runOf(look: Run, text: string, confidence: number | undefined): Run {
  return {
    text,
    ...(look.underline && { underline: true }),
    ...(look.strike && { strike: true }),
    ...(look.highlight && { highlight: true }),
    ...(look.bold && { bold: true }),
    ...(look.mark && { mark: look.mark }),
    ...(look.picture && { picture: true }),
    ...(confidence !== undefined && { confidence }),
  };
}

function sameLook(a: Run, b: Run): boolean {
  if (looksLike(a, b) && a.confidence === b.confidence) return !a.picture && !a.mark && !b.picture && !b.mark;
  if (a.picture || b.picture || a.mark || b.mark) return false;
  if ((a.confidence === undefined) !== (b.confidence === undefined) && a.text.trim() !== "" && b.text.trim() !== "")
    return false;
  if (a.confidence !== undefined && b.confidence !== undefined && Math.abs(a.confidence - b.confidence) > 0.1)
    return false;
  if (a.underline !== b.underline || a.highlight !== b.highlight) return false;
  return a.text.trim() === "" || b.text.trim() === "" || looksLike(a, b);
}

function looksLike(a: Run, b: Run): boolean {
  return a.underline === b.underline && a.highlight === b.highlight && a.strike === b.strike && a.bold === b.bold;
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  let pendingSpace = true;
  for (const run of runs) {
    const text: string = pendingSpace ? run.text.trimStart() : run.text;
    if (text === "" && !run.picture && !run.mark) continue;
    out.push({ ...run, text });
    if (text !== "") pendingSpace = text.endsWith(" ");
  }
  return withoutEnd(out);
}

function withoutEnd(runs: readonly Run[]): readonly Run[] {
  const lastText = runs.findLastIndex(
    (run) => run.text.trim() !== "" || run.picture === true || run.mark !== undefined,
  );
  return runs
    .slice(0, lastText + 1)
    .map((run, index) => (index === lastText ? { ...run, text: run.text.trimEnd() } : run));
}

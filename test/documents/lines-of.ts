/** A paper's blocks as short lines of text, to compare with what a person sees in the document. */
import type { Block, Cell, Run } from "../../src/forms/paper.ts";

/** `_underlined_ ~struck~ #highlighted# *bold*`, `[on]`, `[off]`, `[picture]`. */
function shown(run: Run): string {
  const text = run.picture === true ? "[picture]" : run.mark === undefined ? run.text : `[${run.mark}]`;
  const signs = [
    ...(run.bold === true ? ["*"] : []),
    ...(run.highlight === true ? ["#"] : []),
    ...(run.strike === true ? ["~"] : []),
    ...(run.underline === true ? ["_"] : []),
  ];
  return signs.reduce((inner, sign) => `${sign}${inner}${sign}`, text);
}

/** One line for a paragraph or box, one line for each row of a table. */
export function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "table") return block.rows.map((row) => row.cells.map(cellLine).join(" | "));
    if (block.kind === "box") return [`<${linesOf(block.blocks).join(" / ")}>`];
    return [(block.number === undefined ? "" : `{${block.number}} `) + block.runs.map(shown).join("")];
  });
}

function cellLine(cell: Cell): string {
  const spans = `${cell.columnSpan > 1 ? `→${cell.columnSpan}` : ""}${cell.rowSpan > 1 ? `↓${cell.rowSpan}` : ""}`;
  return `${spans}${cell.continued === true ? "↑" : ""}${linesOf(cell.blocks).join(" / ")}`;
}

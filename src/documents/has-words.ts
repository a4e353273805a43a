import type { Block } from "../forms/paper.ts";

/** True where a person would find a word, a number or a mark in the paper. */
export function hasWords(blocks: readonly Block[]): boolean {
  return blocks.some((block) => {
    if (block.kind === "paragraph")
      return block.runs.some((run) => run.mark !== undefined || /[\p{L}\p{N}]/u.test(run.text));
    if (block.kind === "box") return hasWords(block.blocks);
    return block.rows.some((row) => row.cells.some((cell) => hasWords(cell.blocks)));
  });
}

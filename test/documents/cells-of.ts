import { type Block, type Paper, type Run, textOf } from "../../src/forms/paper.ts";

/** The text of every cell that has one, paragraphs by line. */
export function cellsOf(paper: Paper): readonly string[] {
  return rowsOf(paper)
    .flat()
    .filter((text) => text !== "");
}

/** The text of every cell, row by row. */
export function rowsOf(paper: Paper): readonly (readonly string[])[] {
  return paper.blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.map((row) => row.cells.map((cell) => textIn(cell.blocks))) : [],
  );
}

export function paragraphsOfPaper(paper: Paper): readonly string[] {
  return paper.blocks.flatMap((block) => (block.kind === "paragraph" ? [tidy(textOf(block.runs))] : []));
}

/** The words that are underlined together. */
export function underlinedIn(paper: Paper): readonly string[] {
  return runsOf(paper.blocks)
    .map((run) => (run.underline ? run.text : "\n"))
    .join("")
    .split("\n")
    .map(tidy)
    .filter((text) => text !== "");
}

export function runsOf(blocks: readonly Block[]): readonly Run[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [...block.runs, { text: "\n" }];
    if (block.kind === "box") return runsOf(block.blocks);
    return block.rows.flatMap((row) => row.cells.flatMap((cell) => runsOf(cell.blocks)));
  });
}

function textIn(blocks: readonly Block[]): string {
  const texts = blocks.map((block) =>
    block.kind === "paragraph" ? tidy(textOf(block.runs)) : textIn(block.kind === "box" ? block.blocks : []),
  );
  return texts.filter((text) => text !== "").join("\n");
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

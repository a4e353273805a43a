/** A paper as strips: every table row, and every line of text, from top to bottom. Nested tables and boxes are unrolled. */
import { folded } from "./fold.ts";
import type { Folded } from "./fold.ts";
import { textOf } from "./paper.ts";
import type { Block, Cell, Paper, Paragraph, Row, Run, Table } from "./paper.ts";

/** One cell of a row, or one line of text. */
export type Spot = {
  readonly column: number;
  readonly runs: readonly Run[];
  readonly text: string;
  readonly fold: Folded;
  /** The lower part of a merged cell: belongs to the cell above. */
  readonly continued: boolean;
  readonly ink?: number;
};

export type Strip = {
  readonly spots: readonly Spot[];
  /** Rows of one table have one number; text has none. */
  readonly table?: number;
  /** For a person: "page 2, row 5". */
  readonly place: string;
};

/** So many lines in one cell are a page, not an answer; the longest list of options has six. */
const PAGE = 10;

type Count = { tables: number; lines: number };

/** The strips of a paper. Empty lines of text are left out, empty rows stay. */
export function stripsOf(paper: Paper): readonly Strip[] {
  const count = { tables: 0, lines: 0 };
  return paper.blocks.flatMap((block) => stripsOfBlock(block, count));
}

/** A spot made of runs, for a part of a larger one. */
export function spotOf(runs: readonly Run[], column: number): Spot {
  const clean = runs.map(cleanRun);
  const text = textOf(clean);
  return { column, runs: clean, text, fold: folded(text), continued: false };
}

/** Words, a picture or a check box: something stands here. */
export function hasContent(spot: Spot): boolean {
  return spot.text.trim() !== "" || spot.runs.some((run) => run.picture !== undefined || run.mark !== undefined);
}

/** The runs of a spot, line by line. */
export function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const [first = "", ...rest] = run.text.split("\n");
    lines.at(-1)?.push({ ...run, text: first });
    for (const text of rest) lines.push([{ ...run, text }]);
  }
  return lines;
}

function stripsOfBlock(block: Block, count: Count): readonly Strip[] {
  switch (block.kind) {
    case "paragraph":
      return linesOf(paragraphRuns(block)).flatMap((runs) => lineStrip(runs, block.page, count));
    case "table":
      return tableStrips(block, count);
    case "box":
      return block.blocks.flatMap((each) => stripsOfBlock(each, count));
  }
}

function lineStrip(runs: readonly Run[], page: number | undefined, count: Count): readonly Strip[] {
  if (runs.every((run) => run.text.trim() === "" && run.picture === undefined && run.mark === undefined)) return [];
  count.lines += 1;
  return [{ spots: [spotOf(runs, 0)], place: placeOf(page, "line", count.lines) }];
}

function tableStrips(table: Table, count: Count): readonly Strip[] {
  count.tables += 1;
  const number = count.tables;
  const named = table.name === undefined ? [] : lineStrip([{ text: table.name }], undefined, count);
  return [...named, ...table.rows.flatMap((row, index) => rowStrips(row, index, number, count))];
}

/** A row whose only words stand in a nested table is layout: the inner rows count. Else the inner table is part of the answer. */
function rowStrips(row: Row, index: number, table: number, count: Count): readonly Strip[] {
  if (isColumns(row)) return row.cells.flatMap((cell) => cell.blocks.flatMap((block) => stripsOfBlock(block, count)));
  const nested = row.cells.filter((cell) => cell.blocks.some((block) => block.kind === "table"));
  if (nested.length > 0 && !row.cells.some((cell) => ownText(cell) !== "" && cell !== nested[0])) {
    return row.cells.flatMap((cell) => cell.blocks.flatMap((block) => stripsOfBlock(block, count)));
  }
  return [{ spots: row.cells.map(cellSpot), table, place: placeOf(row.page, "row", index + 1) }];
}

/** A paper laid out in a table, or two side by side (Kazakh left, Russian right): every cell is a page of its own. */
function isColumns(row: Row): boolean {
  const filled = row.cells.filter((cell) =>
    cell.blocks.some((block) => block.kind === "table" || ownWords(block) !== ""),
  );
  return filled.length > 0 && filled.every(isPage);
}

function isPage(cell: Cell): boolean {
  const lines = cell.blocks.filter((block) => ownWords(block) !== "").length;
  return lines >= PAGE || cell.blocks.some((block) => block.kind === "table" && block.rows.length * 2 >= PAGE);
}

function ownWords(block: Block): string {
  return block.kind === "paragraph" ? textOf(block.runs).trim() : "";
}

function cellSpot(cell: Cell): Spot {
  const spot = { ...spotOf(runsOfBlocks(cell.blocks), cell.column), continued: cell.continued === true };
  return cell.ink === undefined ? spot : { ...spot, ink: cell.ink };
}

function runsOfBlocks(blocks: readonly Block[]): readonly Run[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : [{ text: "\n" }]), ...runsOfBlock(block)]);
}

function runsOfBlock(block: Block): readonly Run[] {
  switch (block.kind) {
    case "paragraph":
      return paragraphRuns(block);
    case "box":
      return runsOfBlocks(block.blocks);
    case "table":
      return block.rows.flatMap((row) => [
        ...row.cells.flatMap((cell) => [...runsOfBlocks(cell.blocks), { text: " " }]),
        { text: "\n" },
      ]);
  }
}

function paragraphRuns(paragraph: Paragraph): readonly Run[] {
  return paragraph.number === undefined ? paragraph.runs : [{ text: `${paragraph.number} ` }, ...paragraph.runs];
}

function cleanRun(run: Run): Run {
  return { ...run, text: run.text.normalize("NFC").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, "") };
}

function ownText(cell: Cell): string {
  return cell.blocks.map(ownWords).join("");
}

function placeOf(page: number | undefined, kind: "row" | "line", number: number): string {
  return page === undefined ? `${kind} ${number}` : `page ${page}, ${kind} ${number}`;
}

import { folded } from "../../forms/fold.ts";
import { hitsAt } from "../../forms/labels.ts";
import { type Block, type Run, textOf } from "../../forms/paper.ts";
import type { PlacedParagraph } from "./paragraphs.ts";
import {
  type Page,
  type PlacedBlock,
  type PlacedCell,
  type PlacedRow,
  type PlacedTable,
  plainParagraph,
  plainTable,
} from "./placed-blocks.ts";
import { withoutRunningHeads } from "./running-heads.ts";

type Joined = { readonly block: PlacedBlock; readonly page: number };

/** Pages to the paper's blocks: a table goes on over the page's end, and a row that was cut in two is one again. */
export function joinPages(pages: readonly Page[], sameColumn = 6): readonly Block[] {
  const joined: Joined[] = [];
  for (const page of withoutRunningHeads(pages))
    for (const [index, block] of page.blocks.entries()) {
      const last = joined.at(-1);
      const goesOn =
        index === 0 &&
        block.kind === "table" &&
        last?.block.kind === "table" &&
        sameWidth(last.block, block, sameColumn);
      if (goesOn) joined[joined.length - 1] = { ...last, block: joinTables(last.block, block, sameColumn) };
      else joined.push({ block, page: page.number });
    }
  const flow = joined.map(({ block, page }) =>
    block.kind === "table" ? plainTable(block) : plainParagraph(block, page),
  );
  return [...flow, ...pages.flatMap(boxOf)];
}

function boxOf({ aside, number }: Page): readonly Block[] {
  return aside.length === 0
    ? []
    : [{ kind: "box", blocks: aside.map((paragraph) => plainParagraph(paragraph, number)) }];
}

function sameWidth(above: PlacedTable, below: PlacedTable, sameColumn: number): boolean {
  return Math.abs(above.x0 - below.x0) < sameColumn && Math.abs(above.x1 - below.x1) < sameColumn;
}

function joinTables(above: PlacedTable, below: PlacedTable, sameColumn: number): PlacedTable {
  const xs = [...above.xs, ...below.xs.filter((x) => above.xs.every((known) => Math.abs(known - x) > sameColumn / 2))];
  const [first, ...rest] = below.rows;
  const last = above.rows.at(-1);
  const cut = first && last && wasCut(last, first);
  const rows = cut ? [...above.rows.slice(0, -1), glue(last, first), ...rest] : [...above.rows, ...below.rows];
  return { ...above, xs: xs.toSorted((a, b) => a - b), rows };
}

/** The lower half of a row begins with no label, or in the middle of its label's sentence. */
function wasCut(upper: PlacedRow, lower: PlacedRow): boolean {
  if (upper.cells.length !== lower.cells.length || lower.cells.length < 2) return false;
  const [label = "", ...others] = lower.cells.map(textOfCell);
  const upperLabel = textOfCell(upper.cells[0]);
  if (label === "") return upperLabel !== "" && others.some((text) => text !== "");
  if (continuesLabel(upperLabel, label)) return true;
  return /^\p{Ll}/u.test(label) && !isKnownLabel(label) && upperLabel !== "" && !/[.:;]$/u.test(upperLabel);
}

/** Both halves together are more of a label than the upper one alone. */
function continuesLabel(upper: string, lower: string): boolean {
  if (upper === "" || isKnownLabel(lower)) return false;
  return labelLength(`${upper} ${lower}`) > labelLength(upper) + 2;
}

function labelLength(text: string): number {
  return Math.max(0, ...hitsAt(folded(text)).map(({ start, end }) => end - start));
}

/** Somebody writes all labels small. */
function isKnownLabel(text: string): boolean {
  return hitsAt(folded(text)).some(({ label, start }) => label.field !== undefined && start === 0);
}

const shownIn = (run: Run) => (run.picture || run.mark ? "\u25A1" : run.text);

/** A picture or a mark is something, though it has no letters. */
function textOfCell(cell: PlacedCell | undefined): string {
  return (cell?.blocks ?? []).map((block) => block.runs.map(shownIn).join("")).join("\n");
}

function glue(upper: PlacedRow, lower: PlacedRow): PlacedRow {
  const cells = upper.cells.map((cell, index) => ({
    ...cell,
    blocks: glueBlocks(cell.blocks, lower.cells[index]?.blocks ?? []),
  }));
  return { page: upper.page, cells };
}

function glueBlocks(upper: readonly PlacedParagraph[], lower: readonly PlacedParagraph[]): readonly PlacedParagraph[] {
  const last = upper.at(-1);
  const [first, ...rest] = lower;
  if (!last || !first) return [...upper, ...lower];
  const gap: readonly Run[] = /[-/]$/u.test(textOf(last.runs)) ? [] : [{ text: " " }];
  return [...upper.slice(0, -1), { ...last, runs: [...last.runs, ...gap, ...first.runs] }, ...rest];
}

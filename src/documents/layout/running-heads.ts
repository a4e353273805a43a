import { textOf } from "../../forms/paper.ts";
import type { Page, PlacedBlock } from "./placed-blocks.ts";

/** Page numbers, and lines that every page repeats, stand in these outer shares of a page. */
const NUMBER_MARGIN = 0.08;
const REPEATED_MARGIN = 0.055;
const PAGE_NUMBER = /^\D{0,6}\d{1,3}(\s*(\/|из|of|ден|дан)\s*\d{1,3})?\D{0,3}$/u;

/** Pages without their page numbers, and without the line that every page repeats: both would cut a table in two. */
export function withoutRunningHeads(pages: readonly Page[]): readonly Page[] {
  if (pages.length < 2) return pages;
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set(page.blocks.filter((block) => inMargin(block, page, REPEATED_MARGIN)).map(folded)))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  const isHead = (block: PlacedBlock, page: Page) =>
    (inMargin(block, page, NUMBER_MARGIN) && PAGE_NUMBER.test(wordsOf(block))) ||
    (inMargin(block, page, REPEATED_MARGIN) && counts.get(folded(block)) === pages.length);
  return pages.map((page) => ({ ...page, blocks: page.blocks.filter((block) => !isHead(block, page)) }));
}

function inMargin(block: PlacedBlock, page: Page, margin: number): boolean {
  if (block.kind === "table" || block.runs.some((run) => run.picture || run.mark)) return false;
  return block.y1 < margin * page.height || block.y0 > (1 - margin) * page.height;
}

function folded(block: PlacedBlock): string {
  return wordsOf(block).replace(/\d+/gu, "#");
}

function wordsOf(block: PlacedBlock): string {
  return block.kind === "paragraph" ? textOf(block.runs).trim() : "";
}

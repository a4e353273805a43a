/** Paragraphs that arrive one by one, each with the depth of the table it stands in, as blocks (RTF, old Word). */
import type { Block, Paragraph, Run } from "../forms/paper.ts";
import { edgeTable } from "./edge-table.ts";
import type { EdgeCell, EdgeRow } from "./edge-table.ts";
import { joinRuns } from "./runs.ts";

/** How the cells of a row are cut, as its definition says. */
export type RowShape = { readonly left: number; readonly cells: readonly Omit<EdgeCell, "blocks">[] };

export type Flow = {
  readonly add: (run: Run) => void;
  readonly number: (text: string) => void;
  /** A text box that hangs on the paragraph at hand: it comes behind it. */
  readonly box: (blocks: readonly Block[]) => void;
  /** Ends the paragraph at hand; depth 0 is outside every table. */
  readonly endParagraph: (depth: number) => void;
  readonly endCell: (depth: number) => void;
  readonly endRow: (depth: number, shape: RowShape) => void;
  readonly finish: () => readonly Block[];
};

type Level = { blocks: Block[]; cells: (readonly Block[])[]; rows: EdgeRow[] };

export function openFlow(): Flow {
  const levels: Level[] = [emptyLevel()];
  let runs: Run[] = [];
  let number: string | undefined;
  let boxes: Block[] = [];

  const level = (depth: number): Level => {
    for (let missing = levels.length; missing <= depth; missing++) levels.push(emptyLevel());
    return levels[depth] ?? emptyLevel();
  };
  const closeDeeper = (depth: number): void => {
    while (levels.length > depth + 1) {
      const closed = levels.pop() ?? emptyLevel();
      const blocks = [...tablesOf(closed), ...closed.cells.flat(), ...closed.blocks];
      levels.at(-1)?.blocks.push(...blocks);
    }
  };
  const takeParagraph = (): Paragraph => {
    const paragraph: Paragraph = {
      kind: "paragraph",
      runs: joinRuns(runs),
      ...(number === undefined ? {} : { number }),
    };
    runs = [];
    number = undefined;
    return paragraph;
  };
  const endParagraph = (depth: number): void => {
    closeDeeper(depth);
    level(depth).blocks.push(takeParagraph(), ...boxes);
    boxes = [];
  };
  return {
    add: (run) => void runs.push(run),
    number: (text) => {
      number = text;
    },
    box: (blocks) => void boxes.push({ kind: "box", blocks }),
    endParagraph,
    endCell: (depth) => {
      endParagraph(depth);
      const here = level(depth);
      here.cells.push(here.blocks);
      here.blocks = [];
    },
    endRow: (depth, shape) => {
      closeDeeper(depth);
      const here = level(depth);
      here.rows.push({
        left: shape.left,
        cells: here.cells.map((blocks, index) => ({ ...cellShape(shape, index), blocks })),
      });
      here.cells = [];
    },
    finish: () => {
      if (runs.length > 0 || boxes.length > 0) endParagraph(0);
      closeDeeper(0);
      return levels[0]?.blocks ?? [];
    },
  };
}

function emptyLevel(): Level {
  return { blocks: [], cells: [], rows: [] };
}

function tablesOf(level: Level): readonly Block[] {
  return level.rows.length === 0 ? [] : [edgeTable(level.rows)];
}

function cellShape(shape: RowShape, index: number): Omit<EdgeCell, "blocks"> {
  return shape.cells[index] ?? { right: undefined, below: false, beside: false };
}

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

type FlowState = { readonly levels: Level[]; runs: Run[]; number: string | undefined; boxes: Block[] };

export function openFlow(): Flow {
  const state: FlowState = { levels: [emptyLevel()], runs: [], number: undefined, boxes: [] };
  return {
    add: (run) => void state.runs.push(run),
    number: (text) => {
      state.number = text;
    },
    box: (blocks) => void state.boxes.push({ kind: "box", blocks }),
    endParagraph: (depth) => endParagraph(state, depth),
    endCell: (depth) => endCell(state, depth),
    endRow: (depth, shape) => endRow(state, depth, shape),
    finish: () => {
      if (state.runs.length > 0 || state.boxes.length > 0) endParagraph(state, 0);
      closeDeeper(state, 0);
      return state.levels[0]?.blocks ?? [];
    },
  };
}

function endParagraph(state: FlowState, depth: number): void {
  closeDeeper(state, depth);
  levelAt(state, depth).blocks.push(takeParagraph(state), ...state.boxes);
  state.boxes = [];
}

function endCell(state: FlowState, depth: number): void {
  endParagraph(state, depth);
  const level = levelAt(state, depth);
  level.cells.push(level.blocks);
  level.blocks = [];
}

function endRow(state: FlowState, depth: number, shape: RowShape): void {
  closeDeeper(state, depth);
  const level = levelAt(state, depth);
  const cells = level.cells.map((blocks, index) => ({ ...cellShape(shape, index), blocks }));
  level.rows.push({ left: shape.left, cells });
  level.cells = [];
}

function levelAt({ levels }: FlowState, depth: number): Level {
  for (let missing = levels.length; missing <= depth; missing++) levels.push(emptyLevel());
  return levels[depth] ?? emptyLevel();
}

/** A table ends where a paragraph less deep begins; cells without the end of their row are kept as words. */
function closeDeeper({ levels }: FlowState, depth: number): void {
  while (levels.length > depth + 1) {
    const closed = levels.pop() ?? emptyLevel();
    levels.at(-1)?.blocks.push(...tablesOf(closed), ...closed.cells.flat(), ...closed.blocks);
  }
}

function takeParagraph(state: FlowState): Paragraph {
  const { runs, number } = state;
  state.runs = [];
  state.number = undefined;
  return { kind: "paragraph", runs: joinRuns(runs), ...(number === undefined ? {} : { number }) };
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

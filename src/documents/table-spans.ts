import type { Block, Cell } from "../forms/paper.ts";

/** A cell as word processors write it: whether it belongs to the one above is known, how far that one reaches is not. */
export type LooseCell = {
  readonly column: number;
  readonly columnSpan: number;
  /** Continues the cell above in the same column. */
  readonly below: boolean;
  readonly blocks: readonly Block[];
};

/** Gives merged cells their row spans. A continuation below nothing stays a cell of its own, with its words. */
export function mergeDown(rows: readonly (readonly LooseCell[])[]): readonly (readonly Cell[])[] {
  const merged = rows.map((row) => row.map(standalone));
  const heads = new Map<number, { readonly row: number; readonly index: number; next: number }>();
  rows.forEach((row, rowIndex) => {
    row.forEach((cell, index) => {
      const head = heads.get(cell.column);
      if (!cell.below || head === undefined || head.next !== rowIndex) {
        heads.set(cell.column, { row: rowIndex, index, next: rowIndex + 1 });
        return;
      }
      head.next = rowIndex + 1;
      const top = merged[head.row]?.[head.index];
      if (top === undefined) return;
      merged[head.row]?.splice(head.index, 1, { ...top, rowSpan: top.rowSpan + 1 });
      merged[rowIndex]?.splice(index, 1, { ...standalone(cell), continued: true, blocks: [] });
    });
  });
  return merged;
}

function standalone(cell: LooseCell): Cell {
  return { column: cell.column, columnSpan: cell.columnSpan, rowSpan: 1, blocks: cell.blocks };
}

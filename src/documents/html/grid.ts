/** An HTML table while it is read: where the next cell stands, given all spans above it. */
import type { Block, Cell, Row, Table } from "../../forms/paper.ts";

export type HtmlTable = {
  readonly openRow: () => void;
  readonly addCell: (blocks: readonly Block[], spans: { readonly columns: number; readonly rows: number }) => void;
  readonly finish: () => Table;
};

const WIDEST_SPAN = 64;
const DEEPEST_SPAN = 1000;

export function htmlTable(): HtmlTable {
  const rows: Cell[][] = [];
  /** Column → a cell above that still reaches down. */
  const reaching = new Map<number, { readonly width: number; left: number }>();
  let row: Cell[] = [];
  let column = 0;

  const passContinued = (): void => {
    for (let span = reaching.get(column); span !== undefined; span = reaching.get(column)) {
      row.push({ column, columnSpan: span.width, rowSpan: 1, continued: true, blocks: [] });
      span.left--;
      if (span.left <= 0) reaching.delete(column);
      column += span.width;
    }
  };
  const openRow = (): void => {
    if (rows.length > 0) passContinued();
    row = [];
    rows.push(row);
    column = 0;
  };
  return {
    openRow,
    addCell: (blocks, spans) => {
      if (rows.length === 0) openRow();
      passContinued();
      const columnSpan = Math.max(1, Math.min(WIDEST_SPAN, spans.columns));
      const rowSpan = Math.max(1, Math.min(DEEPEST_SPAN, spans.rows));
      row.push({ column, columnSpan, rowSpan, blocks });
      // Begins to reach only in the next row, which starts again from the left.
      if (rowSpan > 1) reaching.set(column, { width: columnSpan, left: rowSpan - 1 });
      column += columnSpan;
    },
    finish: () => {
      passContinued();
      const filled = rows.filter((cells) => cells.length > 0).map((cells): Row => ({ cells }));
      return { kind: "table", rows: filled };
    },
  };
}

/** `B5`, `$B$5:D7` as numbers from 0. */

export type CellRange = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The column of a reference: A is 0, XFD is 16383. */
export function columnOf(reference: string): number {
  const letters = /^\$?([A-Z]{1,3})/i.exec(reference)?.[1] ?? "";
  return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The range, clipped; empty where it is none or a single cell. Whole-column merges are a way to kill a reader. */
export function parseRange(
  text: string,
  limit: { readonly columns: number; readonly rows: number },
): readonly CellRange[] {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  if (parts === null) return [];
  const [, from = "", first, to = "", last] = parts;
  const range = {
    left: columnOf(from),
    right: Math.min(columnOf(to), limit.columns - 1),
    top: Number(first) - 1,
    bottom: Math.min(Number(last) - 1, limit.rows - 1),
  };
  return range.right < range.left || range.bottom < range.top ? [] : [range];
}

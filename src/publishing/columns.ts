/** The eleven columns of Appendix 1 with their official headings (`data/register/columns.json`). */
import columnsFile from "../../data/register/columns.json" with { type: "json" };
import { REGISTER_COLUMNS } from "../cases/entry.ts";
import type { RegisterColumn, RegisterRow } from "../cases/entry.ts";
import type { InLanguages } from "./public-entry.ts";

export type Column = {
  /** 1…11, as printed under the headings. */
  readonly number: number;
  /** Parts of the row that stand in this column, one under the other; none for column 1, the entry's number. */
  readonly row: readonly RegisterColumn[];
  /** Width on the printed sheet, in characters. */
  readonly width: number;
  readonly heading: InLanguages<string>;
};

export const REGISTER_TITLE: InLanguages<string> = columnsFile.title;
export const SHEET_NAME: InLanguages<string> = columnsFile.sheet;
export const COLUMNS: readonly Column[] = columnsFile.columns.map((column) => ({
  ...column,
  row: column.row.map(registerColumn),
}));

/** What stands in a column of an entry's row. */
export function cellText(column: Column, number: number, row: RegisterRow): string {
  if (column.row.length === 0) return String(number);
  return column.row
    .map((part) => row[part])
    .filter((text) => text !== "")
    .join("\n");
}

function registerColumn(id: string): RegisterColumn {
  const found = REGISTER_COLUMNS.find((column) => column === id);
  if (found === undefined) throw new Error(`data/register/columns.json: unknown part of a row, ${id}`);
  return found;
}

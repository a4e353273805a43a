/** `register.json`: the register for programs (contract: names and shapes are stable). */
import { REGISTER_COLUMNS } from "../cases/entry.ts";
import type { Entry, RegisterRow } from "../cases/entry.ts";
import type { Frame } from "./joined-file.ts";

/** What stands before, between and after the lines: one line an entry, so that two publications can be compared line by line. */
export function registerJsonFrame(updatedAt: string): Frame {
  return { start: `{"updatedAt":${JSON.stringify(updatedAt)},"entries":[\n`, between: ",\n", end: "\n]}\n" };
}

export function jsonLines(entries: readonly Entry[]): string {
  return entries.map((entry) => JSON.stringify(openEntry(entry))).join(",\n");
}

/** An entry with the keys of the contract and no other. */
export function openEntry(entry: Entry): object {
  return {
    number: entry.number,
    category: entry.category,
    status: entry.status,
    enteredOn: entry.enteredOn,
    changedOn: entry.changedOn,
    kk: openRow(entry.row.kk),
    ru: openRow(entry.row.ru),
  };
}

function openRow(row: RegisterRow): Record<string, string> {
  const open: Record<string, string> = {};
  for (const column of REGISTER_COLUMNS) open[column] = row[column];
  return open;
}

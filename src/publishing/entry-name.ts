/** How an entry is called where only one line stands for it. */
import type { Entry } from "../cases/entry.ts";
import type { Language } from "./public-entry.ts";

/** Long enough for any honest name; what is longer is cut where only a line stands for the entry. */
const LINE_LIMIT = 160;

/** The first of columns 2…5 that is filled, the one of the entry's category before the others; "№ 12" where none is. */
export function entryName(entry: Entry, language: Language): string {
  const row = entry.row[language];
  const own = row[COLUMN_OF[entry.category]];
  const name = own || row.organisation || row.groupLeader || row.volunteer || row.coordinatorOrganiser;
  const line = name.replace(/\s+/gu, " ");
  if (line === "") return `№ ${entry.number}`;
  return line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT).toWellFormed()}…` : line;
}

const COLUMN_OF = {
  volunteer: "volunteer",
  group: "groupLeader",
  organisation: "organisation",
  coordinator: "coordinatorOrganiser",
  organiser: "coordinatorOrganiser",
} as const;

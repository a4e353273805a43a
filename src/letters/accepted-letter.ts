/** law:12 – the notice that an entry was made, with everything that the register now says of it. */
import columns from "../../data/register/columns.json" with { type: "json" };
import type { AcceptedOrder } from "../cases/letter-order.ts";
import { REGISTER_COLUMNS } from "../cases/entry.ts";
import type { RegisterColumn, RegisterRow } from "../cases/entry.ts";
import type { Language } from "../forms/reading.ts";
import type { Desk } from "./desk.ts";
import { entryNumbers, entryPage, toApplicant } from "./office.ts";
import type { ViewOf } from "./shapes.ts";

type EntryView = ViewOf<"accepted">["entries"][number];

export function acceptedView(order: AcceptedOrder, desk: Desk, language: Language): ViewOf<"accepted"> {
  return {
    ...toApplicant(order, desk, language),
    numbers: entryNumbers(order.entries.map((entry) => entry.number)),
    entries: order.entries.map((entry) => entryView(entry, desk, language)),
  };
}

function entryView(entry: AcceptedOrder["entries"][number], desk: Desk, language: Language): EntryView {
  return {
    number: String(entry.number),
    category: desk.templates.words.category[entry.category][language],
    ...entryPage(entry.number, desk, language),
    columns: filledColumns(entry.row[language], language),
  };
}

/** The columns of Appendix 1 that say something, under their official headings. */
function filledColumns(row: RegisterRow, language: Language): EntryView["columns"] {
  return columns.columns.flatMap((column) => {
    const value = column.row
      .filter(isColumn)
      .map((name) => row[name])
      .filter((text) => text !== "")
      .join("; ");
    return value === "" ? [] : [{ heading: column.heading[language], value }];
  });
}

function isColumn(name: string): name is RegisterColumn {
  return REGISTER_COLUMNS.some((column) => column === name);
}

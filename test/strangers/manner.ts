/** The ways in which people fill the papers in. */
import type { Look } from "./word.ts";

export type Layout =
  | "two"
  | "three"
  | "numbered"
  | "note"
  | "merged"
  | "sdt-cell"
  | "sdt-row"
  | "sdt-text"
  | "form-text"
  | "tracked"
  | "commented"
  | "nested-answer"
  | "split-paragraphs"
  | "own-colon"
  | "own-next"
  | "own-bare"
  | "lines"
  | "lines-next"
  | "lines-tab"
  | "lines-numbered"
  | "lines-underscore"
  | "lines-dash";
export type Around = "plain" | "nested" | "split" | "headed" | "text-box";
export type Label = "plain" | "bold" | "caps" | "plain-kazakh" | "latin" | "spaces" | "typo" | "short";

/** How a choice among printed items is shown. */
export type Choosing =
  | { readonly by: "mark"; readonly yes: string; readonly no: string }
  | { readonly by: "look"; readonly look: Look; readonly edge?: "partly" | "trailing" }
  | { readonly by: "prefix"; readonly yes: string; readonly no: string }
  | { readonly by: "suffix"; readonly yes: string; readonly no: string }
  | {
      readonly by:
        | "strike"
        | "delete"
        | "copy"
        | "numbers"
        | "words"
        | "sdt"
        | "legacy"
        | "symbol"
        | "wingdings"
        | "drop-down"
        | "numbers-brackets"
        | "numbers-only";
    };

export type Members = "rows" | "cell-lines" | "cell-commas" | "automatic" | "own-table" | "retyped" | "label-cell";
export type FullName = "cell" | "three-rows";

export type Manner = {
  readonly layout: Layout;
  readonly around: Around;
  readonly label: Label;
  readonly activities: Choosing;
  readonly options: Choosing;
  readonly members: Members;
  readonly fullName: FullName;
};

export const PLAIN: Manner = {
  layout: "two",
  around: "plain",
  label: "plain",
  activities: { by: "mark", yes: "+", no: "" },
  options: { by: "numbers" },
  members: "rows",
  fullName: "cell",
};

export const isRetyped = (layout: Layout): boolean => layout.startsWith("lines");

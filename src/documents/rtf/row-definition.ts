/** How a table row is cut (RTF 1.9.1, "Table Definitions"). */
import type { RowShape } from "../flow.ts";

export type RowDefinition = {
  /** True where the word belonged to a row's definition. */
  readonly word: (word: string, number: number | undefined) => boolean;
  readonly shape: () => RowShape;
};

const MOST_CELLS = 256;

export function rowDefinition(): RowDefinition {
  let left = 0;
  let cells: { readonly right: number; readonly below: boolean; readonly beside: boolean }[] = [];
  let next = { below: false, beside: false };
  return {
    word: (word, number) => {
      switch (word) {
        case "trowd":
          left = 0;
          cells = [];
          next = { below: false, beside: false };
          return true;
        case "trleft":
          left = number ?? 0;
          return true;
        case "clvmrg":
          next.below = true;
          return true;
        case "clmrg":
          next.beside = true;
          return true;
        case "cellx":
          if (cells.length < MOST_CELLS) cells.push({ right: number ?? 0, ...next });
          next = { below: false, beside: false };
          return true;
        default:
          return false;
      }
    },
    shape: () => ({ left, cells }),
  };
}

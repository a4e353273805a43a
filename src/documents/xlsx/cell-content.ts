/** What one cell shows, by its type (ISO/IEC 29500-1 §18.18.11). */
import type { CellStyle } from "./cell-styles.ts";
import { unescapeText } from "./shared-strings.ts";
import type { RichText } from "./shared-strings.ts";
import { isoDateText, numberText } from "./value-text.ts";

export type WrittenCell = { readonly type: string; readonly style: CellStyle; readonly value: string };

export type ValueTable = { readonly strings: readonly RichText[]; readonly from1904: boolean };

export function contentOf(cell: WrittenCell, inline: RichText, table: ValueTable): RichText {
  const { type, style, value } = cell;
  if (type === "inlineStr") return inline;
  if (value === "") return [];
  switch (type) {
    case "s":
      return table.strings[Number(value)] ?? [];
    case "str":
      return [{ text: unescapeText(value) }];
    case "b":
      return value === "1" || value === "true" ? [{ text: "☒", mark: "on" }] : [{ text: "☐", mark: "off" }];
    case "e":
      return [{ text: value }];
    case "d":
      return [{ text: isoDateText(value) }];
    default:
      return [{ text: numberText(value, style.format, table.from1904) }];
  }
}

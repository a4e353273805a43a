import type { Glyph, Rectangle } from "./page-marks.ts";
import type { PlacedTable } from "./placed-blocks.ts";

/** Tables without rules. */
export function alignedTables(_free: readonly Glyph[], _tables: readonly Rectangle[], _page: number): readonly PlacedTable[] {
  return [];
}

import type { Run } from "../../forms/paper.ts";
import type { ListCounter } from "./lists.ts";
import type { OdfLook, Styles } from "./styles.ts";

export type OdfTally = Record<"pictures" | "shapes" | "hidden" | "placeholders" | "unreadParts", number>;

export type Context = {
  readonly kind: "odt" | "ods";
  readonly styles: Styles;
  readonly lists: ListCounter;
  /** Form controls by id, as the runs that they show. */
  readonly controls: ReadonlyMap<string, readonly Run[]>;
  readonly tally: OdfTally;
  /** The look of what stands round: of the cell, the paragraph, the span. */
  readonly look: OdfLook;
};

/** What goes into a form: answers, and the places that must still be filled. */
import type { Answer, FieldId } from "../../forms/reading.ts";
import type { Gap } from "./page.ts";

export type Filling = {
  readonly answers: Readonly<Record<FieldId, Answer>>;
  /** Field → what to write there, in the form's language. An empty note highlights without words. */
  readonly marks: ReadonlyMap<FieldId, string>;
  /** A form that goes back to its author: rows without an official cell get one. */
  readonly returned: boolean;
};

export const BLANK: Filling = { answers: {}, marks: new Map(), returned: false };

/** To spread into a block: nothing where the field is not marked. */
export function gapOf(filling: Filling, field: FieldId): { readonly gap?: Gap } {
  const note = filling.marks.get(field);
  if (note === undefined) return {};
  return { gap: note === "" ? {} : { note } };
}

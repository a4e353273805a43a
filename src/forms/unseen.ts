/**
 * What a scan does not show is not proven absent: a row may be lost, an underline too faint, a signature is ink. Only an
 * answer cell that was found, and is white, is empty; any other gap is `unreadable`, and a person looks. Nobody is sent
 * back, or refused, for what a scanner swallowed.
 */
import { written } from "./answers/written.ts";
import { formDefinition } from "./definitions.ts";
import type { Field } from "./definition.ts";
import type { Evidence, Part } from "./evidence.ts";
import type { Answer, FieldId, FormId } from "./reading.ts";

/** Share of dark pixels up to which a cell is white: specks of dust, the rest of a ruling line (facts: documents §6). */
const WHITE = 0.0008;

const UNSEEN: Answer = { given: "", problem: "unreadable", flaw: "low-confidence", confidence: 0 };

/** An `unreadable` answer for each required field that has none and was not seen to be empty. */
export function unseenAnswers(
  form: FormId,
  evidence: Evidence,
  answers: Readonly<Record<FieldId, Answer>>,
): Readonly<Record<FieldId, Answer>> {
  const unseen = formDefinition(form).fields.filter(
    (field) => field.required && answers[field.id] === undefined && !isSeenEmpty(field, evidence),
  );
  return Object.fromEntries(unseen.map((field) => [field.id, UNSEEN]));
}

/** A gap of a scan, to be filled from another page or copy of the same form. */
export function isUnseen(answer: Answer | undefined): boolean {
  return answer?.problem === "unreadable" && answer.confidence === 0 && answer.given === "";
}

function isSeenEmpty(field: Field, evidence: Evidence): boolean {
  const parts = evidence.parts.get(field.id) ?? [];
  switch (field.kind) {
    case "consent":
    case "signature":
    case "activities":
    case "options":
    case "categories":
      return false;
    default:
      return parts.length > 0 && parts.every(isWhite);
  }
}

function isWhite({ spot }: Part): boolean {
  return written(spot.text) === "" && (spot.ink ?? 0) <= WHITE;
}

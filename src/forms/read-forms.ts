/** Papers of one message to the forms of Appendix 2 that were filled in. */
import type { PlainDate } from "../calendar/plain-date.ts";
import { unreadable } from "./answers/reading-of.ts";
import { joinCopies } from "./copies.ts";
import { formDefinition } from "./definitions.ts";
import type { Paper } from "./paper.ts";
import { CATEGORIES } from "./reading.ts";
import type { Answer, FieldId, FormId, ReadForm } from "./reading.ts";
import { isBlank, readSegment } from "./read-segment.ts";
import { segmentsOf } from "./segments.ts";
import type { Segment } from "./segments.ts";
import { stripsOf } from "./strips.ts";
import { withTwinsApart } from "./twins.ts";

export type ReadForms = {
  readonly forms: readonly ReadForm[];
  /** Sources of papers that hold none of the eight forms, not even a blank one. */
  readonly strangers: readonly string[];
};

/**
 * Every filled form of the papers, each in its language. Forms whose answers are all blank are left out (contract: a whole
 * Appendix 2 with one part filled). `today` only tells what lies in the future.
 */
export function readForms(papers: readonly Paper[], today: PlainDate): ReadForms {
  const found = papers.map((paper) => ({ paper, segments: segmentsOf(withTwinsApart(stripsOf(paper))) }));
  const sure = found.flatMap(({ paper, segments }) =>
    segments.filter(isSure).flatMap((segment) => readOne(paper, segment, today)),
  );
  const wanted = new Set(sure.flatMap((form) => chosenCategories(form)));
  const guessed = found.flatMap(({ paper, segments }) =>
    segments
      .filter((segment) => !isSure(segment))
      .flatMap((segment) => readOne(paper, settled(segment, wanted), today)),
  );
  return {
    forms: joinCopies([...sure, ...guessed]),
    strangers: found.filter(({ segments }) => segments.length === 0).map(({ paper }) => paper.source),
  };
}

function isSure(segment: Segment): boolean {
  return segment.rivals.length === 0;
}

/** A questionnaire without a title whose rows fit several forms is the one that the application asks for. */
function settled(segment: Segment, wanted: ReadonlySet<string>): Segment {
  const fitting = [segment.form, ...segment.rivals].filter((form) => wanted.has(form));
  const [form = segment.form] = fitting.length === 1 ? fitting : [];
  return { ...segment, form };
}

function readOne(paper: Paper, segment: Segment, today: PlainDate): readonly ReadForm[] {
  const read = readSegment(segment, paper.kind, today);
  const signed = segment.form === "application" ? withFileSignature(read, paper) : read;
  const answers = withDrawnChoices(signed, segment.form, paper);
  return isBlank(read) ? [] : [{ form: segment.form, language: segment.language, source: paper.source, answers }];
}

/** A digital signature of the file stands for the one on the line. */
function withFileSignature(
  answers: Readonly<Record<FieldId, Answer>>,
  paper: Paper,
): Readonly<Record<FieldId, Answer>> {
  if (answers["signature"] !== undefined || (paper.flags.signatures ?? 0) === 0) return answers;
  return { ...answers, signature: { value: true, given: "", confidence: 1 } };
}

/** Somebody drew on the paper, and a list has no other sign: what the ellipse goes round can only be seen. */
function withDrawnChoices(
  answers: Readonly<Record<FieldId, Answer>>,
  form: FormId,
  paper: Paper,
): Readonly<Record<FieldId, Answer>> {
  if ((paper.flags.shapes ?? 0) === 0) return answers;
  const lists = formDefinition(form).fields.filter((field) => field.options !== undefined && field.required);
  const drawn = lists.filter((field) => answers[field.id] === undefined);
  return {
    ...answers,
    ...Object.fromEntries(drawn.map(({ id }) => [id, { given: "", confidence: 1, ...unreadable("ambiguous-choice") }])),
  };
}

function chosenCategories(form: ReadForm): readonly FormId[] {
  const value = form.form === "application" ? form.answers["categories"]?.value : undefined;
  return Array.isArray(value) ? CATEGORIES.filter((category) => value.includes(category)) : [];
}

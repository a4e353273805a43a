/** A questionnaire, programme or action form of Appendix 2: a table of labels and answers. */
import type { Field, FormDefinition, PrintedRow } from "../../forms/definition.ts";
import { field as fieldOf } from "../../forms/definitions.ts";
import type { Answer, FieldId, Language } from "../../forms/reading.ts";
import { answerWords, chosenNames, chosenNumbers } from "./answer-words.ts";
import { gapOf } from "./filling.ts";
import type { Filling } from "./filling.ts";
import type { Gap, Page, PageBlock, Span } from "./page.ts";

const CHOSEN = "+";

/** The rows in their printed order, answers filled in, gaps marked. */
export function questionnairePage(definition: FormDefinition, language: Language, filling: Filling): Page {
  const blocks = definition.rows.flatMap((row) => rowBlocks(definition, row, language, filling));
  return { form: definition.form, language, title: definition.title[language], blocks };
}

function rowBlocks(
  definition: FormDefinition,
  row: PrintedRow,
  language: Language,
  filling: Filling,
): readonly PageBlock[] {
  switch (row.row) {
    case "header":
      return [{ block: "header", text: row.text[language] }];
    case "field":
      return [fieldBlock(fieldOf(definition.form, row.field), language, filling)];
    case "option":
      return optionBlocks(fieldOf(definition.form, row.field), row.option, definition, language, filling);
  }
}

function fieldBlock(field: Field, language: Language, filling: Filling): PageBlock {
  if (field.options !== undefined) return optionsRow(field, language, filling);
  if (!field.cell && !filling.returned) return { block: "label", text: field.label[language] };
  const words = answerWords(filling.answers[field.id], field.kind, language);
  return {
    block: "row",
    label: [[{ text: field.label[language] }]],
    answer: words === "" ? [] : [words],
    ...gapOf(filling, field.id),
  };
}

/** Roles and times: all options in the label's cell, the chosen ones underlined, their numbers in the answer's cell. */
function optionsRow(field: Field, language: Language, filling: Filling): PageBlock {
  const chosen = chosenNumbers(filling.answers[field.id]);
  const label = (field.options ?? []).map((option): readonly Span[] => {
    const words = option.label[language];
    const number = { text: `${option.id}) ` };
    return [number, chosen.some((each) => each === option.id) ? { text: words, underline: true } : { text: words }];
  });
  return { block: "row", label, answer: chosen.length === 0 ? [] : [chosen.join(", ")], ...gapOf(filling, field.id) };
}

function optionBlocks(
  field: Field,
  number: number,
  definition: FormDefinition,
  language: Language,
  filling: Filling,
): readonly PageBlock[] {
  if (field.kind !== "members") return [activityRow(field, number, definition, language, filling)];
  const printed = definition.rows.filter((row) => row.row === "option" && row.field === field.id).length;
  return memberRows(field, number, number === printed ? Infinity : number, filling);
}

/** Kind 13 asks for words ("нақты түрін/түрлерін көрсетіңіз"): they stand in its cell instead of the mark. */
function activityRow(
  field: Field,
  number: number,
  definition: FormDefinition,
  language: Language,
  filling: Filling,
): PageBlock {
  const option = field.options?.find((each) => each.id === number);
  const words = definition.fields.find(
    (each) => each.requiredWhen?.field === field.id && each.requiredWhen.option === number,
  );
  const other = words && answerWords(filling.answers[words.id], words.kind, language);
  const chosen = chosenNumbers(filling.answers[field.id]).includes(number);
  return {
    block: "row",
    label: [[{ text: `${number}) ${option?.label[language] ?? ""}` }]],
    answer: other ? [other] : chosen ? [CHOSEN] : [],
    ...activityGap(filling, field.id, number, words?.id),
  };
}

/** A gap in the choice highlights all its rows and says so once, in the first. */
function activityGap(
  filling: Filling,
  field: FieldId,
  number: number,
  words: FieldId | undefined,
): { readonly gap?: Gap } {
  const asked = words === undefined ? {} : gapOf(filling, words);
  const whole = gapOf(filling, field);
  if (asked.gap || !whole.gap) return asked;
  return number === 1 ? whole : { gap: {} };
}

/** The form prints three lines; a longer list gets as many as it needs. */
function memberRows(field: Field, from: number, to: number, filling: Filling): readonly PageBlock[] {
  const names = membersOf(filling.answers[field.id]);
  const last = Math.max(from, Math.min(to, names.length));
  return Array.from({ length: last - from + 1 }, (_, index): PageBlock => {
    const number = from + index;
    const name = names[number - 1];
    return {
      block: "row",
      label: [[{ text: `${number}.` }]],
      answer: name ? [name] : [],
      ...memberGap(filling, field.id, number),
    };
  });
}

function membersOf(answer: Answer | undefined): readonly string[] {
  const names = chosenNames(answer);
  return names.length === 0 && answer?.given ? [answer.given] : names;
}

function memberGap(filling: Filling, field: FieldId, number: number): { readonly gap?: Gap } {
  const { gap } = gapOf(filling, field);
  if (!gap) return {};
  return { gap: number === 1 ? gap : {} };
}

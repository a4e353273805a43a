/** A form as rows of a sheet: the application too has a label and an answer cell for each of its places. */
import type { Field, FormDefinition, Option, PrintedRow } from "../../forms/definition.ts";
import type { Language } from "../../forms/reading.ts";
import { answerWords, chosenNames } from "./answer-words.ts";
import { gapOf } from "./filling.ts";
import type { Filling } from "./filling.ts";
import type { Page, PageBlock, Span } from "./page.ts";
import { questionnairePage } from "./questionnaire-page.ts";

export function sheetPage(definition: FormDefinition, language: Language, filling: Filling): Page {
  if (definition.form !== "application") return questionnairePage(definition, language, { ...filling, returned: true });
  return {
    form: definition.form,
    language,
    title: definition.title[language],
    blocks: definition.rows.flatMap((row) => rowBlocks(definition, row, language, filling)),
  };
}

function rowBlocks(
  definition: FormDefinition,
  row: PrintedRow,
  language: Language,
  filling: Filling,
): readonly PageBlock[] {
  if (row.row === "header") return [{ block: "line", align: "left", spans: [{ text: row.text[language] }] }];
  const field = definition.fields.find((each) => each.id === row.field);
  return field === undefined ? [] : [fieldBlock(field, language, filling)];
}

function fieldBlock(field: Field, language: Language, filling: Filling): PageBlock {
  const gap = gapOf(filling, field.id);
  if (field.kind === "consent" && !gap.gap)
    return { block: "line", align: "left", spans: [{ text: `${field.label[language]}.` }] };
  const words = field.options
    ? chosenWords(field.options, language, filling, field)
    : answerWords(filling.answers[field.id], field.kind, language);
  return { block: "row", label: [labelSpans(field, language)], answer: words === "" ? [] : [words], ...gap };
}

/** The choice cannot be underlined in a cell of a phone's spreadsheet: the chosen words are written beside the list. */
function chosenWords(options: readonly Option[], language: Language, filling: Filling, field: Field): string {
  const chosen = chosenNames(filling.answers[field.id]);
  return options
    .filter((option) => chosen.includes(String(option.id)))
    .map((option) => option.label[language])
    .join(", ");
}

function labelSpans(field: Field, language: Language): readonly Span[] {
  if (!field.options) return [{ text: field.label[language] }];
  return [{ text: `${field.label[language]} (${field.options.map((option) => option.label[language]).join(", ")})` }];
}

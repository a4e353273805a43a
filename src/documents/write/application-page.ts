/** The application of Appendix 2: lines of words with places to fill, no table. */
import type { Field, FormDefinition, PrintedRow } from "../../forms/definition.ts";
import type { Answer, Category, Language } from "../../forms/reading.ts";
import { answerWords, chosenNames } from "./answer-words.ts";
import { AND, BLANK_DATE, BLANK_LINE } from "./appendix-words.ts";
import { gapOf } from "./filling.ts";
import type { Filling } from "./filling.ts";
import type { Align, Gap, Page, PageBlock, Span } from "./page.ts";

/** The lines in their printed order. The name of the authority stands above the title, as in the official form. */
export function applicationPage(definition: FormDefinition, language: Language, filling: Filling): Page {
  const blocks = definition.rows.flatMap((row) => rowLines(definition, row, language, filling));
  return { form: definition.form, language, title: definition.title[language], blocks };
}

function rowLines(
  definition: FormDefinition,
  row: PrintedRow,
  language: Language,
  filling: Filling,
): readonly PageBlock[] {
  if (row.row === "header")
    return [line("left", { text: `${row.text[language]}${row.text[language].endsWith(")") ? "" : "."}` })];
  const field = definition.fields.find((each) => each.id === row.field);
  return field === undefined ? [] : fieldLines(field, language, filling);
}

function fieldLines(field: Field, language: Language, filling: Filling): readonly PageBlock[] {
  switch (field.kind) {
    case "categories":
      return [
        { ...line("left", ...choiceSpans(field, language, filling.answers[field.id])), ...gapOf(filling, field.id) },
      ];
    case "consent":
      return [consentLine(field, language, filling)];
    default:
      return isCaption(field, language) ? captioned(field, language, filling) : [labelled(field, language, filling)];
  }
}

/** A sentence that its author took out is asked for again, never put back for him. */
function consentLine(field: Field, language: Language, filling: Filling): PageBlock {
  if (!filling.marks.has(field.id)) return line("left", { text: `${field.label[language]}.` });
  const { spans, gap } = place(field, language, filling);
  return { ...line("left", ...spans), ...gap };
}

/** Labels in brackets stand under the line that is written on. */
function isCaption(field: Field, language: Language): boolean {
  return field.label[language].startsWith("(");
}

function captioned(field: Field, language: Language, filling: Filling): readonly PageBlock[] {
  const align = field.required ? "left" : "right";
  const { spans, gap } = place(field, language, filling);
  return [{ ...line(align, ...spans), ...gap }, line(align, { text: field.label[language], small: true })];
}

function labelled(field: Field, language: Language, filling: Filling): PageBlock {
  const { spans, gap } = place(field, language, filling);
  return { ...line("left", { text: `${field.label[language]}: ` }, ...spans), ...gap };
}

type Place = { readonly spans: readonly Span[]; readonly gap: { readonly gap?: Gap } };

/** Where the answer stands: the answer; or the note, on the very line that is to be written on; or a blank. */
function place(field: Field, language: Language, filling: Filling): Place {
  const words = answerWords(filling.answers[field.id], field.kind, language);
  const { gap } = gapOf(filling, field.id);
  if (words !== "") return { spans: [{ text: words, underline: true }], gap: gap ? { gap } : {} };
  if (gap?.note !== undefined) return { spans: [{ text: gap.note, note: true }], gap: { gap: {} } };
  return { spans: [{ text: field.kind === "date" ? BLANK_DATE[language] : BLANK_LINE }], gap: gap ? { gap } : {} };
}

/** "… қосуды сұраймын (волонтер, волонтерлер тобы, …)." with the chosen ones underlined. */
function choiceSpans(field: Field, language: Language, answer: Answer | undefined): readonly Span[] {
  const options = field.options ?? [];
  const chosen = chosenNames(answer);
  const spans = options.flatMap((option, index): readonly Span[] => {
    const words = { text: option.label[language] };
    const glue = index === options.length - 1 ? "" : index === options.length - 2 ? AND[language] : ", ";
    return [isChosen(option.id, chosen) ? { ...words, underline: true } : words, { text: glue }];
  });
  return [{ text: `${field.label[language]} (` }, ...spans, { text: ")." }];
}

function isChosen(option: number | Category, chosen: readonly string[]): boolean {
  return typeof option === "string" && chosen.includes(option);
}

function line(align: Align, ...spans: readonly Span[]): PageBlock & { block: "line" } {
  return { block: "line", align, spans };
}

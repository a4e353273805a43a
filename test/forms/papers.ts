/** Papers made by hand, to read in tests. */
import { FORMS } from "../../src/forms/definitions.ts";
import type { Block, Cell, Paper, Run, Table } from "../../src/forms/paper.ts";
import type { FormId, Language } from "../../src/forms/reading.ts";

export type Words = string | readonly Run[];

export function paper(...blocks: readonly Block[]): Paper {
  return { kind: "docx", source: "form.docx", blocks, flags: {} };
}

export function line(words: Words): Block {
  return { kind: "paragraph", runs: typeof words === "string" ? [{ text: words }] : words };
}

export function table(...rows: readonly (readonly Words[])[]): Table {
  return { kind: "table", rows: rows.map((row) => ({ cells: row.map((words, column) => cell(words, column)) })) };
}

/** The form as the order prints it, its title above, with answers by label or option number ("6"). */
export function printed(
  form: FormId,
  language: Language,
  answers: Readonly<Record<string, Words>> = {},
): readonly Block[] {
  const definition = FORMS[form];
  const rows = definition.rows.map((row): readonly Words[] => {
    if (row.row === "header") return [row.text[language]];
    const field = definition.fields.find((each) => each.id === row.field);
    if (row.row === "option") {
      const label = field?.options?.find((each) => each.id === row.option)?.label[language] ?? "";
      return [
        field?.kind === "members" ? `${row.option}.` : `${row.option}) ${label}`,
        answers[`${row.field}${row.option}`] ?? "",
      ];
    }
    const list =
      field?.kind === "options"
        ? field.options?.map((each) => `${each.id}) ${each.label[language]}`).join("\n")
        : undefined;
    return [list ?? field?.label[language] ?? "", answers[row.field] ?? ""];
  });
  return [line(definition.title[language]), table(...rows)];
}

function cell(words: Words, column: number): Cell {
  const lines = typeof words === "string" ? words.split("\n").map((text) => line(text)) : [line(words)];
  return { column, columnSpan: 1, rowSpan: 1, blocks: lines };
}

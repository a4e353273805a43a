/** A questionnaire of Appendix 2 as a stranger hands it in. */
import type { Answers } from "./answers.ts";
import { printedChoice, valueCell } from "./choices.ts";
import { labelled } from "./labels.ts";
import { isRetyped } from "./manner.ts";
import type { Manner } from "./manner.ts";
import { ACTIVITIES, OFFICIAL, OPTIONS } from "./official.ts";
import type { FormName, OfficialRow, Tongue } from "./official.ts";
import {
  cell,
  commented,
  deleted,
  inserted,
  legacyText,
  line,
  para,
  run,
  table,
  tableRow,
  textBox,
  wrapped,
} from "./word.ts";

export type Sheet = { readonly form: FormName; readonly tongue: Tongue; readonly answers: Answers };

/** One printed line of the form with what was written into it: the unit that every layout lays out. */
type Item = {
  readonly label: string;
  readonly answer?: string;
  readonly header?: boolean;
  readonly bare?: boolean;
  readonly blocks?: string;
  readonly cellBlocks?: string;
};

export function questionnaire(sheet: Sheet, manner: Manner): string {
  const title = para(
    run(labelled(OFFICIAL[sheet.form][sheet.tongue], sheet.tongue, manner.label === "short" ? "plain" : manner.label), {
      b: true,
    }),
  );
  const items = OFFICIAL[sheet.form].rows.flatMap((row) => itemsOf(row, sheet, manner));
  return (
    title + (isRetyped(manner.layout) ? retyped(items, manner, sheet.tongue) : tabled(items, manner, sheet.tongue))
  );
}

function itemsOf(row: OfficialRow, sheet: Sheet, manner: Manner): readonly Item[] {
  const label = labelled(row[sheet.tongue], sheet.tongue, manner.label);
  const answer = sheet.answers[row.field]?.typed ?? "";
  switch (row.kind) {
    case "header":
      return headed(row, label, sheet, manner);
    case "answer":
      return row.field === "fullName" && manner.fullName === "three-rows"
        ? threeNames(answer, sheet.tongue)
        : [{ label, answer }];
    case "bare":
      return [{ label, answer, bare: true }];
    case "activities":
      return manner.activities.by === "numbers-only" ? [] : activityItems(sheet, manner);
    case "options":
      return optionItems(row.field, sheet, manner);
    case "members":
      return memberItems(sheet, manner);
  }
}

/** Some people write all the numbers beside the heading of the list. */
function headed(row: OfficialRow, label: string, sheet: Sheet, manner: Manner): readonly Item[] {
  const by = manner.activities.by;
  const isList = /таңдаңыз|Выберите/u.test(row[sheet.tongue]);
  if (!isList || (by !== "numbers" && by !== "numbers-only")) return [{ label, header: true }];
  const words = sheet.answers["otherActivities"]?.typed;
  const numbers = sheet.answers["activities"]?.typed ?? "";
  return [{ label, answer: words === undefined ? numbers : `${numbers} – ${words}` }];
}

function threeNames(full: string, tongue: Tongue): readonly Item[] {
  const [surname = "", given = "", father = ""] = full.split(" ");
  const labels =
    tongue === "kk" ? ["Тегі", "Аты", "Әкесінің аты (бар болған кезде)"] : ["Фамилия", "Имя", "Отчество (при наличии)"];
  return [surname, given, father].map((answer, index) => ({ label: labels[index] ?? "", answer }));
}

function activityItems(sheet: Sheet, manner: Manner): readonly Item[] {
  const chosen = sheet.answers["activities"]?.chosen ?? [];
  const words = sheet.answers["otherActivities"]?.typed ?? "";
  const inCell = !isRetyped(manner.layout);
  return ACTIVITIES[sheet.tongue].flatMap((name, index): readonly Item[] => {
    const number = index + 1;
    const isChosen = chosen.includes(number);
    const text = `${number}) ${labelled(name, sheet.tongue, manner.label)}`;
    if (manner.activities.by === "delete" && !isChosen) return [];
    const extra = number === 13 && isChosen && !inCell && words !== "" ? `: ${words}` : "";
    const blocks = printedChoice(text, isChosen, manner.activities).replace(
      /<\/w:p>$/u,
      `${extra === "" ? "" : run(extra)}</w:p>`,
    );
    const value = inCell ? valueCell(name, isChosen, manner.activities, number === 13 && isChosen ? words : "") : "";
    return [{ label: text, blocks, cellBlocks: value }];
  });
}

function optionItems(field: string, sheet: Sheet, manner: Manner): readonly Item[] {
  const chosen = sheet.answers[field]?.chosen ?? [];
  const names = OPTIONS[field]?.[sheet.tongue] ?? [];
  const lines = names.map((name, index) => ({
    name,
    text: `${index + 1}) ${name}`,
    isChosen: chosen.includes(index + 1),
  }));
  if (manner.options.by === "mark")
    return lines.map(({ name, text, isChosen }) => ({
      label: text,
      blocks: line(text),
      cellBlocks: valueCell(name, isChosen, manner.options, ""),
    }));
  const kept = manner.options.by === "delete" ? lines.filter((each) => each.isChosen) : lines;
  const blocks = kept.map(({ text, isChosen }) => printedChoice(text, isChosen, manner.options)).join("");
  return [
    {
      label: kept.map(({ text }) => text).join(" "),
      blocks,
      cellBlocks: writtenChoice(
        lines.filter((each) => each.isChosen),
        manner,
      ),
    },
  ];
}

function writtenChoice(chosen: readonly { readonly name: string; readonly text: string }[], manner: Manner): string {
  if (chosen.length === 0) return "";
  switch (manner.options.by) {
    case "numbers":
      return line(chosen.map(({ text }) => text.split(")")[0]).join(", "));
    case "numbers-brackets":
      return line(chosen.map(({ text }) => `${text.split(")")[0]})`).join(" "));
    case "words":
      return line(chosen.map(({ name }) => name).join(", "));
    case "copy":
      return chosen.map(({ text }) => line(text)).join("");
    default:
      return "";
  }
}

function memberItems(sheet: Sheet, manner: Manner): readonly Item[] {
  const names = sheet.answers["members"]?.lines ?? [];
  const rows = Math.max(3, names.length);
  const each = Array.from({ length: rows }, (_, index) => names[index] ?? "");
  if (isRetyped(manner.layout))
    return each.map((name, index) => ({ label: "", blocks: line(`${index + 1}. ${name}`) }));
  switch (manner.members) {
    case "rows":
      return each.map((name, index) => ({ label: `${index + 1}.`, answer: name }));
    case "label-cell":
      return each.map((name, index) => ({ label: `${index + 1}. ${name}`, answer: "" }));
    case "cell-lines":
      return [{ label: "1.", cellBlocks: names.map((name, index) => line(`${index + 1}. ${name}`)).join("") }];
    case "cell-commas":
      return [{ label: "1.", answer: names.join(", ") }];
    case "automatic":
      return each.map((name) => ({ label: "", blocks: para("", { numbered: 1 }), answer: name }));
    case "own-table":
      return [
        {
          label: "",
          header: true,
          blocks:
            table(
              names.map((name, index) => tableRow([cell(line(`${index + 1}`)), cell(line(name))])),
              2,
            ) + line(""),
        },
      ];
    case "retyped":
      return names.map((name, index) => ({ label: `${index + 1}. ${name}`, header: true }));
  }
}

function tabled(items: readonly Item[], manner: Manner, tongue: Tongue): string {
  const rows = items.map((item, index) => rowOf(item, index, manner));
  const columns = columnsOf(manner);
  const head = tableRow(
    tongue === "kk"
      ? ["Сұрақ", "Жауап"].map((text) => cell(line(text)))
      : ["Вопрос", "Ответ"].map((text) => cell(line(text))),
  );
  switch (manner.around) {
    case "plain":
      return table(rows, columns);
    case "headed":
      return table([head, ...rows], columns);
    case "split":
      return table(rows.slice(0, 4), columns) + line("") + table(rows.slice(4), columns);
    case "nested":
      return table([tableRow([cell(table(rows, columns) + line(""), { width: 9400 })])], 1);
    case "text-box":
      return para(textBox(table(rows, columns) + line("")));
  }
}

function columnsOf(manner: Manner): number {
  if (manner.layout === "merged") return 4;
  if (manner.layout === "own-colon" || manner.layout === "own-next" || manner.layout === "own-bare") return 1;
  return manner.layout === "three" || manner.layout === "numbered" || manner.layout === "note" ? 3 : 2;
}

function rowOf(item: Item, index: number, manner: Manner): string {
  const columns = columnsOf(manner);
  const look = manner.label === "bold" ? { b: true } : {};
  const label = item.blocks ?? line(item.label, look);
  const typed = item.answer ?? "";
  if (item.header) return tableRow([cell(label, { span: columns, width: 9400 })]);
  if (columns === 1 && item.cellBlocks === undefined) return tableRow([cell(ownCell(item, typed, manner, look))]);
  if (columns === 1) return tableRow([cell(label + (item.cellBlocks ?? ""))]);
  if (item.bare)
    return tableRow([cell(typed === "" ? label : line(`${item.label}: ${typed}`), { span: columns, width: 9400 })]);
  const answer = item.cellBlocks ?? (typed === "" ? "" : answered(typed, manner));
  switch (manner.layout) {
    case "three":
      return tableRow([cell(label), cell(""), cell(answer)]);
    case "numbered":
      return tableRow([cell(line(`${index + 1}`)), cell(label), cell(answer)]);
    case "note":
      return tableRow([cell(label), cell(answer), cell("")]);
    case "merged":
      return tableRow([cell(label, { span: 3 }), cell(answer)]);
    case "sdt-cell":
      return tableRow([cell(label), wrapped(cell(answer))]);
    case "sdt-row":
      return wrapped(tableRow([cell(label), cell(answer)]));
    default:
      return tableRow([cell(label), cell(answer)]);
  }
}

function ownCell(item: Item, typed: string, manner: Manner, look: { readonly b?: boolean }): string {
  if (item.blocks !== undefined) return item.blocks + (typed === "" ? "" : line(typed));
  if (typed === "") return line(item.label, look);
  if (/^\d+\.$/u.test(item.label)) return line(`${item.label} ${typed}`);
  switch (manner.layout) {
    case "own-next":
      return line(item.label, look) + line(typed);
    case "own-bare":
      return para(run(item.label, look) + run(` ${typed}`));
    default:
      return para(run(`${item.label}:`, look) + run(` ${typed}`));
  }
}

function answered(typed: string, manner: Manner): string {
  switch (manner.layout) {
    case "sdt-text":
      return para(wrapped(run(typed)));
    case "form-text":
      return para(legacyText(typed));
    case "tracked":
      return para(deleted("қате / ошибка") + inserted(run(typed)));
    case "commented":
      return para(commented(run(typed)));
    case "nested-answer":
      return table([tableRow([cell(line(typed))])], 1) + line("");
    case "split-paragraphs":
      return line("") + line(typed) + line("");
    default:
      return line(typed);
  }
}

function retyped(items: readonly Item[], manner: Manner, tongue: Tongue): string {
  let number = 0;
  const text = items
    .map((item) => {
      if (item.blocks !== undefined) return item.blocks + writtenBelow(item, tongue);
      if (item.header) return line(item.label, { b: true });
      number += 1;
      return retypedItem(item, number, manner);
    })
    .join("");
  return manner.around === "text-box" ? para(textBox(text)) : text;
}

const writtenBelow = (item: Item, tongue: Tongue): string =>
  item.cellBlocks === undefined || item.cellBlocks === ""
    ? ""
    : item.cellBlocks.replace(/(<w:t [^>]*>)/u, `$1${tongue === "kk" ? "Жауап: " : "Ответ: "}`);

function retypedItem(item: Item, number: number, manner: Manner): string {
  const typed = item.answer ?? "";
  const look = manner.label === "bold" ? { b: true } : {};
  switch (manner.layout) {
    case "lines-next":
      return line(item.label, look) + line(typed);
    case "lines-tab":
      return line(`${item.label}\t${typed}`);
    case "lines-numbered":
      return line(`${number}. ${item.label}: ${typed}`);
    case "lines-underscore":
      return line(`${item.label} ____${typed === "" ? "____" : typed}____`);
    case "lines-dash":
      return line(`${item.label} – ${typed}`);
    default:
      return para(run(`${item.label}: `, look) + run(typed));
  }
}

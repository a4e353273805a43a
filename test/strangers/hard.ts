/** Complete submissions whose writers took great liberties with the paper. */
import type { Answer } from "./answers.ts";
import { application, ALONE } from "./application.ts";
import type { ApplicationManner, ApplicationSheet, CategoryName } from "./application.ts";
import { valueCell } from "./choices.ts";
import { ACTIVITIES, OFFICIAL, OPTIONS } from "./official.ts";
import type { FormName } from "./official.ts";
import { questionnaire } from "./questionnaire.ts";
import type { Sheet } from "./questionnaire.ts";
import { altered, alteredApplication } from "./submission.ts";
import type { Draft, Plan } from "./submission.ts";
import {
  box,
  broken,
  cell,
  deleted,
  dropDown,
  fieldLinked,
  goneRow,
  line,
  linked,
  para,
  run,
  table,
  tableRow,
  vectorPicture,
} from "./word.ts";

type Row = { readonly label: string; readonly typed: string; readonly kind: string; readonly field: string };

function rowsOf({ form, tongue, answers }: Sheet): readonly Row[] {
  return OFFICIAL[form].rows.map((row) => ({
    label: row[tongue],
    typed: answers[row.field]?.typed ?? "",
    kind: row.kind,
    field: row.field,
  }));
}

const titleOf = (sheet: Sheet): string => OFFICIAL[sheet.form][sheet.tongue];
const chosenOf = (sheet: Sheet, field: string): readonly number[] => sheet.answers[field]?.chosen ?? [];
const kinds = (sheet: Sheet): readonly string[] => ACTIVITIES[sheet.tongue];
const optionsOf = (sheet: Sheet, field: string): readonly string[] => OPTIONS[field]?.[sheet.tongue] ?? [];

type Rows = {
  readonly answer?: (row: Row, sheet: Sheet) => string;
  readonly activities?: (sheet: Sheet) => readonly string[];
  readonly options?: (field: string, sheet: Sheet) => string;
};

/** The official table with some of its rows written by a stranger's hand. */
function tableOf(sheet: Sheet, rows: Rows): string {
  return table(
    rowsOf(sheet).flatMap((row): readonly string[] => {
      switch (row.kind) {
        case "header":
          return [tableRow([cell(line(row.label), { span: 2 })])];
        case "activities":
          return (
            rows.activities?.(sheet) ??
            kinds(sheet).map((name, index) =>
              tableRow([
                cell(line(`${index + 1}) ${name}`)),
                cell(chosenOf(sheet, "activities").includes(index + 1) ? line("+") : ""),
              ]),
            )
          );
        case "options":
          return [
            rows.options?.(row.field, sheet) ??
              tableRow([
                cell(
                  optionsOf(sheet, row.field)
                    .map((name, index) => line(`${index + 1}) ${name}`))
                    .join(""),
                ),
                cell(line(row.typed)),
              ]),
          ];
        case "members":
          return (sheet.answers["members"]?.lines ?? []).map((name, index) =>
            tableRow([cell(line(`${index + 1}.`)), cell(line(name))]),
          );
        default:
          return [
            rows.answer?.(row, sheet) ??
              tableRow([cell(line(row.label)), cell(row.typed === "" ? "" : line(row.typed))]),
          ];
      }
    }),
    2,
  );
}

const titled = (sheet: Sheet, rows: Rows): string => line(titleOf(sheet), { b: true }) + tableOf(sheet, rows);
const pair = (label: string, blocks: string): string => tableRow([cell(label), cell(blocks)]);

function inOneLine(sheet: Sheet): string {
  const rows = rowsOf(sheet);
  const personal = rows.slice(0, 4).map((row) => `${row.label.replace(/ \(.*/u, "")}: ${row.typed}`);
  const rest = rows.slice(4).flatMap((row): readonly string[] => {
    if (row.kind === "activities")
      return chosenOf(sheet, "activities").map((number) => `${number}) ${kinds(sheet)[number - 1]}`);
    return [row.kind === "header" ? row.label : `${row.label}: ${row.typed}`];
  });
  return line(titleOf(sheet), { b: true }) + line(personal.join(" ")) + rest.map((text) => line(text)).join("");
}

function inOneParagraph(sheet: Sheet): string {
  const lines = rowsOf(sheet).flatMap((row): readonly string[] => {
    if (row.kind === "activities")
      return kinds(sheet).map(
        (name, index) => `${chosenOf(sheet, "activities").includes(index + 1) ? "☑" : "☐"} ${index + 1}) ${name}`,
      );
    return [row.kind === "header" ? row.label : `${row.label}: ${row.typed}`];
  });
  return broken([titleOf(sheet), ...lines]);
}

const digits = (typed: string): string =>
  table([tableRow(Array.from(typed.replaceAll(/\D/gu, ""), (digit) => cell(line(digit), { width: 300 })))], 12) +
  line("");

function contactRows(row: Row, sheet: Sheet): string {
  if (row.field !== "contacts") return pair(line(row.label), row.typed === "" ? "" : line(row.typed));
  const [phone, email] = row.typed.split(", ");
  const labels = sheet.tongue === "kk" ? ["Телефон", "Электрондық пошта"] : ["Телефон", "Электронная почта"];
  return pair(line(labels[0] ?? ""), line(phone ?? "")) + pair(line(labels[1] ?? ""), line(email ?? ""));
}

function linkedContacts(link: (address: string) => string): Rows {
  return {
    answer: (row) => {
      const [phone = "", email] = row.typed.split(", ");
      return row.field === "contacts" && email !== undefined
        ? pair(line(row.label), para(run(`${phone}, `) + link(email)))
        : pair(line(row.label), row.typed === "" ? "" : line(row.typed));
    },
  };
}

function fourColumns(sheet: Sheet, other: Sheet): string {
  const theirs = rowsOf(other);
  const rows = rowsOf(sheet).flatMap((row, index): readonly string[] => {
    const twin = theirs[index];
    if (twin === undefined) return [];
    if (row.kind === "header")
      return [tableRow([cell(line(row.label), { span: 2 }), cell(line(twin.label), { span: 2 })])];
    if (row.kind === "activities")
      return kinds(sheet).map((name, at) => {
        const mark = chosenOf(sheet, "activities").includes(at + 1) ? line("+") : "";
        return tableRow([
          cell(line(`${at + 1}) ${name}`)),
          cell(mark),
          cell(line(`${at + 1}) ${kinds(other)[at]}`)),
          cell(mark),
        ]);
      });
    return [tableRow([cell(line(row.label)), cell(line(row.typed)), cell(line(twin.label)), cell(line(twin.typed))])];
  });
  return table(
    [tableRow([cell(line(titleOf(sheet)), { span: 2 }), cell(line(titleOf(other)), { span: 2 })]), ...rows],
    4,
  );
}

const FIVE: readonly CategoryName[] = ["volunteer", "group", "organisation", "coordinator", "organiser"];
const contacts = (draft: Draft, form: FormName): Draft => {
  const phone = draft.applications[0]?.phone ?? "";
  const email = draft.applications[0]?.email ?? "";
  const answer: Answer = {
    typed: `${phone}, ${email}`,
    means: { phones: [`+7${phone.replaceAll(/\D/gu, "").slice(1)}`], emails: [email] },
  };
  return altered(altered(draft, form, "kk", "contacts", answer), form, "ru", "contacts", answer);
};

function tables(): readonly Plan[] {
  const own = (name: string, category: CategoryName, rows: Rows, more: Partial<Plan> = {}): Plan => ({
    name: `hard/${name}`,
    categories: [category],
    formXml: (sheet) => titled(sheet, rows),
    ...more,
  });
  return [
    own("links", "volunteer", linkedContacts(linked), { change: (draft) => contacts(draft, "volunteer") }),
    own("field-links", "group", linkedContacts(fieldLinked), { change: (draft) => contacts(draft, "group") }),
    own("contact-rows", "coordinator", { answer: contactRows }, { change: (draft) => contacts(draft, "coordinator") }),
    own("digit-cells", "volunteer", {
      answer: (row) => pair(line(row.label), row.field === "iin" ? digits(row.typed) : line(row.typed)),
    }),
    own("digit-cells-entity", "organisation", {
      answer: (row) => pair(line(row.label), row.field === "bin" ? digits(row.typed) : line(row.typed)),
    }),
    own("label-break-answer", "organiser", {
      answer: (row) => tableRow([cell(broken([row.label, row.typed]), { span: 2 })]),
    }),
    own("answer-word", "coordinator", {
      answer: (row, { tongue }) => pair(line(row.label), line(`${tongue === "kk" ? "Жауап" : "Ответ"}: ${row.typed}`)),
    }),
    own("automatic-numbers", "volunteer", {
      activities: (sheet) =>
        kinds(sheet).map((name, index) =>
          pair(para(run(name), { numbered: 2 }), chosenOf(sheet, "activities").includes(index + 1) ? line("+") : ""),
        ),
      options: (field, sheet) =>
        pair(
          optionsOf(sheet, field)
            .map((name) => para(run(name), { numbered: field === "roles" ? 3 : 1 }))
            .join(""),
          line(sheet.answers[field]?.typed ?? ""),
        ),
    }),
    own("automatic-underline", "group", {
      activities: (sheet) =>
        kinds(sheet).map((name, index) =>
          pair(
            para(run(name, chosenOf(sheet, "activities").includes(index + 1) ? { u: true } : {}), { numbered: 2 }),
            "",
          ),
        ),
    }),
    own("activities-in-one-cell", "organisation", {
      activities: (sheet) => [
        pair(
          kinds(sheet)
            .map((name, index) => line(`${index + 1}) ${name}`))
            .join(""),
          line(sheet.answers["activities"]?.typed ?? ""),
        ),
      ],
    }),
    own("activities-in-one-cell-underlined", "organiser", {
      activities: (sheet) => [
        tableRow([
          cell(
            kinds(sheet)
              .map((name, index) =>
                line(`${index + 1}) ${name}`, chosenOf(sheet, "activities").includes(index + 1) ? { u: true } : {}),
              )
              .join(""),
            { span: 2 },
          ),
        ]),
      ],
    }),
    own("style-line", "coordinator", {
      activities: (sheet) =>
        kinds(sheet).map((name, index) =>
          pair(
            para(
              run(`${index + 1}) ${name}`),
              chosenOf(sheet, "activities").includes(index + 1) ? { style: "ChosenLine" } : {},
            ),
            "",
          ),
        ),
    }),
    own("deleted-rows", "volunteer", {
      activities: (sheet) =>
        kinds(sheet).map((name, index) =>
          chosenOf(sheet, "activities").includes(index + 1)
            ? pair(line(`${index + 1}) ${name}`), line("+"))
            : goneRow(pair(line(`${index + 1}) ${name}`), "")),
        ),
    }),
    own("kept-and-ticked", "group", {
      activities: (sheet) =>
        kinds(sheet).flatMap((name, index) =>
          chosenOf(sheet, "activities").includes(index + 1) ? [pair(line(`${index + 1}) ${name}`), line("✓"))] : [],
        ),
    }),
    own("role-drop-down", "volunteer", {
      options: (field, sheet) =>
        pair(
          optionsOf(sheet, field)
            .map((name, index) => line(`${index + 1}) ${name}`))
            .join(""),
          para(
            dropDown(
              chosenOf(sheet, field)
                .map((number) => optionsOf(sheet, field)[number - 1] ?? "")
                .join(", "),
              optionsOf(sheet, field),
            ),
          ),
        ),
    }),
    own("parallel-marks", "volunteer", {
      options: (field, sheet) =>
        pair(
          optionsOf(sheet, field)
            .map((name, index) => line(`${index + 1}) ${name}`))
            .join(""),
          optionsOf(sheet, field)
            .map((_, index) => line(`${index + 1}) ${chosenOf(sheet, field).includes(index + 1) ? "+" : "-"}`))
            .join(""),
        ),
    }),
    own("boxes-before-options", "volunteer", {
      options: (field, sheet) =>
        tableRow([
          cell(
            optionsOf(sheet, field)
              .map((name, index) => para(box(chosenOf(sheet, field).includes(index + 1)) + run(` ${name}`)))
              .join(""),
            { span: 2 },
          ),
        ]),
    }),
    own("boxes-before-kinds", "organisation", {
      activities: (sheet) =>
        kinds(sheet).map((name, index) =>
          tableRow([
            cell(para(box(chosenOf(sheet, "activities").includes(index + 1)) + run(` ${index + 1}) ${name}`)), {
              span: 2,
            }),
          ]),
        ),
    }),
    own("mark-column-first", "coordinator", {
      activities: (sheet) =>
        kinds(sheet).map((name, index) =>
          tableRow([
            cell(
              valueCell(name, chosenOf(sheet, "activities").includes(index + 1), { by: "mark", yes: "+", no: "" }, ""),
            ),
            cell(line(`${index + 1}) ${name}`)),
          ]),
        ),
    }),
  ];
}

function wholes(): readonly Plan[] {
  const twin = (sheet: Sheet, all: readonly Sheet[]): Sheet =>
    all.find((each) => each.form === sheet.form && each.tongue !== sheet.tongue) ?? sheet;
  const seen: Sheet[] = [];
  return [
    { name: "hard/one-line/volunteerless", categories: ["coordinator"], formXml: inOneLine },
    { name: "hard/one-line/organiser", categories: ["organiser"], formXml: inOneLine },
    { name: "hard/one-paragraph/coordinator", categories: ["coordinator"], formXml: inOneParagraph },
    { name: "hard/one-paragraph/organisation", categories: ["organisation"], formXml: inOneParagraph },
    {
      name: "hard/title-in-table",
      categories: ["volunteer"],
      formXml: (sheet) =>
        tableOf(sheet, {}).replace("<w:tr>", `${tableRow([cell(line(titleOf(sheet)), { span: 2 })])}<w:tr>`),
    },
    {
      name: "hard/no-title/volunteer",
      categories: ["volunteer"],
      packing: "per-form",
      formXml: (sheet) => tableOf(sheet, {}),
    },
    {
      name: "hard/no-title/coordinator",
      categories: ["coordinator"],
      packing: "per-language",
      formXml: (sheet) => tableOf(sheet, {}),
    },
    {
      name: "hard/no-title/organisation",
      categories: ["organisation"],
      packing: "per-form",
      formXml: (sheet) => tableOf(sheet, {}),
    },
    {
      name: "hard/four-columns/group",
      categories: ["coordinator"],
      packing: "one",
      formXml: (sheet) => {
        seen.push(sheet);
        return sheet.tongue === "ru" ? fourColumns(twin(sheet, seen), sheet) : "";
      },
    },
    { name: "hard/interleaved/volunteer", categories: ["volunteer"], packing: "interleaved" },
    { name: "hard/interleaved/two", categories: ["group", "organiser"], packing: "interleaved" },
    {
      name: "hard/members-with-years",
      categories: ["group"],
      formXml: (sheet, manner) =>
        questionnaire(sheet, manner).replaceAll(
          /<\/w:t><\/w:r><\/w:p><\/w:tc><\/w:tr>/gu,
          (whole, at: number, all: string) =>
            /<w:t [^>]*>\d\.<\/w:t><\/w:r><\/w:p><\/w:tc><w:tc>.{0,90}<w:p><w:r><w:t xml:space="preserve">[^<]+$/u.test(
              all.slice(Math.max(0, at - 400), at),
            )
              ? `, 1999 ${sheet.tongue === "kk" ? "ж.т." : "г.р."}${whole}`
              : whole,
        ),
    },
    { name: "hard/member-columns", categories: ["group"], formXml: memberColumns },
    { name: "hard/natural-organiser", categories: ["organiser"], thirteenth: false, change: asNatural },
  ];
}

function memberColumns(sheet: Sheet): string {
  const names = sheet.answers["members"]?.lines ?? [];
  const head =
    sheet.tongue === "kk" ? ["№", "Т.А.Ә.", "Туған жылы", "Телефон"] : ["№", "Ф.И.О.", "Год рождения", "Телефон"];
  const list = table(
    [
      tableRow(head.map((text) => cell(line(text)))),
      ...names.map((name, index) =>
        tableRow([`${index + 1}`, name, `${1990 + index}`, `8701000000${index}`].map((text) => cell(line(text)))),
      ),
    ],
    4,
  );
  const whole = titled(sheet, {});
  const first = names[0] ?? "";
  const at = whole.lastIndexOf(
    "<w:tr>",
    whole.indexOf(first, whole.indexOf(OFFICIAL.group.rows[5]?.[sheet.tongue] ?? "")),
  );
  const end = whole.indexOf("</w:tr>", whole.lastIndexOf(names.at(-1) ?? first)) + "</w:tr>".length;
  return `${whole.slice(0, at)}</w:tbl>${list}${line("")}<w:tbl><w:tblGrid><w:gridCol w:w="4700"/><w:gridCol w:w="4700"/></w:tblGrid>${whole.slice(end)}`;
}

/** A natural person who writes "none" into the three rows of a legal entity. */
function asNatural(draft: Draft): Draft {
  const fields = ["organisationName", "registeredOn", "bin"];
  const none = (sheet: Sheet, field: string): Answer => ({
    typed: sheet.tongue === "kk" ? "жоқ" : field === "bin" ? "-" : "нет",
    means: undefined,
  });
  return {
    ...draft,
    sheets: draft.sheets.map((sheet) => ({
      ...sheet,
      answers: { ...sheet.answers, ...Object.fromEntries(fields.map((field) => [field, none(sheet, field)])) },
    })),
  };
}

type Words = readonly [form: CategoryName, field: string, kk: string, ru: string, means: unknown];
const SPELLINGS: readonly Words[] = [
  ["volunteer", "birthYear", "01.02.1999 жылы туған", "1999 года рождения", 1999],
  ["group", "birthYear", "1999ж", "1999 год", 1999],
  ["coordinator", "birthYear", "1999 жылғы 1 ақпан", "01/02/1999", 1999],
  ["organiser", "birthYear", "1999-02-01", "1 февраля 1999", 1999],
  ["organisation", "volunteerCount", "25 (жиырма бес)", "25 (двадцать пять) человек", 25],
  ["coordinator", "coordinatedCount", "12-ге жуық емес, 12", "12", 12],
  ["organisation", "registeredOn", "12.05.2018ж.", "12.05.2018г.", "2018-05-12"],
  ["organisation", "registeredOn", "2018 ж. «12» мамыр", "12 мая, 2018 год", "2018-05-12"],
  ["organisation", "registeredOn", "12 мамыр 2018 жыл", "«12» 05 2018 г.", "2018-05-12"],
  ["organisation", "registeredOn", "2018.05.12", "12-05-2018", "2018-05-12"],
  ["volunteer", "experience", "жоқ", "нет", ["жоқ", "нет"]],
  ["coordinator", "coordinationExperience", "Тәжірибем жоқ", "Опыта нет", ["Тәжірибем жоқ", "Опыта нет"]],
];

function spellings(): readonly Plan[] {
  const texts = SPELLINGS.filter(([, , kk]) => !kk.includes("жуық")).map(
    ([form, field, kk, ru, means], index): Plan => {
      const of = (text: string, at: number): Answer => ({
        typed: text,
        means: Array.isArray(means) ? means[at] : means,
      });
      return {
        name: `spelling/${form}/${field}/${index}`,
        categories: [form],
        change: (draft) =>
          bornWith(altered(altered(draft, form, "kk", field, of(kk, 0)), form, "ru", field, of(ru, 1)), form, field),
      };
    },
  );
  const lists = [
    "1,6,8",
    "1; 6; 8",
    "№1, №6, №8",
    "1 и 6 и 8",
    "1, 6 және 8",
    "1-ші, 6-шы, 8-ші",
    "1) 6) 8)",
    "1,6,8.",
    "1 6 8",
    "1/6/8",
    "1), 6), 8)",
  ].map((typed, index): Plan => ({
    name: `spelling/list/${typed.replaceAll("/", "|")}`,
    categories: [FIVE[index % 5] ?? "volunteer"],
    manner: { activities: { by: index % 2 === 0 ? "numbers" : "numbers-only" } },
    change: (draft) =>
      draft.sheets.reduce(
        (all, sheet) =>
          altered(all, sheet.form, sheet.tongue, "activities", { typed, means: [1, 6, 8], chosen: [1, 6, 8] }),
        draft,
      ),
  }));
  const phones = [
    "+7-701-234-56-78",
    "8701 234 5678",
    "7(701)234 56 78",
    "8/701/2345678",
    "+7 701 234 56 78 (моб.)",
    "8 701 2345678, 8 727 2345678",
    "8.701.234.56.78",
    "+77012345678 Айгүл",
  ].map((typed): Plan => ({
    name: `spelling/phone/${typed.replaceAll("/", "|")}`,
    categories: ["volunteer"],
    change: (draft) =>
      draft.applications.reduce(
        (all, each) => alteredApplication(all, each.tongue, (sheet) => ({ ...sheet, phone: typed })),
        draft,
      ),
  }));
  return [...texts, ...lists, ...phones];
}

/** A year that is written otherwise needs the identification number of one born in that year. */
function bornWith(draft: Draft, form: FormName, field: string): Draft {
  if (field !== "birthYear") return draft;
  const iin: Answer = { typed: "990201390012", means: "990201390012" };
  return altered(altered(draft, form, "kk", "iin", iin), form, "ru", "iin", iin);
}

function papers(): readonly Plan[] {
  const swap =
    (from: RegExp, to: (found: string) => string) =>
    (sheet: ApplicationSheet, manner: ApplicationManner): string =>
      application(sheet, manner).replace(from, to);
  const plan = (name: string, paperXml: NonNullable<Plan["paperXml"]>, category: CategoryName = "volunteer"): Plan => ({
    name: `hard/paper/${name}`,
    categories: [category],
    paperXml,
  });
  const inBrackets =
    (sign: (chosen: boolean) => string) =>
    (sheet: ApplicationSheet, manner: ApplicationManner): string =>
      application({ ...sheet, categories: [] }, manner).replace(
        /<w:r><w:t xml:space="preserve">волонтер<\/w:t>.*?(?=<w:r><w:t xml:space="preserve">\)\. )/u,
        FIVE.map(
          (each) =>
            sign(sheet.categories.includes(each)) +
            run(` ${ALONE[sheet.tongue][each]}${each === "organiser" ? "" : ", "}`),
        ).join(""),
      );
  return [
    plan("signature-vml", swap(/<w:r><w:t xml:space="preserve">______________ [^<]*<\/w:t><\/w:r>/u, vectorPicture)),
    plan(
      "signature-behind",
      swap(
        /<w:p><w:r><w:t xml:space="preserve">______________ ([^<]*)<\/w:t><\/w:r><\/w:p>(<w:p><w:r><w:t xml:space="preserve">)(\((?:қолы|подпись)\)[^<]*)/u,
        (found) => {
          const [, name = "", open = "", caption = ""] =
            /____ ([^<]*)<\/w:t><\/w:r><\/w:p>(<w:p><w:r><w:t xml:space="preserve">)(\((?:қолы|подпись)\)[^<]*)/u.exec(
              found,
            ) ?? [];
          return `${open}____________ ${caption} ${name}`;
        },
      ),
    ),
    plan(
      "box-signs",
      inBrackets((chosen) => run(chosen ? "☒" : "☐")),
      "group",
    ),
    plan("box-controls", inBrackets(box), "organisation"),
    plan(
      "plus-signs",
      inBrackets((chosen) => run(chosen ? "+" : "")),
      "coordinator",
    ),
    plan(
      "tracked",
      (sheet, manner) =>
        application({ ...sheet, categories: [] }, manner).replace(
          /<w:r><w:t xml:space="preserve">волонтер<\/w:t>.*?(?=<w:r><w:t xml:space="preserve">\)\. )/u,
          deleted("волонтер, группа волонтеров, волонтерлер тобы") +
            run(sheet.categories.map((each) => ALONE[sheet.tongue][each]).join(", ")),
        ),
      "organiser",
    ),
    ...["double", "dotted", "wave", "thick", "dash", "words"].map((kind) =>
      plan(
        `underline-${kind}`,
        (sheet, manner) => application(sheet, manner).replaceAll('<w:u w:val="single"/>', `<w:u w:val="${kind}"/>`),
        "group",
      ),
    ),
    plan(
      "border",
      (sheet, manner) =>
        application(sheet, manner).replaceAll(
          '<w:u w:val="single"/>',
          '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>',
        ),
      "coordinator",
    ),
    plan("consent-ticked", (sheet, manner) =>
      application(sheet, manner)
        .replace(/Даю согласие/u, "☑ Даю согласие")
        .replace(/(қосу үшін қажетті заңмен)/u, "$1"),
    ),
    plan("bold", (sheet, manner) => application(sheet, { ...manner, categories: { by: "look", look: { b: true } } })),
    plan(
      "picked",
      (sheet, manner) =>
        application({ ...sheet, categories: [] }, manner).replace(
          /<w:r><w:t xml:space="preserve">волонтер<\/w:t>.*?(?=<w:r><w:t xml:space="preserve">\)\. )/u,
          dropDown(
            sheet.categories.map((each) => ALONE[sheet.tongue][each]).join(", "),
            Object.values(ALONE[sheet.tongue]),
          ),
        ),
      "organisation",
    ),
    plan("in-table", (sheet, manner) => inTable(application(sheet, manner))),
  ];
}

/** The whole application laid out in one cell of a table. */
const inTable = (xml: string): string => table([tableRow([cell(xml, { width: 9400 })])], 1);

export const HARD: readonly Plan[] = [...tables(), ...wholes(), ...spellings(), ...papers()];

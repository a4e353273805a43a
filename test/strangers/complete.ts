/** Complete submissions: every way of filling in, nothing missing. */
import type { ApplicationManner, CategoryChoice, CategoryName } from "./application.ts";
import { isRetyped } from "./manner.ts";
import type { Around, Choosing, Label, Layout, Manner, Members } from "./manner.ts";
import type { FormName } from "./official.ts";
import type { Packing, Plan } from "./submission.ts";
import { line } from "./word.ts";

const FIVE: readonly CategoryName[] = ["volunteer", "group", "organisation", "coordinator", "organiser"];
const turn = (index: number): CategoryName => FIVE[index % FIVE.length] ?? "volunteer";

const LAYOUTS: readonly Layout[] = [
  "two",
  "three",
  "numbered",
  "note",
  "merged",
  "sdt-cell",
  "sdt-row",
  "sdt-text",
  "form-text",
  "tracked",
  "commented",
  "nested-answer",
  "split-paragraphs",
  "own-colon",
  "own-next",
  "own-bare",
  "lines",
  "lines-next",
  "lines-tab",
  "lines-numbered",
  "lines-underscore",
  "lines-dash",
];
const AROUND: readonly Around[] = ["nested", "split", "headed", "text-box"];
const LABELS: readonly Label[] = ["bold", "caps", "plain-kazakh", "latin", "spaces", "typo", "short"];
const MEMBERS: readonly Members[] = [
  "rows",
  "cell-lines",
  "cell-commas",
  "automatic",
  "own-table",
  "retyped",
  "label-cell",
];

const IN_CELLS: readonly Choosing[] = [
  { by: "mark", yes: "✓", no: "" },
  { by: "mark", yes: "v", no: "" },
  { by: "mark", yes: "V", no: "-" },
  { by: "mark", yes: "х", no: "" },
  { by: "mark", yes: "x", no: "" },
  { by: "mark", yes: "да", no: "нет" },
  { by: "mark", yes: "иә", no: "жоқ" },
  { by: "mark", yes: "Иә", no: "" },
  { by: "mark", yes: "1", no: "0" },
  { by: "mark", yes: "1", no: "" },
  { by: "mark", yes: "*", no: "" },
  { by: "mark", yes: "+", no: "-" },
  { by: "mark", yes: "☑", no: "☐" },
  { by: "mark", yes: "☒", no: "☐" },
  { by: "mark", yes: "●", no: "" },
  { by: "sdt" },
  { by: "legacy" },
  { by: "symbol" },
  { by: "wingdings" },
  { by: "drop-down" },
  { by: "copy" },
  { by: "numbers" },
  { by: "numbers-only" },
];
const PRINTED: readonly Choosing[] = [
  { by: "look", look: { u: true } },
  { by: "look", look: { u: true }, edge: "partly" },
  { by: "look", look: { u: true }, edge: "trailing" },
  { by: "look", look: { style: "Chosen" } },
  { by: "look", look: { style: "ChosenToo" } },
  { by: "look", look: { highlight: true } },
  { by: "look", look: { shade: true } },
  { by: "prefix", yes: "✓", no: "" },
  { by: "prefix", yes: "☑", no: "☐" },
  { by: "prefix", yes: "+", no: "" },
  { by: "prefix", yes: "[x]", no: "[ ]" },
  { by: "suffix", yes: "+", no: "-" },
  { by: "suffix", yes: "– да", no: "– нет" },
  { by: "suffix", yes: "✓", no: "" },
  { by: "strike" },
  { by: "delete" },
];
const OPTIONS_ONLY: readonly Choosing[] = [
  { by: "numbers-brackets" },
  { by: "words" },
  { by: "copy" },
  { by: "mark", yes: "+", no: "" },
  { by: "mark", yes: "да", no: "нет" },
  { by: "mark", yes: "х", no: "-" },
];
const CATEGORY_CHOICES: readonly CategoryChoice[] = [
  { by: "look", look: { u: true }, edge: "comma" },
  { by: "look", look: { u: true }, edge: "space" },
  { by: "look", look: { u: true }, edge: "word" },
  { by: "look", look: { style: "Chosen" } },
  { by: "look", look: { highlight: true } },
  { by: "look", look: { shade: true } },
  { by: "strike" },
  { by: "delete" },
  { by: "copy" },
  { by: "boxes" },
  { by: "legacy" },
  { by: "symbols" },
  { by: "numbered-lines" },
  { by: "lines", yes: "☑", no: "☐" },
  { by: "lines", yes: "✓", no: "" },
  { by: "lines", yes: "+", no: "-" },
  { by: "lines", yes: "v", no: "" },
];

/** A paper retyped without a table has no cells to tick. */
function fitting(layout: Layout): Partial<Manner> {
  return isRetyped(layout)
    ? { layout, activities: { by: "prefix", yes: "+", no: "" }, options: { by: "look", look: { u: true } } }
    : { layout };
}

function layouts(): readonly Plan[] {
  return LAYOUTS.flatMap((layout, index) =>
    [0, 2].map((shift): Plan => ({
      name: `layout/${layout}/${turn(index + shift)}`,
      categories: [turn(index + shift)],
      manner: fitting(layout),
      thirteenth: index % 4 === shift,
    })),
  );
}

function surroundings(): readonly Plan[] {
  return AROUND.flatMap((around, index) =>
    [0, 1, 3].map((shift): Plan => ({
      name: `around/${around}/${turn(index + shift)}`,
      categories: [turn(index + shift)],
      manner: { around },
    })),
  );
}

function labels(): readonly Plan[] {
  return LABELS.flatMap((label, index) =>
    [0, 1, 2, 3].map((shift): Plan => {
      const who = turn(index + shift);
      const layout: Layout = shift === 3 ? "lines" : "two";
      return {
        name: `label/${label}/${layout}/${who}`,
        categories: [who],
        manner: { ...fitting(layout), label },
        paper: { label: label === "short" || label === "bold" ? "plain" : label },
      };
    }),
  );
}

function activities(): readonly Plan[] {
  const inCells = IN_CELLS.map((choosing, index): Plan => ({
    name: `activities/${nameOf(choosing)}/${turn(index)}`,
    categories: [turn(index)],
    manner: { activities: choosing },
    thirteenth: index % 3 === 0,
  }));
  const printed = PRINTED.flatMap((choosing, index) =>
    (["two", "lines"] as const).map((layout): Plan => ({
      name: `activities/${nameOf(choosing)}/${layout}/${turn(index)}`,
      categories: [turn(index)],
      manner: {
        ...fitting(layout),
        activities: choosing,
        options: layout === "lines" ? { by: "prefix", yes: "+", no: "" } : { by: "numbers" },
      },
      thirteenth: index % 4 === 0,
    })),
  );
  const retypedNumbers: Plan = {
    name: "activities/numbers/lines/coordinator",
    categories: ["coordinator"],
    manner: { ...fitting("lines"), activities: { by: "numbers-only" } },
  };
  return [...inCells, ...printed, retypedNumbers];
}

function options(): readonly Plan[] {
  return [...PRINTED, ...OPTIONS_ONLY].map((choosing): Plan => ({
    name: `options/${nameOf(choosing)}`,
    categories: ["volunteer"],
    manner: { options: choosing },
  }));
}

const nameOf = (choosing: Choosing): string =>
  [
    choosing.by,
    "yes" in choosing ? `${choosing.yes}${choosing.no}` : "",
    "look" in choosing ? JSON.stringify(choosing.look).replaceAll(/[{}":]|true/gu, "") : "",
    "edge" in choosing ? choosing.edge : "",
  ]
    .filter((part) => part !== "")
    .join("-");

function members(): readonly Plan[] {
  return MEMBERS.flatMap((how): readonly Plan[] => [
    { name: `members/${how}`, categories: ["group"], manner: { members: how } },
    {
      name: `members/${how}/merged`,
      categories: ["group"],
      manner: { members: how, layout: "merged" },
      packing: "whole",
    },
  ]);
}

function applications(): readonly Plan[] {
  const chosen = CATEGORY_CHOICES.flatMap((categories, index): readonly Plan[] => [
    { name: `categories/${categoryName(categories)}/${turn(index)}`, categories: [turn(index)], paper: { categories } },
    {
      name: `categories/${categoryName(categories)}/two`,
      categories: index % 2 === 0 ? ["coordinator", "organiser"] : ["volunteer", "group"],
      paper: { categories },
    },
  ]);
  const names: readonly ApplicationManner["name"][] = [
    "over-caption",
    "underscores",
    "under-line",
    "same-line",
    "text-box",
  ];
  const contacts: readonly ApplicationManner["contact"][] = ["space", "colon", "underscores", "next", "tab", "table"];
  const signatures: readonly ApplicationManner["signature"][] = [
    "name",
    "picture",
    "underscores-name",
    "initials-name",
    "digital",
    "slash",
  ];
  const lines = Array.from({ length: 12 }, (_, index): Plan => ({
    name: `application/${names[index % 5]}-${contacts[index % 6]}-${index % 8}-${signatures[(index + Math.floor(index / 6)) % 6]}`,
    categories: [turn(index)],
    paper: {
      name: names[index % 5] ?? "over-caption",
      contact: contacts[index % 6] ?? "space",
      date: index,
      signature: signatures[(index + Math.floor(index / 6)) % 6] ?? "name",
    },
  }));
  return [...chosen, ...lines];
}

const categoryName = (choice: CategoryChoice): string =>
  choice.by === "look"
    ? `look-${Object.keys(choice.look)[0]}-${choice.edge ?? "whole"}`
    : choice.by === "lines"
      ? `lines-${choice.yes}${choice.no}`
      : choice.by;

function packings(): readonly Plan[] {
  const ways: readonly Packing[] = ["one", "per-language", "per-form", "whole", "side-by-side"];
  const pure = ways.flatMap((packing, index) =>
    [0, 1, 2].map((shift): Plan => ({
      name: `packing/${packing}/${turn(index + shift)}`,
      categories: [turn(index + shift)],
      packing,
    })),
  );
  const projects: readonly FormName[][] = [["programme"], ["action"], ["programme", "action"]];
  const withProjects = projects.flatMap((extra, index) =>
    ways.slice(0, 4).map((packing, at): Plan => ({
      name: `projects/${extra.join("-")}/${packing}`,
      categories: [turn(index + at + 2)],
      forms: [turn(index + at + 2), ...extra],
      packing,
      manner: fitting(at === 1 ? "lines" : at === 2 ? "own-next" : "two"),
    })),
  );
  return [...pure, ...withProjects];
}

function oddities(): readonly Plan[] {
  const cover =
    line("Құрметті әріптестер! Сізге құжаттарды жолдап отырмыз.") +
    line("Добрый день! Направляем документы, тел. приёмной 8 (7172) 74-00-00, office@example.kz");
  return [
    {
      name: "odd/header",
      categories: ["volunteer"],
      extras: {
        header: "«Мейірім жолы» қоры, БСН 180140900005, office@example.kz",
        footer: "1-бет / стр. 1, тел. 8 7172 740000",
      },
    },
    { name: "odd/cover", categories: ["group"], before: cover, packing: "per-language" },
    { name: "odd/cover-one", categories: ["organisation"], before: cover, packing: "one" },
    {
      name: "odd/comment",
      categories: ["organiser"],
      extras: { comment: "ЖСН 990101390009 ме? Нет: 1980" },
      manner: { layout: "commented" },
    },
    {
      name: "odd/after",
      categories: ["coordinator"],
      after: line("Құрметпен, / С уважением,") + line("Орынбасар А.Б."),
      packing: "per-form",
    },
    { name: "names/three-rows/volunteer", categories: ["volunteer"], manner: { fullName: "three-rows" } },
    {
      name: "names/three-rows/coordinator",
      categories: ["coordinator"],
      manner: { fullName: "three-rows", layout: "lines", activities: { by: "delete" } },
    },
    {
      name: "names/three-rows/organiser",
      categories: ["organiser"],
      manner: { fullName: "three-rows", layout: "numbered" },
    },
    { name: "many/four", categories: ["volunteer", "group", "coordinator", "organiser"], packing: "one" },
    {
      name: "many/two",
      categories: ["volunteer", "coordinator"],
      packing: "per-form",
      forms: ["volunteer", "coordinator", "action"],
    },
  ];
}

export const COMPLETE: readonly Plan[] = [
  ...layouts(),
  ...surroundings(),
  ...labels(),
  ...activities(),
  ...options(),
  ...members(),
  ...applications(),
  ...packings(),
  ...oddities(),
];

/** The application of Appendix 2 as a stranger hands it in. */
import { labelled } from "./labels.ts";
import type { Label } from "./manner.ts";
import type { Tongue } from "./official.ts";
import type { Look } from "./word.ts";
import { box, legacyBox, line, para, picture, run, symbol, textBox } from "./word.ts";

export type CategoryName = "volunteer" | "group" | "organisation" | "coordinator" | "organiser";
export type CategoryChoice =
  | { readonly by: "look"; readonly look: Look; readonly edge?: "comma" | "space" | "word" }
  | { readonly by: "lines"; readonly yes: string; readonly no: string }
  | { readonly by: "boxes" | "legacy" | "symbols" | "strike" | "delete" | "copy" | "numbered-lines" };
export type ApplicationManner = {
  readonly name: "over-caption" | "underscores" | "under-line" | "same-line" | "text-box";
  readonly categories: CategoryChoice;
  readonly contact: "space" | "colon" | "underscores" | "next" | "tab" | "table";
  readonly date: number;
  readonly signature: "name" | "picture" | "underscores-name" | "initials-name" | "digital" | "slash";
  readonly label: Label;
};
export const PLAIN_APPLICATION: ApplicationManner = {
  name: "over-caption",
  categories: { by: "look", look: { u: true } },
  contact: "space",
  date: 0,
  signature: "underscores-name",
  label: "plain",
};

export type ApplicationSheet = {
  readonly tongue: Tongue;
  readonly authority?: string;
  readonly name?: string;
  readonly categories: readonly CategoryName[];
  readonly consent: boolean;
  readonly phone?: string;
  readonly email?: string;
  /** ISO, or the very words. */
  readonly filledOn?: string;
  readonly signer?: string;
};

const TEXT = {
  kk: {
    form: "Нысан",
    authority: "(мемлекеттік органның толық атауы)",
    title: "Волонтерлік қызметті есепке алу тізіліміне қосу туралы арыз",
    name: "(заңды немесе жеке тұлғаның толық Т.А.Ә. (бар болған кезде)",
    before: "волонтерлік қызметті есепке алу тізіліміне қосуды сұраймын (",
    underline: "(қажеттінің астын сызу).",
    consent:
      "Волонтерлік қызметті есепке алу тізіліміне қосу үшін қажетті заңмен қорғалатын құпияны құрайтын менің дербес мәліметтерімді жинауға және өңдеуге келісім беремін.",
    warned: "Анық емес мәліметтер мен қолдан жасалған құжаттарды ұсынғаны үшін жауаптылық туралы ескертілді.",
    phone: "Байланыс телефоны",
    email: "Электрондық пошта",
    date: "Толтырылған күні:",
    signature: "(қолы) Т.А.Ә. (бар болған кезде)",
    stamp: "Мөр орны (бар болған кезде)",
  },
  ru: {
    form: "Форма",
    authority: "(полное наименование государственного органа)",
    title: "Заявление о включении в реестр учета волонтерской деятельности",
    name: "(полное наименование юридического лица или Ф.И.О. (при его наличии) физического лица)",
    before: "прошу включить в реестр учета волонтерской деятельности (",
    underline: "(нужное подчеркнуть).",
    consent:
      "Даю согласие на сбор и обработку моих персональных данных, составляющих охраняемую законом тайну, необходимых для включения в реестр учета волонтерской деятельности.",
    warned: "Об ответственности за предоставление недостоверных сведений и поддельных документов предупрежден(а).",
    phone: "Контактный телефон",
    email: "Электронная почта",
    date: "Дата заполнения:",
    signature: "(подпись) Ф.И.О. (при его наличии)",
    stamp: "Место печати (при наличии)",
  },
} as const;

/** The words of the list in brackets: plain joints have no category. */
const LIST: Readonly<Record<Tongue, readonly { readonly text: string; readonly is?: CategoryName }[]>> = {
  kk: [
    { text: "волонтер", is: "volunteer" },
    { text: ", " },
    { text: "волонтерлер тобы", is: "group" },
    { text: ", " },
    { text: "волонтерлер ұйымдары", is: "organisation" },
    { text: ", " },
    { text: "волонтерлер қызметін үйлестіруші", is: "coordinator" },
    { text: " және " },
    { text: "ұйымдастырушы", is: "organiser" },
  ],
  ru: [
    { text: "волонтер", is: "volunteer" },
    { text: ", " },
    { text: "группа волонтеров", is: "group" },
    { text: ", " },
    { text: "волонтерская организация", is: "organisation" },
    { text: ", " },
    { text: "координатор", is: "coordinator" },
    { text: " и " },
    { text: "организатор волонтерской деятельности", is: "organiser" },
  ],
};
/** The same five, each on a line of its own. */
export const ALONE: Readonly<Record<Tongue, Readonly<Record<CategoryName, string>>>> = {
  kk: {
    volunteer: "волонтер",
    group: "волонтерлер тобы",
    organisation: "волонтерлік ұйым",
    coordinator: "волонтерлерді үйлестіруші",
    organiser: "волонтерлік қызметті ұйымдастырушы",
  },
  ru: {
    volunteer: "волонтер",
    group: "группа волонтеров",
    organisation: "волонтерская организация",
    coordinator: "координатор волонтеров",
    organiser: "организатор волонтерской деятельности",
  },
};
const FIVE: readonly CategoryName[] = ["volunteer", "group", "organisation", "coordinator", "organiser"];

export function application(sheet: ApplicationSheet, manner: ApplicationManner): string {
  const text = TEXT[sheet.tongue];
  return [
    line(text.form),
    line(sheet.authority ?? "________________________"),
    line(text.authority),
    line(labelled(text.title, sheet.tongue, manner.label), { b: true }),
    nameLines(sheet, manner),
    request(sheet, manner),
    sheet.consent ? line(labelled(text.consent, sheet.tongue, manner.label)) : "",
    line(text.warned),
    contact(labelled(text.phone, sheet.tongue, manner.label), sheet.phone, manner),
    contact(labelled(text.email, sheet.tongue, manner.label), sheet.email, manner),
    dateLine(sheet, manner),
    signature(sheet, manner),
    line(text.stamp),
  ].join("");
}

function nameLines(sheet: ApplicationSheet, manner: ApplicationManner): string {
  const caption = line(TEXT[sheet.tongue].name);
  if (sheet.name === undefined) return line("__________________________________________________") + caption;
  switch (manner.name) {
    case "over-caption":
      return line(sheet.name) + caption;
    case "underscores":
      return line(`_______${sheet.name}________________`) + caption;
    case "under-line":
      return line(sheet.name, { u: true }) + caption;
    case "same-line":
      return line(`${sheet.tongue === "kk" ? "Мен" : "Я"}, ${sheet.name},`) + caption;
    case "text-box":
      return para(textBox(line(sheet.name))) + caption;
  }
}

function request(sheet: ApplicationSheet, manner: ApplicationManner): string {
  const { before, underline } = TEXT[sheet.tongue];
  const open = labelled(before, sheet.tongue, manner.label === "spaces" ? "plain" : manner.label);
  const how = manner.categories;
  switch (how.by) {
    case "look":
      return para(run(open) + inBrackets(sheet, how) + run("). ")) + line(underline);
    case "strike":
      return (
        para(
          run(open) +
            LIST[sheet.tongue]
              .map(({ text, is }) =>
                run(text, is === undefined || sheet.categories.includes(is) ? {} : { strike: true }),
              )
              .join("") +
            run("). "),
        ) + line(underline)
      );
    case "delete":
      return line(`${open}${sheet.categories.map((each) => ALONE[sheet.tongue][each]).join(", ")}).`);
    case "copy":
      return (
        line(`${open}${LIST[sheet.tongue].map(({ text }) => text).join("")}). `) +
        line(underline) +
        line(sheet.categories.map((each) => ALONE[sheet.tongue][each]).join(", "))
      );
    default:
      return (
        line(open.replace(/ \($/u, ":")) +
        FIVE.map((each, index) => choiceLine(each, index, sheet, how)).join("") +
        line(underline)
      );
  }
}

function inBrackets(sheet: ApplicationSheet, how: Extract<CategoryChoice, { readonly by: "look" }>): string {
  const list = LIST[sheet.tongue];
  return list
    .map(({ text, is }, index) => {
      const previous = list[index - 1]?.is;
      const follows = previous !== undefined && sheet.categories.includes(previous);
      if (is === undefined) {
        if (how.edge === "comma" && follows && text === ", ") return run(",", how.look) + run(" ");
        if (how.edge === "space" && follows) return run(text.slice(0, 1), how.look) + run(text.slice(1));
        return run(text);
      }
      if (!sheet.categories.includes(is)) return run(text);
      if (how.edge === "word") return run(text.slice(0, 2)) + run(text.slice(2), how.look);
      return run(text, how.look);
    })
    .join("");
}

function choiceLine(each: CategoryName, index: number, sheet: ApplicationSheet, how: CategoryChoice): string {
  const isChosen = sheet.categories.includes(each);
  const text = ALONE[sheet.tongue][each];
  switch (how.by) {
    case "boxes":
      return para(box(isChosen) + run(` ${text}`));
    case "legacy":
      return para(legacyBox(isChosen) + run(` ${text}`));
    case "symbols":
      return para(symbol(isChosen ? "F0FE" : "F0A8") + run(` ${text}`));
    case "lines":
      return line(`${isChosen ? how.yes : how.no} ${text}`.trimStart());
    default:
      return line(`${index + 1}) ${text}`, isChosen ? { u: true } : {});
  }
}

function contact(label: string, typed: string | undefined, manner: ApplicationManner): string {
  if (typed === undefined) return line(`${label} __________________________`);
  switch (manner.contact) {
    case "space":
      return line(`${label} ${typed}`);
    case "colon":
      return line(`${label}: ${typed}`);
    case "underscores":
      return line(`${label} ______${typed}__________`);
    case "next":
      return line(label) + line(typed);
    case "tab":
      return line(`${label}\t${typed}`);
    case "table":
      return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc>${line(label)}</w:tc><w:tc>${line(typed)}</w:tc></w:tr></w:tbl>`;
  }
}

const KK_MONTHS = [
  "қаңтар",
  "ақпан",
  "наурыз",
  "сәуір",
  "мамыр",
  "маусым",
  "шілде",
  "тамыз",
  "қыркүйек",
  "қазан",
  "қараша",
  "желтоқсан",
];
const RU_MONTHS = [
  "января",
  "февраля",
  "марта",
  "апреля",
  "мая",
  "июня",
  "июля",
  "августа",
  "сентября",
  "октября",
  "ноября",
  "декабря",
];
export const DATE_WAYS = 8;

function dateLine(sheet: ApplicationSheet, manner: ApplicationManner): string {
  const label = labelled(TEXT[sheet.tongue].date, sheet.tongue, manner.label);
  const isKazakh = sheet.tongue === "kk";
  if (sheet.filledOn === undefined)
    return line(isKazakh ? `${label} 20___ жылғы "__" ___________` : `${label} «__» ___________ 20___ года`);
  const [year = "", month = "", day = ""] = sheet.filledOn.split("-");
  const named = (isKazakh ? KK_MONTHS : RU_MONTHS)[Number(month) - 1] ?? month;
  const ways = isKazakh
    ? [
        `${label} ${year} жылғы "${day}" ${named}`,
        `${label} 20_${year.slice(2)}_ жылғы "_${day}_" ___${named}____`,
        `${label} ${day}.${month}.${year}`,
        `${label} ${Number(day)} ${named} ${year} ж.`,
        `${label} ${day}.${month}.${year} жыл`,
        `${label} ${year} жылғы «${day}» ${month}`,
        `${label} ${year}-${month}-${day}`,
        `${label} 20${year.slice(2)} жылғы "${day}" ${named}а`,
      ]
    : [
        `${label} «${day}» ${named} ${year} года`,
        `${label} «_${day}_» ___${named}____ 20_${year.slice(2)}_ года`,
        `${label} ${day}.${month}.${year}`,
        `${label} ${Number(day)} ${named} ${year} г.`,
        `${label} ${day}.${month}.${year} г.`,
        `${label} «${day}» ${month} ${year} года`,
        `${label} ${year}-${month}-${day}`,
        `${label} ${day}/${month}/${year}`,
      ];
  return line(ways[manner.date % DATE_WAYS] ?? "");
}

function signature(sheet: ApplicationSheet, manner: ApplicationManner): string {
  const caption = line(TEXT[sheet.tongue].signature);
  if (sheet.signer === undefined) return line("____________________________________________") + caption;
  const [surname = "", given = ""] = sheet.signer.split(" ");
  const short = `${surname} ${given.slice(0, 1)}.`;
  switch (manner.signature) {
    case "name":
      return line(sheet.signer) + caption;
    case "picture":
      return para(picture()) + caption;
    case "underscores-name":
      return line(`______________ ${short}`) + caption;
    case "initials-name":
      return line(`${given.slice(0, 1)}.${surname}   ${sheet.signer}`) + caption;
    case "digital":
      return (
        line(sheet.tongue === "kk" ? `ЭЦҚ арқылы қол қойылды: ${sheet.signer}` : `Подписано ЭЦП: ${sheet.signer}`) +
        caption
      );
    case "slash":
      return line(`____________ /${sheet.signer}/`) + caption;
  }
}

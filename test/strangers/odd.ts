/** Submissions with oddities of producers and of habit: what is not an answer, and what is one all the same. */
import type { Answer } from "./answers.ts";
import { application } from "./application.ts";
import type { CategoryName } from "./application.ts";
import { labelled } from "./labels.ts";
import { OFFICIAL } from "./official.ts";
import type { FormName, Tongue } from "./official.ts";
import { questionnaire } from "./questionnaire.ts";
import type { Sheet } from "./questionnaire.ts";
import { altered } from "./submission.ts";
import type { Draft, Fault, Plan } from "./submission.ts";
import { cell, line, para, placeholder, run, tableRow, textBox } from "./word.ts";

const other = (tongue: Tongue): Tongue => (tongue === "kk" ? "ru" : "kk");
const same = (draft: Draft, form: FormName, field: string, answer: (draft: Draft) => Answer): Draft =>
  altered(altered(draft, form, "kk", field, answer(draft)), form, "ru", field, answer(draft));

/** What fills a cell and is no answer. */
const NOTHING: readonly (readonly [name: string, xml: string])[] = [
  ["placeholder", para(placeholder("Место для ввода текста."))],
  ["placeholder-kk", para(placeholder("Мәтін енгізу үшін осы жерді басыңыз."))],
  ["underscores", line("______________________")],
  ["dots", line("……………………")],
  ["dash", line("-")],
  ["spaces", line("\u00A0\u00A0 \u00A0")],
  ["hint", line("(указать)")],
  ["hidden", '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">Иванов</w:t></w:r></w:p>'],
  ["deleted", '<w:p><w:del w:id="4" w:author="A"><w:r><w:delText>Астана</w:delText></w:r></w:del></w:p>'],
  ["struck", line("Астана", { strike: true })],
];

function nothings(): readonly Plan[] {
  const cases: readonly (readonly [CategoryName, string])[] = [
    ["volunteer", "residence"],
    ["organisation", "name"],
    ["coordinator", "iin"],
    ["group", "contacts"],
    ["organisation", "registeredOn"],
  ];
  return NOTHING.map(([name, xml], index): Plan => {
    const [form, field] = cases[index % cases.length] ?? ["volunteer", "residence"];
    const fault: Fault = { form, language: "ru", field, problem: "missing" };
    return {
      name: `nothing/${name}/${form}/${field}`,
      categories: [form],
      change: (draft) => altered(draft, form, "ru", field, undefined),
      formXml: (sheet, manner) =>
        sheet.tongue === "ru"
          ? filledBlank(sheet, field, xml, questionnaire(sheet, manner))
          : questionnaire(sheet, manner),
      faults: [fault],
    };
  });
}

/** Puts something into the empty cell behind a label. */
function filledBlank(sheet: Sheet, field: string, xml: string, whole: string): string {
  const label = OFFICIAL[sheet.form].rows.find((row) => row.field === field)?.[sheet.tongue] ?? "";
  const at = whole.indexOf("<w:p/>", whole.indexOf(`>${label}<`));
  return whole.slice(0, at) + xml + whole.slice(at + "<w:p/>".length);
}

/** Labels in both languages on papers that are each in one. */
function bilingual(sheet: Sheet, manner: Parameters<typeof questionnaire>[1], joint: string): string {
  const rows = OFFICIAL[sheet.form].rows.filter((row) => row.kk !== "" && row.kind === "answer");
  return rows.reduce(
    (xml, row) => {
      const own = row[sheet.tongue];
      return xml.replace(`>${own}<`, `>${own}${joint}${row[other(sheet.tongue)]}<`);
    },
    questionnaire(sheet, manner),
  );
}

const contactLines = (draft: Draft): Answer => {
  const phone = `+7${(draft.applications[0]?.phone ?? "").replaceAll(/\D/gu, "").slice(1)}`;
  const email = draft.applications[0]?.email ?? "";
  return {
    typed: `${phone}¶${email}¶Instagram: @qamqor.kz`,
    means: { phones: [phone], emails: [email], instagram: ["qamqor.kz"] },
  };
};
const inLines = (xml: string): string =>
  xml.replaceAll(/<w:p><w:r><w:t xml:space="preserve">([^<]*¶[^<]*)<\/w:t><\/w:r><\/w:p>/gu, (_, text: string) =>
    text
      .split("¶")
      .map((each) => line(each))
      .join(""),
  );

/** The label merged over three rows, each with its own way of contact. */
function mergedDown(sheet: Sheet, manner: Parameters<typeof questionnaire>[1]): string {
  return questionnaire(sheet, manner).replace(
    /<w:tr><w:tc>(?:(?!<\/w:tr>).)*?Instagram, WhatsApp(?:(?!<\/w:tr>).)*<\/w:tr>/u,
    (row) => {
      const [, label = "", text = ""] = /preserve">([^<]*WhatsApp[^<]*)<.*preserve">([^<]*¶[^<]*)</u.exec(row) ?? [];
      return text
        .split("¶")
        .map((each, index) =>
          tableRow([
            cell(index === 0 ? line(label) : "", { down: index === 0 ? "restart" : "continue" }),
            cell(line(each)),
          ]),
        )
        .join("");
    },
  );
}

const wasUnderlined =
  '<w:rPr><w:rPrChange w:id="3" w:author="A"><w:rPr><w:u w:val="single"/></w:rPr></w:rPrChange></w:rPr>';

function habits(): readonly Plan[] {
  return [
    {
      name: "habit/bilingual-slash",
      categories: ["volunteer"],
      formXml: (sheet, manner) => bilingual(sheet, manner, " / "),
    },
    {
      name: "habit/bilingual-slash/organisation",
      categories: ["organisation"],
      packing: "per-form",
      formXml: (sheet, manner) => bilingual(sheet, manner, "/"),
    },
    {
      name: "habit/bilingual-bracket",
      categories: ["coordinator"],
      formXml: (sheet, manner) => bilingual(sheet, manner, " – "),
    },
    {
      name: "habit/contact-lines",
      categories: ["volunteer"],
      change: (draft) => same(draft, "volunteer", "contacts", contactLines),
      formXml: (sheet, manner) => inLines(questionnaire(sheet, manner)),
    },
    {
      name: "habit/contact-merged-down",
      categories: ["organiser"],
      change: (draft) => same(draft, "organiser", "contacts", contactLines),
      formXml: mergedDown,
    },
    {
      name: "habit/text-box-in-cell",
      categories: ["coordinator"],
      formXml: (sheet, manner) =>
        questionnaire(sheet, manner).replaceAll(
          /<w:tc>(<w:tcPr>(?:(?!<\/w:tcPr>).)*<\/w:tcPr>)<w:p><w:r><w:t xml:space="preserve">(\d[^<]{3,})<\/w:t><\/w:r><\/w:p><\/w:tc>/gu,
          (whole, shape: string, text: string) =>
            /^\d+\) /u.test(text) ? whole : `<w:tc>${shape}${para(textBox(line(text)))}</w:tc>`,
        ),
    },
    {
      name: "habit/formerly-underlined",
      categories: ["group"],
      paperXml: (sheet, manner) =>
        application(sheet, manner).replace(
          /<w:r>(<w:t xml:space="preserve">(?:волонтер|волонтерская организация|волонтерлер ұйымдары)<\/w:t>)/u,
          `<w:r>${wasUnderlined}$1`,
        ),
    },
    {
      name: "habit/form-copied-twice",
      categories: ["coordinator"],
      packing: "one",
      formXml: (sheet, manner) => questionnaire(sheet, manner) + line("") + questionnaire(sheet, manner),
    },
    {
      name: "habit/caps-answers",
      categories: ["organisation"],
      paperXml: (sheet, manner) => application(sheet, manner),
      formXml: (sheet, manner) => questionnaire(sheet, { ...manner, label: "caps", layout: "numbered" }),
    },
    {
      name: "habit/loose-title",
      categories: ["volunteer"],
      formXml: (sheet, manner) =>
        questionnaire(sheet, manner).replace(
          OFFICIAL.volunteer[sheet.tongue],
          `${sheet.tongue === "kk" ? "2-қосымша. " : "Приложение 2. "}${labelled(OFFICIAL.volunteer[sheet.tongue], sheet.tongue, "caps")}`,
        ),
    },
    {
      name: "habit/heading-row",
      categories: ["organiser"],
      formXml: (sheet, manner) =>
        questionnaire(sheet, { ...manner, layout: "numbered" }).replace(
          "<w:tr>",
          `${tableRow((sheet.tongue === "kk" ? ["№", "Көрсеткіштер", "Мәліметтер"] : ["№ п/п", "Показатели", "Сведения"]).map((text) => cell(para(run(text, { b: true })))))}<w:tr>`,
        ),
    },
    {
      name: "habit/title-repeated",
      categories: ["group"],
      formXml: (sheet, manner) => line(OFFICIAL.group[sheet.tongue]) + questionnaire(sheet, manner),
    },
  ];
}

const drawing = (kind: string): string =>
  `<w:r><w:drawing><wp:anchor><wp:docPr id="5" name="Shape 5"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr><a:prstGeom prst="${kind}"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;

/** A word that somebody drew an ellipse round can be seen, not read; a drawn line says nothing. */
function drawings(): readonly Plan[] {
  const drawn = (kind: string, problem: "unreadable" | "missing"): Plan => ({
    name: `drawn/${kind}`,
    categories: ["volunteer"],
    packing: "per-form",
    paperXml: (sheet, manner) => {
      const paper = application(sheet, manner);
      return sheet.tongue === "kk" ? paper.replace("</w:p>", `${drawing(kind)}</w:p>`) : paper;
    },
    change: (draft) => ({
      ...draft,
      applications: draft.applications.map((each) => (each.tongue === "kk" ? { ...each, categories: [] } : each)),
    }),
    faults: [{ form: "application", language: "kk", field: "categories", problem }],
  });
  return [
    drawn("ellipse", "unreadable"),
    drawn("roundRect", "unreadable"),
    drawn("line", "missing"),
    drawn("straightConnector1", "missing"),
  ];
}

export const ODD: readonly Plan[] = [...nothings(), ...habits(), ...drawings()];

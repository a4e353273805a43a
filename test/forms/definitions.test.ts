import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACTIVITIES, FORMS, field, formDefinition } from "../../src/forms/definitions.ts";
import type { FormDefinition } from "../../src/forms/definition.ts";
import { FORM_IDS, LANGUAGES } from "../../src/forms/reading.ts";
import type { Language } from "../../src/forms/reading.ts";

const ORDER: Readonly<Record<Language, string>> = {
  kk: collapsed(readFileSync("data/law/order-127.kk.txt", "utf8")),
  ru: collapsed(readFileSync("data/law/order-127.ru.md", "utf8").replaceAll("**", "")),
};
const KINDS = new Set(
  "text name year date iin bin phone email contacts count members activities options categories consent signature".split(
    " ",
  ),
);

const REQUIRED: Readonly<Record<string, string>> = {
  application: "applicantName categories consent phone email filledOn signature",
  volunteer: "fullName birthYear residence iin experience contacts activities roles availability",
  group: "leaderName birthYear residence iin experience members contacts activities",
  organisation: "name registeredOn bin contacts headName volunteerCount activities",
  coordinator:
    "fullName birthYear residence iin experience coordinationExperience contacts activities coordinatedCount",
  organiser: "fullName birthYear residence iin contacts activities",
  programme:
    "name organiser goal tasks methods expectedResults targetGroup participantCount period placeAndTime requirements offeredWork",
  action:
    "name organiser goal tasks expectedResults targetGroup volunteerCount dateAndTime place requirements duration offeredWork",
};

function collapsed(text: string): string {
  return text.replace(/\s+/g, " ");
}

function printedWords(form: FormDefinition, language: Language): readonly string[] {
  return [
    form.title[language],
    ...form.fields.flatMap((each) => [
      each.label[language],
      ...(each.options ?? []).map((option) => option.label[language]),
    ]),
    ...form.rows.flatMap((row) => (row.row === "header" ? [row.text[language]] : [])),
  ];
}

test.each(FORM_IDS)("law:A2 – every printed word of %s stands in the order, in both languages", (id) => {
  for (const language of LANGUAGES) {
    const strange = printedWords(FORMS[id], language).filter((words) => !ORDER[language].includes(collapsed(words)));
    expect(strange).toEqual([]);
  }
});

test.each(FORM_IDS)("law:8, law:A2 – %s asks for what the order asks for", (id) => {
  const form = formDefinition(id);
  expect(form.form).toBe(id);
  const asked = form.fields.filter((each) => each.required).map((each) => each.id);
  expect(asked.toSorted()).toEqual(REQUIRED[id]?.split(" ").toSorted());
  expect(form.fields.every((each) => KINDS.has(each.kind))).toBe(true);
});

test.each(FORM_IDS)("the printed rows of %s name fields and options that exist", (id) => {
  for (const row of FORMS[id].rows) if (row.row !== "header") expect(field(id, row.field).id).toBe(row.field);
  const listed = FORMS[id].rows.filter((row) => row.row === "option" && row.field === "activities");
  const asks = FORMS[id].fields.some((each) => each.kind === "activities");
  expect(listed).toHaveLength(asks ? 13 : 0);
});

test("there are thirteen kinds, and the thirteenth asks for its own words", () => {
  expect(ACTIVITIES.map((option) => option.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(field("group", "otherActivities").requiredWhen).toEqual({ field: "activities", option: 13 });
});

test("the rows that the official forms print without a cell are known", () => {
  const bare = FORM_IDS.flatMap((id) =>
    FORMS[id].fields.filter((each) => !each.cell).map((each) => `${id}.${each.id}`),
  );
  expect(bare).toEqual(["organiser.organisationName", "organiser.registeredOn", "organiser.bin", "action.offeredWork"]);
});

test("a field that a form does not have is our own mistake", () => {
  expect(() => field("programme", "iin")).toThrow("has no field iin");
});

import { describe, expect, it } from "vitest";
import { buildDocx } from "../../../fixtures/build.ts";
import type { Person } from "../../../fixtures/invent.ts";
import { PLAIN } from "../../../fixtures/manner.ts";
import { PEOPLE } from "../../../fixtures/people.ts";
import { plainDate } from "../../../src/calendar/plain-date.ts";
import { readDocx } from "../../../src/documents/docx/read-docx.ts";
import { openPackage } from "../../../src/documents/package.ts";
import { blankAppendix, filledForm } from "../../../src/documents/write/write-docx.ts";
import { filledFormXlsx } from "../../../src/documents/write/write-xlsx.ts";
import { writeZip } from "../../../src/documents/write/zip-writer.ts";
import { readXlsx } from "../../../src/documents/xlsx/read-xlsx.ts";
import { readForms } from "../../../src/forms/read-forms.ts";
import { FORM_IDS, LANGUAGES } from "../../../src/forms/reading.ts";
import type { Answer, FieldId, FormId, Language, ReadForm } from "../../../src/forms/reading.ts";
import type { Paper } from "../../../src/forms/paper.ts";

const TODAY = plainDate("2026-10-20");
/** Notes full of what a careless reader would take for an answer. */
const NOTE = "толтырыңыз: 5 адам, 2020, +7 700 000 09 99, a@example.kz";

type Given = { readonly person: Person; readonly form: FormId; readonly language: Language };

const GIVEN: readonly Given[] = PEOPLE.flatMap((person) =>
  FORM_IDS.filter((form) => person.forms[form] !== undefined).flatMap((form) =>
    LANGUAGES.map((language) => ({ person, form, language })),
  ),
);

describe("a returned form, read again", () => {
  it.each(GIVEN.map((given) => [`${given.person.key} ${given.form} ${given.language}`, given] as const))(
    "%s: says the same, gaps are empty",
    (_, given) => {
      const read = filledIn(given);
      const { kept, marks } = withGaps(read);
      expect(valuesOf(only([readDocx("returned.docx", filledForm({ ...read, answers: kept }, marks))]))).toEqual(
        valuesOf({ ...read, answers: kept }),
      );
    },
  );

  it("reads what is typed over a note", () => {
    const read = filledIn({ person: first(), form: "volunteer", language: "kk" });
    const { kept } = without(read, "residence");
    const returned = filledForm({ ...read, answers: kept }, new Map([["residence", NOTE]]));
    const typed = edited(returned, (xml) =>
      xml.replace("<w:showingPlcHdr/>", "").replace(`← ${NOTE}`, "Астана қаласы"),
    );
    expect(only([readDocx("typed.docx", typed)]).answers["residence"]?.value).toBe("Астана қаласы");
  });

  it("reads what is typed over the note of the application's line", () => {
    const read = filledIn({ person: first(), form: "application", language: "ru" });
    const { kept } = without(read, "email");
    const returned = filledForm({ ...read, answers: kept }, new Map([["email", NOTE]]));
    const typed = edited(returned, (xml) =>
      xml.replace("<w:showingPlcHdr/>", "").replace(`← ${NOTE}`, "asel@example.kz"),
    );
    expect(only([readDocx("typed.docx", typed)]).answers["email"]?.value).toBe("asel@example.kz");
  });

  it("reads what is typed above a note", () => {
    const read = filledIn({ person: first(), form: "volunteer", language: "ru" });
    const { kept } = without(read, "iin");
    const returned = filledForm({ ...read, answers: kept }, new Map([["iin", NOTE]]));
    const typed = edited(returned, (xml) =>
      xml.replace(/(<w:shd [^>]*\/><\/w:tcPr>)<w:p\/>/, "$1<w:p><w:r><w:t>990314491015</w:t></w:r></w:p>"),
    );
    expect(only([readDocx("typed.docx", typed)]).answers["iin"]?.given).toBe("990314491015");
  });
});

describe("a returned workbook, read again", () => {
  it.each(PEOPLE.slice(0, 13).map((person) => [person.key, person] as const))(
    "%s: says the same, gaps are empty",
    async (_, person) => {
      const [form = "volunteer"] = person.categories;
      const read = filledIn({ person, form, language: "kk" });
      const { kept, marks } = withGaps(read);
      const bytes = await filledFormXlsx({ ...read, answers: kept }, marks);
      expect(valuesOf(only([await readXlsx("returned.xlsx", bytes)]))).toEqual(valuesOf({ ...read, answers: kept }));
    },
  );
});

describe("the blank appendix", () => {
  it.each(LANGUAGES)("in %s holds no answer", (language) => {
    expect(readForms([readDocx("blank.docx", blankAppendix(language))], TODAY).forms).toEqual([]);
  });
});

function first(): Person {
  const [person] = PEOPLE;
  if (person === undefined) throw new Error("nobody has been invented");
  return person;
}

function filledIn({ person, form, language }: Given): ReadForm {
  const answers = person.forms[form] ?? {};
  return only([readDocx("own.docx", buildDocx([{ form, language, answers, manner: PLAIN }], person.key))]);
}

function only(papers: readonly Paper[]): ReadForm {
  const [form, another] = readForms(papers, TODAY).forms;
  if (form === undefined || another !== undefined) throw new Error("wanted one form");
  return form;
}

/** Takes out every third answer and marks its place; not the choice of kinds, which the words at kind 13 repeat. */
function withGaps(read: ReadForm): {
  readonly kept: Readonly<Record<FieldId, Answer>>;
  readonly marks: ReadonlyMap<FieldId, string>;
} {
  const gaps = Object.keys(read.answers).filter(
    (field, index) => index % 3 === 1 && !["categories", "activities"].includes(field),
  );
  const kept = Object.entries(read.answers).filter(([field]) => !gaps.includes(field));
  return { kept: Object.fromEntries(kept), marks: new Map(gaps.map((field) => [field, NOTE])) };
}

function without(read: ReadForm, gap: FieldId): { readonly kept: Readonly<Record<FieldId, Answer>> } {
  return { kept: Object.fromEntries(Object.entries(read.answers).filter(([field]) => field !== gap)) };
}

function valuesOf({ form, language, answers }: ReadForm): unknown {
  return {
    form,
    language,
    values: Object.fromEntries(Object.entries(answers).map(([field, { value }]) => [field, value])),
  };
}

/** The file after a person's editing: its document changed, all else as it was. */
function edited(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const pack = openPackage(bytes);
  return writeZip(
    pack.names.map((name) => {
      const text = pack.text(name) ?? "";
      return { name, content: name === "word/document.xml" ? edit(text) : text };
    }),
  );
}

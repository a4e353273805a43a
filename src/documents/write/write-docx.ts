/** Forms of Appendix 2 as docx: blank ones, and the applicant's own with the gaps highlighted. */
import { FORM_IDS } from "../../forms/reading.ts";
import type { FieldId, FormId, Language, ReadForm } from "../../forms/reading.ts";
import { docxPackage } from "./docx-package.ts";
import { pageXml } from "./docx-page.ts";
import { BLANK } from "./filling.ts";
import { formPage, missingPage } from "./form-page.ts";

/** The official blank form. */
export function blankForm(form: FormId, language: Language): Uint8Array {
  return docxPackage(pageXml(formPage(form, language, BLANK), true), language);
}

/** The whole of Appendix 2: application, questionnaires, programme, action, each from a new page. */
export function blankAppendix(language: Language): Uint8Array {
  const pages = FORM_IDS.map((form, index) => pageXml(formPage(form, language, BLANK), index === 0));
  return docxPackage(pages.join(""), language);
}

/**
 * The applicant's form with what was understood (else as given). `marks`: field → what to write there, in the form's
 * language; its cell is highlighted and the words stand in it as a placeholder that is never an answer.
 */
export function filledForm(read: ReadForm, marks: ReadonlyMap<FieldId, string>): Uint8Array {
  const filling = { answers: read.answers, marks, returned: true };
  return docxPackage(pageXml(formPage(read.form, read.language, filling), true), read.language);
}

/** A blank form for one that did not come: all required places highlighted, `note` at the first. */
export function missingForm(form: FormId, language: Language, note: string): Uint8Array {
  return docxPackage(pageXml(missingPage(form, language, note), true), language);
}

/** Any of the eight forms as a page: blank, filled, or blank with every required place marked. */
import { formDefinition } from "../../forms/definitions.ts";
import type { FormId, Language } from "../../forms/reading.ts";
import { applicationPage } from "./application-page.ts";
import { BLANK } from "./filling.ts";
import type { Filling } from "./filling.ts";
import type { Page } from "./page.ts";
import { questionnairePage } from "./questionnaire-page.ts";

export function formPage(form: FormId, language: Language, filling: Filling): Page {
  const definition = formDefinition(form);
  return form === "application"
    ? applicationPage(definition, language, filling)
    : questionnairePage(definition, language, filling);
}

/** A form that has not come at all. `note` stands at its first place; the others are highlighted. Consent is printed. */
export function missingPage(form: FormId, language: Language, note: string): Page {
  return formPage(form, language, missingFilling(form, note));
}

/** What is marked in a form that has not come. */
export function missingFilling(form: FormId, note: string): Filling {
  const required = formDefinition(form).fields.filter((field) => field.required && field.kind !== "consent");
  const marks = new Map(required.map((field, index) => [field.id, index === 0 ? note : ""]));
  return { ...BLANK, marks, returned: true };
}

/** The eight forms of Appendix 2 (law:A2) and the thirteen kinds of activity, as `data/forms/` states them. */
import action from "../../data/forms/action.json" with { type: "json" };
import activities from "../../data/forms/activities.json" with { type: "json" };
import application from "../../data/forms/application.json" with { type: "json" };
import coordinator from "../../data/forms/coordinator.json" with { type: "json" };
import group from "../../data/forms/group.json" with { type: "json" };
import organisation from "../../data/forms/organisation.json" with { type: "json" };
import organiser from "../../data/forms/organiser.json" with { type: "json" };
import programme from "../../data/forms/programme.json" with { type: "json" };
import volunteer from "../../data/forms/volunteer.json" with { type: "json" };
import type { Field, FormDefinition, Option } from "./definition.ts";
import type { FieldId, FormId } from "./reading.ts";

/** The thirteen kinds, without their printed number "1) "; the same in five questionnaires (Appendix 2). */
export const ACTIVITIES: readonly Option[] = activities;

/**
 * Every form of Appendix 2. Printed rows: `header` – words alone; `field` – label and value cell; `option` – one line of a
 * list: of `activities` the option of that number, of `members` an empty line "1.", "2.", "3.".
 */
export const FORMS: Readonly<Record<FormId, FormDefinition>> = {
  application: definition(application),
  volunteer: definition(volunteer),
  group: definition(group),
  organisation: definition(organisation),
  coordinator: definition(coordinator),
  organiser: definition(organiser),
  programme: definition(programme),
  action: definition(action),
};

/** The definition of one form. */
export function formDefinition(id: FormId): FormDefinition {
  return FORMS[id];
}

/** A field of a form. Throws where the form has no such field: that is our own mistake. */
export function field(form: FormId, id: FieldId): Field {
  const found = FORMS[form].fields.find((each) => each.id === id);
  if (found === undefined) throw new Error(`the form ${form} has no field ${id}`);
  return found;
}

function definition(json: unknown): FormDefinition {
  if (!isDefinition(json)) throw new Error("data/forms holds something that is not a form");
  return { ...json, fields: json.fields.map(withActivities) };
}

function withActivities(each: Field): Field {
  return each.kind === "activities" ? { ...each, options: ACTIVITIES } : each;
}

/** The shape is kept by `test/forms/definitions.test.ts`; here only what tells a form from anything else. */
function isDefinition(json: unknown): json is FormDefinition {
  return typeof json === "object" && json !== null && "form" in json && "fields" in json && "rows" in json;
}

/** law:3, law:A1 – which answers stand in which column of the register. Nothing else is ever public (law:9). */
import type { Category, Contacts, Language, ReadForm } from "../forms/reading.ts";
import { formIn, numbersOf, stringOf, valueOf } from "./04-application.ts";
import { regionOf } from "./region.ts";

/** Columns 2…11 of Appendix 1; column 6 in two parts. */
export type RowOfRegister = {
  readonly volunteer: string;
  readonly groupLeader: string;
  readonly organisation: string;
  readonly coordinatorOrganiser: string;
  readonly contacts: string;
  readonly region: string;
  readonly programme: string;
  readonly action: string;
  readonly placeAndTime: string;
  readonly requirements: string;
  readonly termination: string;
};

const EMPTY: RowOfRegister = {
  volunteer: "",
  groupLeader: "",
  organisation: "",
  coordinatorOrganiser: "",
  contacts: "",
  region: "",
  programme: "",
  action: "",
  placeAndTime: "",
  requirements: "",
  termination: "",
};

/** The row of one category in one language, from that language's copy; from the other where there is only one. */
export function registerRow(category: Category, language: Language, forms: readonly ReadForm[]): RowOfRegister {
  const read = formIn(forms, category, language) ?? forms.find((other) => other.form === category);
  const activities = formsIn(forms, language).filter(({ form }) => form === "programme" || form === "action");
  return {
    ...EMPTY,
    ...namesIn(category, read),
    contacts: contactsIn(read),
    region: regionIn(read, activities, language),
    programme: joined(activities, "programme", ["name"]),
    action: joined(activities, "action", ["name"]),
    placeAndTime: lines([
      joined(activities, "programme", ["placeAndTime", "period"]),
      joined(activities, "action", ["place", "dateAndTime"]),
    ]),
    requirements: lines([
      joined(activities, "programme", ["requirements"]),
      joined(activities, "action", ["requirements"]),
    ]),
  };
}

/** Kinds of activity 1…13 of an entry, from any copy. */
export function activitiesOf(category: Category, forms: readonly ReadForm[]): readonly number[] {
  const copies = forms.filter((read) => read.form === category);
  return copies.map((read) => numbersOf(read, "activities")).find((kinds) => kinds.length > 0) ?? [];
}

function formsIn(forms: readonly ReadForm[], language: Language): readonly ReadForm[] {
  const own = forms.filter((read) => read.language === language);
  return own.some((read) => read.form === "programme" || read.form === "action") ? own : forms;
}

function namesIn(category: Category, read: ReadForm | undefined): Partial<RowOfRegister> {
  switch (category) {
    case "volunteer":
      return { volunteer: stringOf(read, "fullName") ?? "" };
    case "group":
      return { groupLeader: stringOf(read, "leaderName") ?? "" };
    case "organisation":
      return { organisation: named(stringOf(read, "name"), stringOf(read, "headName")) };
    case "coordinator":
      return { coordinatorOrganiser: stringOf(read, "fullName") ?? "" };
    case "organiser":
      return { coordinatorOrganiser: named(stringOf(read, "organisationName"), stringOf(read, "fullName")) };
  }
}

function named(body: string | undefined, person: string | undefined): string {
  return [body, person].filter((part) => part !== undefined && part !== "").join(", ");
}

/** law:9 – the contact row is public by the form; nothing of the application is. */
function contactsIn(read: ReadForm | undefined): string {
  const value = valueOf(read, "contacts");
  return isContacts(value) ? value.text : "";
}

function isContacts(value: unknown): value is Contacts {
  return typeof value === "object" && value !== null && "text" in value;
}

/** Where the entry works: the place of its activities, else the region (never more) of the residence. */
function regionIn(read: ReadForm | undefined, activities: readonly ReadForm[], language: Language): string {
  const places = [
    ...activities.flatMap((activity) => [stringOf(activity, "placeAndTime"), stringOf(activity, "place")]),
    stringOf(read, "residence"),
    stringOf(read, "name"),
    stringOf(read, "organisationName"),
  ];
  const found = places.map((place) => regionOf(place ?? "")).find((region) => region !== undefined);
  return found?.[language] ?? "";
}

function joined(activities: readonly ReadForm[], form: "programme" | "action", fields: readonly string[]): string {
  return lines(
    activities
      .filter((read) => read.form === form)
      .map((read) =>
        fields
          .map((field) => stringOf(read, field))
          .filter((part) => part !== undefined)
          .join(", "),
      ),
  );
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("; ");
}

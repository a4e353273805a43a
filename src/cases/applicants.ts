/** A regional front office sends one mail with the forms of several applicants: a case each. */
import { identityOf, NAME_FIELDS, stringOf } from "../rules/04-application.ts";
import { isOnePerson, mayBeOnePerson } from "../rules/names.ts";
import type { ReadForm } from "../forms/reading.ts";

type Group = readonly ReadForm[];

/** The forms of each applicant; one group unless two forms of one kind and language bear different numbers or names. */
export function applicantsIn(forms: readonly ReadForm[]): readonly Group[] {
  const named = forms.filter((read) => identityOf(read) !== undefined);
  const groups = named.reduce<readonly Group[]>(withQuestionnaire, []);
  if (!groups.some((group) => groups.some((other) => other !== group && areRivals(group, other)))) return [forms];
  const rest = forms.filter((read) => identityOf(read) === undefined);
  return groups.map((group, place) => [...group, ...rest.filter((read) => ownerOf(read, groups) === place)]);
}

/** To the group with the same number; else to one that has no such form yet and bears the same name, or no other. */
function withQuestionnaire(groups: readonly Group[], read: ReadForm): readonly Group[] {
  const same = groups.findIndex((group) => group.some((other) => identityOf(other) === identityOf(read)));
  const place = same >= 0 ? same : groups.findIndex((group) => mayJoin(group, read));
  return place < 0 ? [...groups, [read]] : groups.map((group, at) => (at === place ? [...group, read] : group));
}

/** One applicant's copies may contradict each other in the number; two people of one mail have names of their own. */
function mayJoin(group: Group, read: ReadForm): boolean {
  const rival = group.some((other) => other.form === read.form && other.language === read.language);
  if (rival) return false;
  const known = group.filter((other) => nameIn(other) !== "" && other.form !== "organisation");
  return known.length === 0 || known.some((other) => isOnePerson(nameIn(other), nameIn(read)));
}

function areRivals(group: Group, other: Group): boolean {
  return group.some((read) => other.some((copy) => copy.form === read.form && copy.language === read.language));
}

/** Whose application this is: same file first, then the name most alike. */
function ownerOf(read: ReadForm, groups: readonly Group[]): number {
  const sameFile = groups.flatMap((group, place) =>
    group.some((other) => other.source === read.source) ? [place] : [],
  );
  const [only, second] = sameFile;
  if (only !== undefined && second === undefined) return only;
  const name = nameIn(read);
  const byWords = groups.findIndex((group) => group.some((other) => isOnePerson(nameIn(other), name)));
  if (byWords >= 0) return byWords;
  return Math.max(
    0,
    groups.findIndex((group) => group.some((other) => mayBeOnePerson(nameIn(other), name))),
  );
}

function nameIn(read: ReadForm): string {
  return stringOf(read, NAME_FIELDS[read.form]) ?? "";
}

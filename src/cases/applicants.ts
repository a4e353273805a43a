/** A regional front office sends one mail with the forms of several applicants: a case each. */
import { identityOf, isCategory, stringOf, NAME_FIELDS } from "../rules/04-application.ts";
import { mayBeOnePerson } from "../rules/names.ts";
import { foldedWords } from "../rules/folded-words.ts";
import type { ReadForm } from "../forms/reading.ts";

/** The forms of each applicant; one group unless two questionnaires of one kind and language bear different numbers. */
export function applicantsIn(forms: readonly ReadForm[]): readonly (readonly ReadForm[])[] {
  const identities = [...new Set(forms.map(identityOf).filter((identity) => identity !== undefined))];
  if (!forms.some((read) => hasRival(read, forms)) || identities.length < 2) return [forms];
  const groups = identities.map((identity) => forms.filter((read) => identityOf(read) === identity));
  const rest = forms.filter((read) => identityOf(read) === undefined);
  return groups.map((group, place) => [...group, ...rest.filter((read) => ownerOf(read, groups) === place)]);
}

function hasRival(read: ReadForm, forms: readonly ReadForm[]): boolean {
  const own = identityOf(read);
  const rivals = forms.filter((other) => other.form === read.form && other.language === read.language);
  return isCategory(read.form) && rivals.some((other) => identityOf(other) !== own && identityOf(other) !== undefined);
}

/** Whose application this is: same file first, then the name most alike. */
function ownerOf(read: ReadForm, groups: readonly (readonly ReadForm[])[]): number {
  const sameFile = groups.flatMap((group, place) =>
    group.some((other) => other.source === read.source) ? [place] : [],
  );
  const [only, second] = sameFile;
  if (only !== undefined && second === undefined) return only;
  const name = nameIn(read);
  const byWords = groups.findIndex((group) => group.some((other) => sharesWords(nameIn(other), name)));
  if (byWords >= 0) return byWords;
  return Math.max(
    0,
    groups.findIndex((group) => group.some((other) => mayBeOnePerson(nameIn(other), name))),
  );
}

function nameIn(read: ReadForm): string {
  return stringOf(read, NAME_FIELDS[read.form]) ?? "";
}

function sharesWords(left: string, right: string): boolean {
  const words = foldedWords(left).split(" ");
  const shared = foldedWords(right)
    .split(" ")
    .filter((word) => word.length > 2 && words.includes(word));
  return shared.length >= 2;
}

/** Findings in words: form by form and language by language, as the letters list them (law:8). */
import { field, formDefinition } from "../forms/definitions.ts";
import type { AnswerKind } from "../forms/definition.ts";
import type { FieldId, FormId, Language } from "../forms/reading.ts";
import type { Finding } from "../rules/finding.ts";
import { shortened } from "./plain-line.ts";
import type { ViewOf } from "./shapes.ts";
import { filled } from "./words.ts";
import type { Phrase, Words } from "./words.ts";

/** What stands there is repeated to find the place again; nobody needs a page of it. */
const LONGEST_ANSWER = 300;

export type FormGaps = ViewOf<"refine">["forms"][number];
type Gap = FormGaps["gaps"][number];

/** The findings in `language`; labels and examples stay in the language of their form. */
export function gapsByForm(findings: readonly Finding[], words: Words, language: Language): readonly FormGaps[] {
  return groupedByForm(findings).map((group) => formGaps(group, words, language));
}

/** Findings of the same form and language together, in the order in which each form first comes. */
export function groupedByForm<Item extends { readonly form: FormId; readonly language: Language }>(
  items: readonly Item[],
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = `${item.form} ${item.language}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** What is wrong with one answer, without the label; a whole form that is absent is `missing` as well. */
export function wrongInWords(finding: Finding, words: Words, language: Language): string {
  return phraseOfWrong(finding, words)[language];
}

/** What to attach to the row of a returned form: what is wrong and what a right answer looks like. */
export function noteOf(finding: Finding, id: FieldId, words: Words): string {
  const wrong = wrongInWords(finding, words, finding.language);
  const example = exampleOf(finding.form, id, words)[finding.language];
  return filled(words.note.row[finding.language], { wrong, example });
}

/** An example of a right answer: the field's own one, or that of its kind. */
export function exampleOf(form: FormId, id: FieldId, words: Words): Phrase {
  const { examples } = words;
  const kind = field(form, id).kind;
  return phraseIn(examples, [`${form}.${id}`, id, kind], "text");
}

/** Prose is answered in the form's language, and so shown; an example of anything else explains itself in the letter's. */
function isProse(form: FormId, id: FieldId): boolean {
  return ["text", "name", "date"].includes(field(form, id).kind);
}

/** «пункт 8 Правил»; of "10.2" «часть 2 пункта 10 Правил». */
export function clauseInWords(clause: string, words: Words, language: Language): string {
  const [whole = clause, part] = clause.split(".");
  if (part === undefined) return filled(words.clause.whole[language], { clause: whole });
  return filled(words.clause.part[language], { clause: whole, part });
}

/** The language of a form, in `language`: «қазақ тіліндегі», «на казахском языке». */
export function formLanguage(of: Language, words: Words, language: Language): string {
  return words.formLanguage[of][language];
}

function formGaps(group: readonly [Finding, ...Finding[]], words: Words, language: Language): FormGaps {
  const [first] = group;
  const absent = group.find((finding) => finding.field === null);
  return {
    title: formDefinition(first.form).title[first.language],
    language: formLanguage(first.language, words, language),
    absent: absent !== undefined,
    clause: clauseInWords(first.clause, words, language),
    gaps: group.flatMap((finding) => (finding.field === null ? [] : [gap(finding, finding.field, words, language)])),
  };
}

function gap(finding: Finding, id: FieldId, words: Words, language: Language): Gap {
  return {
    label: field(finding.form, id).label[finding.language],
    wrong: wrongInWords(finding, words, language),
    given: isUnchosen(finding) ? "" : shortened(finding.given ?? "", LONGEST_ANSWER),
    elsewhere: elsewhere(finding, words, language),
    example: exampleOf(finding.form, id, words)[isProse(finding.form, id) ? finding.language : language],
    clause: clauseInWords(finding.clause, words, language),
  };
}

function elsewhere(finding: Finding, words: Words, language: Language): Gap["elsewhere"] {
  const { against } = finding;
  if (against === undefined) return undefined;
  return {
    where: whereElse(finding, against, words)[language],
    label: field(against.form, against.field).label[against.language],
    given: shortened(against.given, LONGEST_ANSWER),
  };
}

function whereElse(finding: Finding, against: NonNullable<Finding["against"]>, words: Words): Phrase {
  const values = (language: Language) => ({
    language: formLanguage(against.language, words, language),
    title: formDefinition(against.form).title[against.language],
  });
  const same = against.form === finding.form;
  const copies = against.language === finding.language ? words.elsewhere.sameForm : words.elsewhere.otherCopy;
  const phrase = same ? copies : words.elsewhere.otherForm;
  return { kk: filled(phrase.kk, values("kk")), ru: filled(phrase.ru, values("ru")) };
}

function phraseOfWrong(finding: Finding, words: Words): Phrase {
  if (isUnchosen(finding)) return withTitle(phraseIn(words.wrong, ["unchosen"], "conflict"), finding.given ?? "");
  const kind: AnswerKind | "form" = finding.field === null ? "form" : field(finding.form, finding.field).kind;
  const flaw = finding.flaw === undefined ? [] : [`${finding.flaw}:${kind}`, finding.flaw];
  return phraseIn(words.wrong, [...flaw, `${finding.problem}:${kind}`], finding.problem);
}

/** A questionnaire came whose category the application does not name: `given` is the questionnaire's title. */
function isUnchosen(finding: Finding): boolean {
  return (
    finding.field === "categories" &&
    finding.problem === "conflict" &&
    finding.against === undefined &&
    finding.flaw === undefined
  );
}

function withTitle(phrase: Phrase, title: string): Phrase {
  return { kk: filled(phrase.kk, { title }), ru: filled(phrase.ru, { title }) };
}

function phraseIn(phrases: Readonly<Record<string, Phrase>>, keys: readonly string[], last: string): Phrase {
  const key = keys.find((each) => Object.hasOwn(phrases, each)) ?? last;
  const phrase = phrases[key];
  if (phrase === undefined) throw new Error(`there are no words for '${keys.join("', '")}', not even for '${last}'`);
  return phrase;
}

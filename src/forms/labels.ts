/** Every label, header, title and option of Appendix 2 by its folded key, made once. */
import type { Field, FormDefinition, Option } from "./definition.ts";
import { FORMS } from "./definitions.ts";
import { counted } from "./edit-distance.ts";
import type { Counted } from "./edit-distance.ts";
import { fold, isBoundary } from "./fold.ts";
import type { Folded } from "./fold.ts";
import { FORM_IDS, LANGUAGES } from "./reading.ts";
import type { FormId, Language } from "./reading.ts";

/** What a label says in one form and language. A section header has no field. */
export type Label = {
  readonly key: string;
  /** The key's letters, counted for comparing. */
  readonly letters: Counted;
  readonly form: FormId;
  readonly language: Language;
  readonly field?: Field;
  readonly option?: Option;
  readonly official: boolean;
  /** A caption under or behind a blank: "(подпись)". */
  readonly caption: boolean;
};

/** A label found at the beginning of a text. */
export type Hit = {
  readonly label: Label;
  /** Where the label begins and ends in the folded key. */
  readonly start: number;
  readonly end: number;
  /** 1 exact, less for a likeness. */
  readonly certainty: number;
  /** The number in front of it: "6) …". */
  readonly number?: number;
};

const LABELS: readonly Label[] = FORM_IDS.flatMap((id) => labelsOf(FORMS[id]));
const BY_START = groupBy(LABELS, (label) => label.key.slice(0, 2));
export const TITLES: readonly Label[] = FORM_IDS.flatMap((id) => titlesOf(FORMS[id]));
/** A sign in front of an option: a box, a tick, a letter that stands for a tick. */
const SIGN = String.raw`(?:[☐□☑☒✓✔✗🗹√\-–•*+]|\[[\sxXхХvV+✓]?\]|[vVxXхХ](?=\s))`;
const SIGNED = new RegExp(`^\\s*${SIGN}\\s*`, "u");
const ENUMERATOR = new RegExp(String.raw`^\s*${SIGN}?\s*(?:№\s*)?(\d{1,2})(?:\.\d{1,2})*\s*[.)]*\s*(?=\D)`, "u");

/** "Мәдениет және ақпарат министрлігі" does not choose the kind "мәдениет". */
const LONG_OPTION = 14;

const HITS = new WeakMap<Folded, readonly Hit[]>();

/** The longest label of any form at the beginning of a text, once for each form and language that has it. */
export function hitsAt(text: Folded): readonly Hit[] {
  const known = HITS.get(text);
  if (known !== undefined) return known;
  const hits = searchHits(text);
  HITS.set(text, hits);
  return hits;
}

function searchHits(text: Folded): readonly Hit[] {
  const plain = hitsFrom(text, 0);
  if (plain.length > 0) return plain;
  const number = ENUMERATOR.exec(text.text);
  if (number !== null) return hitsBehind(text, number[0]).map((hit) => ({ ...hit, number: Number(number[1]) }));
  const sign = SIGNED.exec(text.text);
  return sign === null ? [] : hitsBehind(text, sign[0]).filter((hit) => hit.label.option !== undefined);
}

function hitsBehind(text: Folded, head: string): readonly Hit[] {
  const start = text.at.findIndex((index) => index >= head.length);
  return start < 0 ? [] : hitsFrom(text, start);
}

/** The hits of one form; a field before a header, an official label before a variant, the preferred language first. */
export function hitIn(text: Folded, form: FormId, language: Language): Hit | undefined {
  const rank = ({ label }: Hit): number =>
    (label.language === language ? 0 : 1) + (label.field === undefined ? 4 : 0) + (label.official ? 0 : 2);
  const own = hitsAt(text).filter((hit) => hit.label.form === form);
  const longest = Math.max(...own.map((hit) => hit.end));
  return own.filter((hit) => hit.end === longest).toSorted((one, other) => rank(one) - rank(other))[0];
}

/** The label of a field that begins in the midst of a text. */
export function hitWithin(text: Folded, start: number, form: FormId, language: Language): Hit | undefined {
  const own = hitsFrom(text, start).filter(
    ({ label }) => label.form === form && label.field !== undefined && label.option === undefined && !label.caption,
  );
  return own.find(({ label }) => label.language === language) ?? own[0];
}

const BY_FORM = groupBy(LABELS, (label) => label.form);

/** All labels of a form, for likeness. */
export function labelsIn(form: FormId): readonly Label[] {
  return BY_FORM.get(form) ?? [];
}

/** Says whether nothing but the label stands in the text. */
export function isWhole(hit: Hit, text: Folded): boolean {
  return hit.end === text.key.length;
}

/** An option with its number or sign, or in so many of its official words that they can't be another sentence's beginning. */
export function isPlainOption({ label, start, end }: Hit): boolean {
  return label.option !== undefined && (start > 0 || (label.official && end - start >= LONG_OPTION));
}

function hitsFrom(text: Folded, start: number): readonly Hit[] {
  const bucket = BY_START.get(text.key.slice(start, start + 2)) ?? [];
  const found = bucket.filter(
    (label) => text.key.startsWith(label.key, start) && isBoundary(text, start + label.key.length),
  );
  const longest = new Map<FormId, number>();
  for (const { form, key } of found) longest.set(form, Math.max(longest.get(form) ?? 0, key.length));
  return found
    .filter(({ form, key }) => key.length === longest.get(form))
    .map((label) => ({ label, start, end: start + label.key.length, certainty: 1 }));
}

function labelsOf(form: FormDefinition): readonly Label[] {
  return LANGUAGES.flatMap((language) => [
    ...form.fields.flatMap((field) => fieldLabels(form.form, language, field)),
    ...form.rows.flatMap((row) =>
      row.row === "header" ? [labelOf(form.form, language, row.text[language], true)] : [],
    ),
  ]);
}

function fieldLabels(form: FormId, language: Language, field: Field): readonly Label[] {
  return [
    { ...labelOf(form, language, field.label[language], true), field },
    ...field.variants[language].map((text) => ({ ...labelOf(form, language, text, false), field })),
    ...(field.options ?? []).flatMap((option) =>
      [option.label[language], ...option.variants[language]].map((text, index) => ({
        ...labelOf(form, language, text, index === 0),
        field,
        option,
      })),
    ),
  ];
}

function titlesOf(form: FormDefinition): readonly Label[] {
  return LANGUAGES.flatMap((language) =>
    [form.title[language], ...form.titleVariants[language]].map((text, index) =>
      labelOf(form.form, language, text, index === 0),
    ),
  );
}

function labelOf(form: FormId, language: Language, text: string, official: boolean): Label {
  const key = fold(text);
  return { key, letters: counted(key), form, language, official, caption: text.startsWith("(") };
}

function groupBy(labels: readonly Label[], keyOf: (label: Label) => string): ReadonlyMap<string, readonly Label[]> {
  const groups = new Map<string, Label[]>();
  for (const each of labels) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}

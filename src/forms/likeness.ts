/** Labels that are nearly right: a slip of the pen or of a scanner, an option cut short. */
import { counted, distanceBetween } from "./edit-distance.ts";
import type { Counted } from "./edit-distance.ts";
import { folded } from "./fold.ts";
import type { Folded } from "./fold.ts";
import { labelsIn } from "./labels.ts";
import type { Hit, Label } from "./labels.ts";
import type { FormId, Language } from "./reading.ts";

const SHORTEST = 7;
/** One letter in eight may differ. */
const TOLERANCE = 8;
/** An option cut short still needs so many of its first letters. */
const CUT = 16;

const KNOWN = new WeakMap<Folded, Map<string, Hit | undefined>>();

/** The one label that the text is nearly, if no other label is about as near. */
export function likelyHit(text: Folded, form: FormId, language: Language): Hit | undefined {
  const known = KNOWN.get(text) ?? new Map<string, Hit | undefined>();
  const place = `${form} ${language}`;
  if (known.has(place)) return known.get(place);
  const hit = searchLikely(text, form, language);
  KNOWN.set(text, known.set(place, hit));
  return hit;
}

function searchLikely(text: Folded, form: FormId, language: Language): Hit | undefined {
  const number = /^\s*(\d{1,2})\s*[.)]\s*/u.exec(text.text);
  const from = number === null ? 0 : text.at.findIndex((index) => index >= number[0].length);
  const whole = text.key.slice(Math.max(0, from));
  const head = headOf(text, Math.max(0, from));
  const found = nearer(nearest(whole, form, language), head === whole ? undefined : nearest(head, form, language));
  if (found === undefined) return undefined;
  const end = Math.max(0, from) + found.length;
  return {
    label: found.label,
    start: Math.max(0, from),
    end,
    certainty: 0.9,
    ...(number === null ? {} : { number: Number(number[1]) }),
  };
}

type Near = { readonly label: Label; readonly length: number; readonly distance: number };

/** Of a line and its words before the colon, what is nearer to a label: an answer as short as "35" is no slip of the pen. */
function nearer(whole: Near | undefined, head: Near | undefined): Near | undefined {
  if (whole === undefined || head === undefined) return head ?? whole;
  return head.distance <= whole.distance ? head : whole;
}

function nearest(key: string, form: FormId, language: Language): Near | undefined {
  if (key.length < SHORTEST) return undefined;
  const text = counted(key);
  const near = labelsIn(form)
    .map((label) => ({ label, distance: distanceTo(text, label) }))
    .filter((each) => each.distance < Number.POSITIVE_INFINITY)
    .toSorted((one, other) => one.distance - other.distance || rank(one.label, language) - rank(other.label, language));
  const [first] = near;
  if (first === undefined) return undefined;
  const rival = near.find(({ label }) => isAnother(label, first.label));
  return rival !== undefined && rival.distance <= first.distance
    ? undefined
    : { label: first.label, length: key.length, distance: first.distance };
}

/** A heading that is the label of its list too ("Список группы волонтеров …") is no rival of it. */
function isAnother(label: Label, first: Label): boolean {
  return label.key !== first.key && (label.field !== first.field || label.option !== first.option);
}

function rank(label: Label, language: Language): number {
  return (label.language === language ? 0 : 1) + (label.official ? 0 : 2) + (label.field === undefined ? 4 : 0);
}

function distanceTo(text: Counted, label: Label): number {
  const { key } = text;
  if (label.option !== undefined && key.length >= CUT && label.key.startsWith(key)) return 0;
  const most = Math.floor(Math.min(key.length, label.key.length) / TOLERANCE);
  if (Math.abs(key.length - label.key.length) > most) return Number.POSITIVE_INFINITY;
  return distanceBetween(text, label.letters, most);
}

/** The key before the first colon, blank, number or address: "Lable: value". */
function headOf(text: Folded, from: number): string {
  const end = text.text.slice(from > 0 ? (text.at[from] ?? 0) : 0).search(/[:\n\d+]|_{2}|\S+@/u);
  return end < 0
    ? text.key.slice(from)
    : folded(text.text.slice(0, (from > 0 ? (text.at[from] ?? 0) : 0) + end)).key.slice(from);
}

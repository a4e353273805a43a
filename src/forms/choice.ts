/** Which options of a list are chosen: by ticks, words and numbers beside them, or by how they are printed. */
import { unreadable } from "./answers/reading-of.ts";
import type { ReadingOf } from "./answers/reading-of.ts";
import { saysNone, written } from "./answers/written.ts";
import type { Field } from "./definition.ts";
import type { Part } from "./evidence.ts";
import type { Sighting } from "./sightings.ts";
import { spansOf } from "./spans.ts";
import { spotOf } from "./strips.ts";
import type { Spot } from "./strips.ts";
import { affirms, tickOf } from "./tick.ts";
import type { Beside, Tick } from "./tick.ts";

type Id = number | string;
type Ids = readonly Id[];

/** `undefined`: nothing is chosen. `unreadable`: something is marked, and what it means is for a person. */
export type Choice = ReadingOf<readonly number[] | readonly string[]> | undefined;

type Row = { readonly id: Id; readonly tick: Tick };

const AMBIGUOUS = unreadable("ambiguous-choice");
/** Half of the letters: an underline may stop short of a word or run over its comma. */
const SHARE = 0.5;
const BESIDE: Readonly<Record<Beside, Tick>> = { on: "yes", off: "no", cross: "cross" };
const ALL = /^(?:все|барлығы|барлық түрлері|все виды|все перечисленное)[.!]?$/iu;

/** The chosen options of a field, sorted as the form prints them. */
export function chosen(field: Field, sightings: readonly Sighting[], parts: readonly Part[]): Choice {
  const rows = sightings.map((each) => ({ id: each.option, tick: rowTick(each) }));
  if (rows.some((row) => row.tick === "doubt")) return AMBIGUOUS;
  const ticked = tickedRows(rows);
  if (ticked === undefined) return AMBIGUOUS;
  const listed = listedIn(field, parts);
  if (listed === undefined) return AMBIGUOUS;
  const marked = markedIn(field, sightings);
  const looks = marked.strong.length > 0 ? marked.strong : marked.weak;
  if (isWordsOnly(rows, listed) && looks.length > 0) return asChoice(field, [...looks, ...ticked]);
  const said = agreed([isWordsOnly(rows, []) && listed.length > 0 ? [] : ticked, listed], marked.strong);
  if (said === undefined || (said.length === 0 && marked.doubt)) return AMBIGUOUS;
  return asChoice(field, said.length > 0 ? said : looks.length > 0 ? looks : keptIn(field, rows));
}

/** The words of the thirteenth row: its cell, or what stands behind its label. */
export function wordsOf(sighting: Sighting | undefined): Spot | undefined {
  if (sighting === undefined) return undefined;
  if (sighting.tail !== undefined && /\p{L}{3}/u.test(written(bareWords(sighting.tail))))
    return spotOf([{ text: bareWords(sighting.tail) }], sighting.tail.column);
  const { value } = sighting;
  if (value === undefined || ["no", "doubt", "empty"].includes(tickOf(value, Number(sighting.option))))
    return undefined;
  const bare = bareWords(value);
  return /\p{L}{2}/u.test(bare) && !affirms(written(bare)) ? spotOf([{ text: bare }], value.column) : undefined;
}

/** The words without the sign that goes before them: "+ …", "да: …", "1 …". */
function bareWords(spot: Spot): string {
  return keptText(spot).replace(
    /^\s*(?:(?:да|иә|ия|иа)(?!\p{L})|[+✓✔☑☒✅*●•√üVvXxХх](?!\p{L})|1(?=\s+\p{L}))[\s,.:;–—-]*/iu,
    "",
  );
}

function rowTick(sighting: Sighting): Tick {
  const number = Number(sighting.option);
  const beside = sighting.value === undefined ? "empty" : tickOf(sighting.value, number);
  if (beside !== "empty") return beside;
  if (sighting.tick !== undefined) return BESIDE[sighting.tick];
  const behind = sighting.tail === undefined ? "empty" : tickOf(sighting.tail, number);
  return behind === "words" && number !== 13 ? "empty" : behind;
}

/** Own words stand in the thirteenth row and no other is ticked: how the others are printed still counts. */
function isWordsOnly(rows: readonly Row[], listed: Ids): boolean {
  return listed.length === 0 && rows.every((row) => row.tick === "empty" || (row.tick === "words" && row.id === 13));
}

/** A cross is a tick, unless crosses and ticks stand side by side: then nobody knows which of them refuses. */
function tickedRows(rows: readonly Row[]): Ids | undefined {
  const yes = rows.filter((row) => row.tick === "yes" || row.tick === "words").map((row) => row.id);
  const crossed = rows.filter((row) => row.tick === "cross").map((row) => row.id);
  if (crossed.length === 0) return yes;
  return rows.some((row) => row.tick === "yes") ? undefined : [...yes, ...crossed];
}

/** Numbers or names of options in the list's own value cell. `undefined`: something else is written there. */
function listedIn(field: Field, parts: readonly Part[]): Ids | undefined {
  const texts = parts.map((part) => written(keptText(part.spot))).filter((text) => text !== "" && !saysNone(text));
  const lists = texts.map((text) => listIn(field, text));
  return lists.some((list) => list === undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

function listIn(field: Field, text: string): Ids | undefined {
  const options = field.options ?? [];
  if (ALL.test(text)) return options.map((option) => option.id);
  if (/(?<!\p{L})(?:кроме|басқасы|не\s|емес)(?!\p{L})/iu.test(text)) return undefined;
  const spot = spotOf([{ text }], 0);
  const named = spansOf(spot.fold, options).map((span) => span.option.id);
  const signed = signedIn(text, options.length);
  if (signed !== undefined) return signed;
  const numbers = numbersIn(text, options.length);
  if (numbers === undefined) return undefined;
  if (field.kind === "activities" && otherWordsIn(text) !== undefined) return numbers;
  if (named.length === 0)
    return numbers.length > 0 && !/\p{L}{3}/u.test(text.replace(JOINING, " ")) ? numbers : undefined;
  return numbers.every((number) => named.includes(number)) ? named : undefined;
}

const JOINING = /(?<!\p{L})(?:және|жане|мен|пен|бен|и|пункты?|тармақ|нөмір|номер[а-я]?)(?!\p{L})/giu;
const SIGNED = /(\d{1,2})\s*[.):–—-]?\s*(\+|[✓✔☑☒√*]|[-–—☐]|(?:да|иә|ия|нет|жоқ|жок)(?!\p{L}))/giu;

/** "1) + 2) – 3) +": every number with its own sign. `undefined`: not written so. */
function signedIn(text: string, last: number): readonly number[] | undefined {
  const pairs = [...text.matchAll(SIGNED)];
  const rest = text.replace(SIGNED, " ");
  if (pairs.length < 2 || /[\p{L}\d]/u.test(rest)) return undefined;
  if (new Set(pairs.map(([, number]) => number)).size < pairs.length) return undefined;
  const chosenOnes = pairs
    .filter(([, , sign = ""]) => !/^(?:[-–—☐]|нет|жоқ|жок)$/iu.test(sign))
    .map(([, number]) => Number(number));
  return chosenOnes.every((number) => number >= 1 && number <= last) ? chosenOnes : undefined;
}

/** "1, 6, 13 – чтение вслух": the own words of the thirteenth kind behind the list of numbers. */
export function otherWordsIn(text: string): string | undefined {
  return /^[\d\s,.;)№и]*(?<!\d)13\s*[\s).,:;(–—-]\s*(\p{L}[^\d]*?)\)?\s*$/u.exec(text)?.[1];
}

/** "1, 6, 8", "1) 6)", "№1 и №6". A range or a number that the list does not have is not read. */
function numbersIn(text: string, last: number): readonly number[] | undefined {
  if (/\d\s*[-–—]\s*\d/u.test(text)) return undefined;
  const numbers = (text.match(/\d+/gu) ?? []).map(Number);
  return numbers.every((number) => number >= 1 && number <= last) ? numbers : undefined;
}

type Marked = {
  readonly strong: Ids;
  readonly weak: Ids;
  /** More of the list is bold than not: chosen, or the printer's habit. */
  readonly doubt?: true;
};

/** Options told by their look. Marked all alike, they say nothing. */
function markedIn(field: Field, sightings: readonly Sighting[]): Marked {
  const all = field.options?.length ?? 0;
  const struck = idsOf(sightings, (each) => each.look.strike >= SHARE);
  const pointed = idsOf(sightings, (each) => each.look.underline >= SHARE || each.look.highlight >= SHARE);
  const present = idsOf(sightings, () => true);
  const strong =
    pointed.length < Math.max(all, present.length) || present.length < all
      ? pointed.filter((id) => !struck.includes(id))
      : [];
  const alike = pointed.length === present.length && present.length > 1;
  if (strong.length > 0 && !alike) return { strong, weak: [] };
  const left = struck.length === 0 ? [] : present.filter((id) => !struck.includes(id));
  if (left.length > 0 && left.length < all) return { strong: left, weak: [] };
  const bold = idsOf(sightings, (each) => each.look.bold >= SHARE);
  if (bold.length * 2 < present.length) return { strong: [], weak: bold };
  return { strong: [], weak: [], ...(bold.length < present.length && field.kind === "options" && { doubt: true }) };
}

/** What ticks and lists say together; what is underlined besides must not say something else. */
function agreed(lists: readonly Ids[], marked: Ids): Ids | undefined {
  const [ticked = [], listed = []] = lists;
  if (ticked.length > 0 && listed.length > 0 && !sameIds(ticked, listed)) return undefined;
  const said = ticked.length > 0 ? ticked : listed;
  return said.length > 0 && marked.some((id) => !said.includes(id)) ? undefined : said;
}

/** Only the chosen rows were left in the paper: no cell refuses, and less than half of the list is there. */
function keptIn(field: Field, rows: readonly Row[]): Ids {
  const all = field.options?.length ?? 0;
  const present = [...new Set(rows.map((row) => row.id))];
  const most = field.kind === "categories" ? 3 : Math.floor(all / 2);
  return present.length <= most && rows.every((row) => row.tick === "empty") ? present : [];
}

function asChoice(field: Field, ids: Ids): Choice {
  const sorted = (field.options ?? []).map((option) => option.id).filter((id) => ids.includes(id));
  if (sorted.length === 0) return undefined;
  const numbers = sorted.filter((id) => typeof id === "number");
  return { value: numbers.length > 0 ? numbers : sorted.filter((id) => typeof id === "string") };
}

function idsOf(sightings: readonly Sighting[], has: (sighting: Sighting) => boolean): Ids {
  return [...new Set(sightings.filter(has).map((each) => each.option))];
}

function sameIds(one: Ids, other: Ids): boolean {
  return one.every((id) => other.includes(id)) && other.every((id) => one.includes(id));
}

function keptText(spot: Spot): string {
  return spot.runs
    .filter((run) => run.strike === undefined)
    .map((run) => run.text)
    .join("");
}

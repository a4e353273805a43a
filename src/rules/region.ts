/**
 * law:A1, column 6 – the region that a place lies in: from the table of regions, towns and districts, old names too.
 * What is unknown, ambiguous or contradictory stays unknown.
 */
import regionsFile from "../../data/register/regions.json" with { type: "json" };
import { fold } from "../forms/fold.ts";

export type RegionName = { readonly kk: string; readonly ru: string };

/** A word of the table: how it must be marked in the text, and the regions that it can stand for. */
type Sign = {
  readonly words: readonly string[];
  readonly mark: "region" | "district" | "town" | "none";
  /** The regions of today that bear or bore the name; the first is meant where nothing else is said. */
  readonly regions: readonly string[];
  /** The first of `regions` is meant where nothing else is said. */
  readonly firstIsMeant: boolean;
};

/** First letters of the words that mark a kind of place, folded; "обл." and "р-н" as well as all cases. */
const MARKS = {
  region: /^обл/u,
  district: /^(?:ауд|аудан.*|раион.*|рн)$/u,
  town: /^(?:кала.*|город.*|гор|г|к)$/u,
} as const;
/** Endings of a place in a sentence, folded: Kazakh cases, Russian cases and adjectives. */
const ENDING =
  /^(?:[дт][ае]н?|[дт][ае]г[ыи]|[гк][ае]|[ндт]ы(?:н|ң)?|[ндт]ин?|а|у|е|ы|и|ю|я|ом|ем|ои|еи|ая|ую|ого|ому|ии|ыи|скии|ского|ском|скои|ская|скую)?$/u;
const STREET_BEFORE = /^(?:ул|улица|улице|улицы|пр|проспект.*|мкр|микрораион.*|пер|переулок)$/u;
const STREET_AFTER = /^(?:коше.*|кош|дангыл.*|шагынаудан.*|атындагы)$/u;

type Side = "after" | "before" | "none";
/** Best marked first: each sign takes its words. A mark belongs to the name before it rather than to the one behind it. */
const SIDES: readonly (readonly [Sign["mark"], Side])[] = [
  ["region", "after"],
  ["region", "before"],
  ["district", "after"],
  ["district", "before"],
  ["town", "after"],
  ["town", "before"],
  ["none", "none"],
];
const SIGNS: readonly Sign[] = signsOfTable();

/** The one region that everything in the text agrees on. */
export function regionOf(text: string): RegionName | undefined {
  const words = placeWords(text);
  const found = SIDES.flatMap(([mark, side]) =>
    SIGNS.filter((known) => known.mark === mark && takeSign(words, known, side)),
  );
  const first = found[0];
  if (first === undefined) return undefined;
  const common = first.regions.filter((region) => found.every((sign) => sign.regions.includes(region)));
  if (common.length === 1) return regionNamed(common[0]);
  const meant = found.filter((sign) => sign.firstIsMeant).map((sign) => sign.regions[0]);
  return regionNamed(meant.find((region) => region !== undefined && common.includes(region)));
}

/** Words folded one by one; names of streets and of people that something is called after are left out. */
function placeWords(text: string): (string | undefined)[] {
  const plain = text.replace(/(?<!\p{L})р[-–]н/giu, "рн ").replace(/(?<=\p{L})[-–—](?=\p{L})/gu, " ");
  const words: (string | undefined)[] = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => fold(word));
  return words.map((word, index) => {
    const street = STREET_BEFORE.test(words[index - 1] ?? "") || STREET_AFTER.test(words[index + 1] ?? "");
    return street ? undefined : word;
  });
}

/** Finds the sign and takes its words out of the text, so that "Алматы" of "Алматы облысы" is not the city as well. */
function takeSign(words: (string | undefined)[], known: Sign, side: Side): boolean {
  let taken = false;
  for (let at = 0; at + known.words.length <= words.length; at++) {
    const after = at + known.words.length;
    if (!standsAt(words, at, known)) continue;
    const marked = known.mark === "none" || MARKS[known.mark].test(words[side === "after" ? after : at - 1] ?? "");
    if (!marked) continue;
    words.fill(undefined, side === "before" ? at - 1 : at, side === "after" ? after + 1 : after);
    taken = true;
  }
  return taken;
}

function standsAt(words: readonly (string | undefined)[], at: number, known: Sign): boolean {
  return known.words.every((stem, offset) => {
    const word = words[at + offset];
    return word !== undefined && word.startsWith(stem) && ENDING.test(word.slice(stem.length));
  });
}

function regionNamed(kk: string | undefined): RegionName | undefined {
  const found = regionsFile.regions.find((region) => region.kk === kk);
  return found === undefined ? undefined : { kk: found.kk, ru: found.ru };
}

/** Longer names first. One sign for a name that several regions share. */
function signsOfTable(): readonly Sign[] {
  const signs = regionsFile.regions.flatMap(({ kk, alsoFormerly, ...region }) => [
    ...region.stems.map((name) => signOf(name, "region", [kk, ...alsoFormerly], true)),
    ...region.formerStems.map((name) => signOf(name, "region", [kk], false)),
    ...region.districts.map((name) => signOf(name, "district", [kk], false)),
    ...region.markedTowns.map((name) => signOf(name, "town", [kk], false)),
    ...region.towns.map((name) => signOf(name, "none", [kk], false)),
  ]);
  const dissolved = regionsFile.dissolved.flatMap(({ stems, regions }) =>
    stems.map((name) => signOf(name, "region", regions, false)),
  );
  return shared([...signs, ...dissolved]).toSorted(longestFirst);
}

function signOf(name: string, mark: Sign["mark"], regions: readonly string[], firstIsMeant: boolean): Sign {
  const words = name.split(/[\s-]+/u).map((word) => stemOf(fold(word)));
  return { words, mark, regions, firstIsMeant };
}

/** "Талгарский" → "талгарск": Russian adjectives change their ending. */
function stemOf(word: string): string {
  return word.replace(/ск(?:ии|ая)$/u, "ск");
}

function shared(signs: readonly Sign[]): readonly Sign[] {
  const byName = Map.groupBy(signs, (one) => `${one.mark} ${one.words.join(" ")}`);
  return [...byName.values()].flatMap((same) => {
    const first = same[0];
    if (first === undefined) return [];
    const regions = [...new Set(same.flatMap((one) => one.regions))];
    return [{ ...first, regions, firstIsMeant: same.every((one) => one.firstIsMeant) }];
  });
}

function longestFirst(one: Sign, other: Sign): number {
  return other.words.join("").length - one.words.join("").length;
}

/** What the page's filters and orders need of each entry, packed: a segment of 10,000 entries is about 100 KB. */
import type { Entry } from "../cases/entry.ts";
import { fold } from "../../templates/public/fold.js";
import { entryName } from "./entry-name.ts";
import type { Language } from "./public-entry.ts";

const DAY = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.UTC(2020, 0, 1);
/** Letters and not digits: twelve digits side by side look like an IIN. */
const FIRST_LETTER = "a".charCodeAt(0);
const NAME_KEY_LETTERS = 16;
/** Kazakh alphabet; a letter's place is its rank in the order by name. */
const ALPHABET = "0123456789аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz";

/**
 * JSON: `numbers` as runs [first, count]; all else in letters, "a" + value: `category` and `region` one an entry, a place
 * in the lists beside them; `status` a or t; `kinds` three an entry, five bits each, bit n−1 for kind n; `changed` three
 * an entry, days since 2020 in base 32.
 */
export function searchColumns(entries: readonly Entry[], language: Language): string {
  const categories = [...new Set(entries.map((entry) => entry.category))];
  const regions = [...new Set(entries.map((entry) => entry.row[language].region))];
  return JSON.stringify({
    numbers: runs(entries),
    categories,
    category: entries.map((entry) => letter(categories.indexOf(entry.category))).join(""),
    regions,
    region: entries.map((entry) => letter(regions.indexOf(entry.row[language].region))).join(""),
    status: entries.map((entry) => entry.status[0]).join(""),
    kinds: entries.map((entry) => kindBits(entry.activities)).join(""),
    changed: entries.map((entry) => dayLetters(entry.changedOn)).join(""),
  });
}

/** Keys that compare as names do in Kazakh, the first letters of each. */
export function nameKeys(entries: readonly Entry[], language: Language): string {
  return JSON.stringify(entries.map((entry) => nameKey(entryName(entry, language))));
}

function nameKey(name: string): string {
  let key = "";
  for (const sign of name.toLowerCase()) {
    const rank = ALPHABET.indexOf(sign);
    if (rank >= 0) key += String.fromCharCode(48 + rank);
    if (key.length === NAME_KEY_LETTERS) break;
  }
  return key === "" ? fold(name).slice(0, NAME_KEY_LETTERS) : key;
}

function runs(entries: readonly Entry[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const { number } of entries) {
    const last = found.at(-1);
    if (last !== undefined && last[0] + last[1] === number) last[1]++;
    else found.push([number, 1]);
  }
  return found;
}

/** One code unit whatever the number of regions: free text can bring more than the alphabet. */
function letter(place: number): string {
  return String.fromCharCode(FIRST_LETTER + Math.min(place, 0x2000));
}

function kindBits(kinds: readonly number[]): string {
  let bits = 0;
  for (const kind of kinds) bits |= 1 << (kind - 1);
  return letter(bits >> 10) + letter((bits >> 5) & 31) + letter(bits & 31);
}

function dayLetters(day: string): string {
  const days = Math.max(0, Math.round((Date.parse(day) - FIRST_DAY) / DAY));
  return letter(days >> 10) + letter((days >> 5) & 31) + letter(days & 31);
}

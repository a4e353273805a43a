/** Which form begins at a strip. */
import { isBoundary } from "./fold.ts";
import type { Folded } from "./fold.ts";
import { TITLES, hitsAt } from "./labels.ts";
import type { Label } from "./labels.ts";
import { counted, distanceBetween } from "./edit-distance.ts";
import type { Strip } from "./strips.ts";

/** How many letters of other words may stand beside a title ("2-қосымша", "на русском языке"). */
const BESIDE = 40;
/** A one-word title ("Арыз", "Акция") must stand alone. */
const LONE = 12;
const LONGEST = Math.max(...TITLES.map((title) => title.key.length)) + BESIDE;
const BY_KEY = new Map(TITLES.toReversed().map((title) => [title.key, title]));

/** The title that a strip carries, alone or with the next line or two. */
export function titleAt(strips: readonly Strip[], index: number): Label | undefined {
  const own = strips[index];
  if (own === undefined) return undefined;
  const text = lone(own);
  if (text === undefined) return undefined;
  const found = titleIn(text);
  if (found !== undefined) return found;
  if (!TITLES.some((title) => title.key.startsWith(text.key))) return undefined;
  for (const count of [2, 3]) {
    const lines = strips.slice(index, index + count);
    if (lines.length < count || lines.some((strip) => lone(strip) === undefined)) return undefined;
    const key = lines.map((strip) => lone(strip)?.key ?? "").join("");
    const whole = key.length > LONE ? BY_KEY.get(key) : undefined;
    if (whole !== undefined) return whole;
  }
  return undefined;
}

function lone(strip: Strip): Folded | undefined {
  let only: Folded | undefined;
  for (const { fold } of strip.spots) {
    if (fold.key === "") continue;
    if (only !== undefined) return undefined;
    only = fold;
  }
  return only;
}

const FOUND = new WeakMap<Folded, Label | null>();

function titleIn(text: Folded): Label | undefined {
  if (text.key.length > LONGEST) return undefined;
  const known = FOUND.get(text);
  if (known !== undefined) return known ?? undefined;
  const found = searchTitle(text);
  FOUND.set(text, found ?? null);
  return found;
}

function searchTitle(text: Folded): Label | undefined {
  const whole = BY_KEY.get(text.key);
  if (whole !== undefined) return whole;
  const label = Math.max(0, ...hitsAt(text).map((hit) => hit.end));
  const found = TITLES.filter((title) => title.key.length > label && contains(text, title.key));
  const [longest] = found.toSorted(
    (one, other) => other.key.length - one.key.length || Number(other.official) - Number(one.official),
  );
  return longest ?? (label === 0 && !isSentence(text.text) ? nearestTitle(text.key) : undefined);
}

/** A title with a slip in it: one letter in ten may differ, and no other form's title may be as near. */
function nearestTitle(key: string): Label | undefined {
  const most = Math.floor(key.length / 10);
  const text = counted(key);
  const near = TITLES.filter((title) => title.key.length > LONE && Math.abs(title.key.length - key.length) <= most)
    .map((title) => ({ title, distance: distanceBetween(text, title.letters, most) }))
    .filter((each) => each.distance <= most)
    .toSorted((one, other) => one.distance - other.distance);
  const [first] = near;
  const rival = near.find((each) => each.title.form !== first?.title.form);
  return rival !== undefined && rival.distance === first?.distance ? undefined : first?.title;
}

function contains(text: Folded, key: string): boolean {
  if (key.length <= LONE || text.key.length > key.length + BESIDE) return false;
  const at = text.key.indexOf(key);
  return at >= 0 && isBoundary(text, at) && isBoundary(text, at + key.length) && !isSentence(text.text);
}

/** A sentence that speaks of a form is not its title. */
function isSentence(text: string): boolean {
  return /[.!?:]\s*\p{L}|прошу|сұраймын|направля|жібер/u.test(text.replace(/\d\./gu, ""));
}

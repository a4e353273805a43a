/** Which form begins at a strip. */
import { isBoundary } from "./fold.ts";
import type { Folded } from "./fold.ts";
import { TITLES } from "./labels.ts";
import type { Label } from "./labels.ts";
import { spotOf } from "./strips.ts";
import type { Strip } from "./strips.ts";

/** How many letters of other words may stand beside a title ("2-қосымша", "на русском языке"). */
const BESIDE = 40;
/** A one-word title ("Арыз", "Акция") must stand alone. */
const LONE = 12;

/** The title that a strip carries, alone or with the next line or two. */
export function titleAt(strips: readonly Strip[], index: number): Label | undefined {
  const own = strips[index];
  if (own === undefined) return undefined;
  const text = lone(own);
  if (text === undefined) return undefined;
  const found = titleIn(text);
  if (found !== undefined) return found;
  for (const count of [2, 3]) {
    const lines = strips.slice(index, index + count);
    if (lines.length < count || lines.some((strip) => lone(strip) === undefined)) return undefined;
    const joined = spotOf(
      lines.flatMap((strip) => [...strip.spots.flatMap((spot) => spot.runs), { text: " " }]),
      0,
    );
    const whole = TITLES.find((title) => title.key === joined.fold.key && title.key.length > LONE);
    if (whole !== undefined) return whole;
  }
  return undefined;
}

function lone(strip: Strip): Folded | undefined {
  const filled = strip.spots.filter((spot) => spot.fold.key !== "");
  return filled.length === 1 ? filled[0]?.fold : undefined;
}

function titleIn(text: Folded): Label | undefined {
  if (text.key.length > 140) return undefined;
  const found = TITLES.filter((title) => contains(text, title.key));
  return found.toSorted(
    (one, other) => other.key.length - one.key.length || Number(other.official) - Number(one.official),
  )[0];
}

function contains(text: Folded, key: string): boolean {
  if (text.key === key) return true;
  if (key.length <= LONE || text.key.length > key.length + BESIDE) return false;
  const at = text.key.indexOf(key);
  return at >= 0 && isBoundary(text, at) && isBoundary(text, at + key.length) && !isSentence(text.text);
}

/** A sentence that speaks of a form is not its title. */
function isSentence(text: string): boolean {
  return /[.!?:]\s*\p{L}|прошу|сұраймын|направля|жібер/u.test(text.replace(/\d\./gu, ""));
}

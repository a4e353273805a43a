/** Text from strangers before it enters a letter: one line, no control characters, no tricks with the writing direction. */

/** Bidirectional overrides and isolates, zero-width characters, the byte-order mark, soft hyphens; joiners stay. */
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
/** Private use: `inert.ts` needs these characters for itself. Lone surrogates can't be sent. */
const UNUSABLE = /[\p{Co}\p{Cs}]/gu;
const BREAKS = /[\p{Cc}\u2028\u2029\s]+/gu;

/** One line: breaks and control characters become a space, what nobody can see is dropped. */
export function plainLine(text: string): string {
  return text.replace(INVISIBLE, "").replace(UNUSABLE, "").replace(BREAKS, " ").trim();
}

/** At most `length` characters (not code units); what is cut is shown as "…". */
export function shortened(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

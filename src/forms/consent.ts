/** The sentence of consent (Appendix 2). */
import { collapsed, saysNone, written } from "./answers/written.ts";
import type { Part } from "./evidence.ts";
import { fold } from "./fold.ts";
import { labelsIn } from "./labels.ts";
import type { Strip } from "./strips.ts";

const SENTENCES = labelsIn("application").filter((label) => label.field?.kind === "consent");
const DENIES = /(?<!\p{L})не\s|бермеймін|бермеймин/iu;
const REFUSES = new Set(["не", "неш"].map(fold));

/** The words of consent as they stand in the paper, over as many lines as they take; not where they were struck out or denied. */
export function consentIn(strips: readonly Strip[], beside: readonly Part[]): string | undefined {
  if (beside.some((part) => saysNone(written(part.spot.text)))) return undefined;
  const [like] = beside.filter(
    (part) =>
      part.label === "" && !DENIES.test(part.spot.text) && part.spot.runs.every((run) => run.strike === undefined),
  );
  if (like !== undefined) return collapsed(like.spot.text);
  const text = strips
    .flatMap((strip) => strip.spots)
    .map((spot) =>
      spot.runs
        .filter((run) => run.strike === undefined)
        .map((run) => run.text)
        .join(""),
    )
    .join(" ");
  const key = fold(text);
  const found = SENTENCES.find(
    (label) => key.includes(label.key) && !REFUSES.has(key.slice(key.indexOf(label.key) - 2, key.indexOf(label.key))),
  );
  return found === undefined ? undefined : collapsed(found.field?.label[found.language] ?? "");
}

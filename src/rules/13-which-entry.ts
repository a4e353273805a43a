/** law:13 – somebody with several entries ends one of them: which one the words name. */
import type { Category } from "../forms/reading.ts";
import { sentencesOf } from "./sentences.ts";
import { wishOf } from "./13-termination.ts";

/** On the skeleton alphabet. "Волонтерскую деятельность" stands in every notice and names no category: only the person does. */
const NAMES: Readonly<Record<Category, RegExp>> = {
  volunteer:
    /(?<![а-я])(волонтер|волонтером|волонтера|доброволец|добровольцем|добровольца|волонтер ретинде|ерикти ретинде)(?![а-я])/,
  group: /(?<![а-я])(группы|группа|группу|топ|топтын|тобы|тобымыз|тобын)(?![а-я])/,
  organisation: /(?<![а-я])(организац|уиым(?!дастыр)|фонд|кор(?![а-я])|объединени|бирлести)/,
  coordinator: /(?<![а-я])(координатор|уилестируш)/,
  organiser: /(?<![а-я])(организатор|уиымдастыруш)/,
};
/** Something goes on. */
const STAYS =
  /(?<![а-я])(оста[юеш]|остан|сохран|продолж|кроме|только|лишь|другую|другои|второ|калам|калдыр|жалгастыр|баска|гана|тек )/;

/** The categories that end, of those that the sender holds; undefined where the words leave a doubt. */
export function categoriesToEnd(words: string, held: readonly Category[]): readonly Category[] | undefined {
  const sentences = sentencesOf(words).map(({ folded }) => folded);
  const ending = sentences.filter((folded) => wishOf(folded) === "termination").join(" ");
  const named = held.filter((category) => NAMES[category].test(ending));
  const elsewhere = held.filter((category) => sentences.some((folded) => NAMES[category].test(folded)));
  if (elsewhere.some((category) => !named.includes(category))) return undefined;
  if (sentences.some((folded) => STAYS.test(folded)) && named.length !== 1) return undefined;
  if (named.length === 0) return held;
  return named.length === 1 ? named : undefined;
}

/** Which strips of a paper belong to which form and language. */
import { hitsAt, isPlainOption, isWhole } from "./labels.ts";
import type { Hit } from "./labels.ts";
import { FORM_IDS, LANGUAGES } from "./reading.ts";
import type { FormId, Language } from "./reading.ts";
import type { Spot, Strip } from "./strips.ts";
import { titleAt } from "./titles.ts";

export type Segment = {
  readonly form: FormId;
  readonly language: Language;
  readonly strips: readonly Strip[];
  /** Other forms that its labels fit as well; there is no title. */
  readonly rivals: readonly FormId[];
};

type State = { readonly form: FormId; readonly language: Language };
type Step = { readonly scores: readonly number[]; readonly starts: boolean };

const STATES: readonly State[] = FORM_IDS.flatMap((form) => LANGUAGES.map((language) => ({ form, language })));
const TITLE = 8;
const SWITCH = 2.5;

/**
 * The segments of a paper, in order; none where nothing in it looks like a form. Every strip votes for the forms that
 * have its label, a title votes strongest, and a change of form costs: so a lost title does not lose the form.
 */
export function segmentsOf(strips: readonly Strip[]): readonly Segment[] {
  const steps = strips.map((_, index) => stepAt(strips, index));
  if (steps.every((step) => step.scores.every((score) => score <= 0))) return [];
  const path = bestPath(steps);
  const turns = path.flatMap((state, index) =>
    index === 0 || state !== path[index - 1] || steps[index]?.starts === true ? [index] : [],
  );
  const starts = turns.map((turn) => headAbove(strips, steps, turn));
  return starts
    .map((start, order) =>
      segmentAt(strips, steps, path[turns[order] ?? 0] ?? 0, start, starts[order + 1] ?? strips.length),
    )
    .filter(isForm);
}

/** The application begins above its title, with the body that it is addressed to. */
function headAbove(strips: readonly Strip[], steps: readonly Step[], turn: number): number {
  if (steps[turn]?.starts !== true) return turn;
  const above = [turn - 1, turn - 2, turn - 3].filter((index) => index >= 0);
  const caption = above.find((index) => isAddress(strips[index]));
  if (caption === undefined || above.some((index) => index >= caption && steps[index]?.starts === true)) return turn;
  const blank = steps[caption - 1];
  return blank?.starts === false && blank.scores.every((score) => score === 0) ? caption - 1 : caption;
}

function isAddress(strip: Strip | undefined): boolean {
  return strip?.spots.some((spot) => hitsAt(spot.fold).some(({ label }) => label.field?.id === "authority")) === true;
}

/** Without a title, one everyday word ("Название проекта") does not make a form of another office's paper. */
function isForm(segment: Segment): boolean {
  if (segment.strips.some((_, index) => titleAt(segment.strips, index) !== undefined)) return true;
  const hits = segment.strips.flatMap((strip) =>
    strip.spots.flatMap((spot) => hitsAt(spot.fold).filter(({ label }) => label.form === segment.form)),
  );
  const fields = new Set(hits.map(({ label }) => label.field?.id));
  return fields.size !== 1 || hits.some(({ label }) => label.official || label.field?.kind === "members");
}

function segmentAt(
  strips: readonly Strip[],
  steps: readonly Step[],
  state: number,
  start: number,
  end: number,
): Segment {
  const own = STATES[state] ?? { form: "application", language: "kk" };
  const inside = steps.slice(start, end);
  const sum = (index: number): number => inside.reduce((total, step) => total + (step.scores[index] ?? 0), 0);
  const rivals = STATES.filter(
    (each, index) => each.language === own.language && each.form !== own.form && sum(index) >= sum(state),
  );
  return { ...own, strips: strips.slice(start, end), rivals: rivals.map((each) => each.form) };
}

function stepAt(strips: readonly Strip[], index: number): Step {
  const strip = strips[index];
  const title = titleAt(strips, index);
  if (title !== undefined) {
    return {
      starts: true,
      scores: STATES.map((state) =>
        state.form !== title.form ? -TITLE : state.language === title.language ? TITLE : TITLE - 2,
      ),
    };
  }
  const filled = strip?.spots.filter((spot) => spot.fold.key.length > 1 && !spot.continued).slice(0, 2) ?? [];
  const hits = filled.map(votersIn).find((each) => each.length > 0) ?? [];
  return { starts: false, scores: hits.length === 0 ? STATES.map(() => 0) : STATES.map((state) => vote(hits, state)) };
}

function votersIn({ fold }: Spot): readonly Hit[] {
  return hitsAt(fold).filter((hit) => hit.label.option === undefined || isPlainOption(hit) || isWhole(hit, fold));
}

function vote(hits: readonly Hit[], state: State): number {
  const own = hits.filter((hit) => hit.label.form === state.form);
  if (own.length === 0) return -0.6;
  const same = best(own.filter((hit) => hit.label.language === state.language));
  return Math.max(same, best(own) - 0.8);
}

function best(labels: readonly Hit[]): number {
  return Math.max(0, ...labels.map((hit) => (hit.label.official ? 1 : 0.7)));
}

/** The best sequence of states (Viterbi): staying is free, a change costs, but not at a title. */
function bestPath(steps: readonly Step[]): readonly number[] {
  const back: number[][] = [];
  let totals: readonly number[] = STATES.map(() => 0);
  for (const step of steps) {
    const top = totals.indexOf(Math.max(...totals));
    const cost = step.starts ? 0 : SWITCH;
    const from = totals.map((total, state) => (total > (totals[top] ?? 0) - cost ? state : top));
    totals = from.map(
      (source, state) => (totals[source] ?? 0) - (source === state ? 0 : cost) + (step.scores[state] ?? 0),
    );
    back.push(from);
  }
  let state = totals.indexOf(Math.max(...totals));
  const path: number[] = [];
  for (const from of back.toReversed()) {
    path.push(state);
    state = from[state] ?? state;
  }
  return path.toReversed();
}

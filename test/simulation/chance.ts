/** Seeded chance: the same seed gives the same office. */

export type Chance = {
  /** 0…1 */
  readonly share: () => number;
  /** True in that share of cases. */
  readonly in: (share: number) => boolean;
  /** Whole, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly of: <T>(choices: readonly T[]) => T;
};

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    in: (part) => share() < part,
    between,
    of: (choices) => {
      const found = choices[between(0, choices.length - 1)];
      if (found === undefined) throw new Error("nothing to choose from");
      return found;
    },
  };
}

/** The demo's own clock: set to a moment of its story, from where it runs on. */
import { instant } from "../../calendar/plain-date.ts";
import type { Instant } from "../../calendar/plain-date.ts";

export type DemoClock = { readonly now: () => Instant; readonly set: (moment: string) => void };

/** `moment`: ISO 8601 with its offset. */
export function demoClock(moment: string): DemoClock {
  let [base, since] = [Date.parse(moment), performance.now()];
  return {
    now: () => instant(new Date(base + performance.now() - since)),
    set: (later) => {
      [base, since] = [Date.parse(later), performance.now()];
    },
  };
}

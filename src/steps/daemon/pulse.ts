/** How the daemon's parts are, for whoever asks: `/healthz`, `/metrics`. */

export const PARTS = ["mailbox", "decisions", "time", "sending", "publication"] as const;
export type Part = (typeof PARTS)[number];

/** `since` and `wellAt` are milliseconds since the epoch, by the machine's clock. */
export type PartState =
  | { readonly state: "starting"; readonly since: number }
  | { readonly state: "well"; readonly wellAt: number }
  | { readonly state: "troubled"; readonly since: number; readonly times: number; readonly cause: string };

export type Pulse = {
  readonly of: (part: Part) => PartState;
  readonly well: (part: Part) => void;
  /** Returns how often in a row. */
  readonly troubled: (part: Part, cause: string) => number;
};

export function feelPulse(now: () => number = Date.now): Pulse {
  const begun = now();
  const states = new Map<Part, PartState>();
  const of = (part: Part): PartState => states.get(part) ?? { state: "starting", since: begun };
  return {
    of,
    well: (part) => void states.set(part, { state: "well", wellAt: now() }),
    troubled: (part, cause) => {
      const before = of(part);
      const times = before.state === "troubled" ? before.times + 1 : 1;
      const since = before.state === "troubled" ? before.since : now();
      states.set(part, { state: "troubled", since, times, cause });
      return times;
    },
  };
}

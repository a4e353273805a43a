/** The simulator's own test: each of these faults, planted alone in the rules, has to be reported. */
import { afterEach, expect, test, vi } from "vitest";
import type { PlainDate } from "../../src/calendar/plain-date.ts";

const RULES = "../../src/rules";
const CASES = "../../src/cases";

type Module = Record<string, unknown>;
type Fault = readonly [what: string, path: string, change: (real: never) => Module];

const FAULTS: readonly Fault[] = [
  [
    "law:10.2 – a day too few to refine",
    `${RULES}/10-review.ts`,
    (real: typeof import("../../src/rules/10-review.ts")) => ({
      lastDayToRefine: (day: PlainDate, calendar: Parameters<typeof real.lastDayToRefine>[1]) =>
        added(day, 2, calendar.days),
    }),
  ],
  [
    "law:10.1 – a day too many to look",
    `${RULES}/10-review.ts`,
    (real: typeof import("../../src/rules/10-review.ts")) => ({
      reviewBy: (day: PlainDate, calendar: Parameters<typeof real.reviewBy>[1]) => added(day, 6, calendar.days),
    }),
  ],
  [
    "a holiday forgotten",
    `${RULES}/10-review.ts`,
    (_real: typeof import("../../src/rules/10-review.ts")) => ({
      lastDayToRefine: (day: PlainDate) => added(day, 3, new Map()),
    }),
  ],
  [
    "law:11 – what comes on the last day is refused as late",
    `${RULES}/10-review.ts`,
    (real: typeof import("../../src/rules/10-review.ts")) => ({
      isInTime: (...given: Parameters<typeof real.isInTime>) =>
        real.isInTime(...given) && !given[0].startsWith(given[1]),
    }),
  ],
  [
    "law:11 – what comes late is taken as in time",
    `${RULES}/10-review.ts`,
    (_real: typeof import("../../src/rules/10-review.ts")) => ({ isInTime: () => true }),
  ],
  [
    "law:11 – refused before the mailbox was read past the last day",
    `${CASES}/on-day.ts`,
    (real: typeof import("../../src/cases/on-day.ts")) => ({
      onDay: (...[of, , desk]: Parameters<typeof real.onDay>) => real.onDay(of, desk.now, desk),
    }),
  ],
  [
    "law:11 – refused a day early",
    `${RULES}/11-refusal.ts`,
    (real: typeof import("../../src/rules/11-refusal.ts")) => ({
      refusalIsDue: (...[lastDay, read]: Parameters<typeof real.refusalIsDue>) =>
        read !== undefined && Date.parse(read) >= Date.parse(`${lastDay}T00:00:00+05:00`),
    }),
  ],
  [
    "a second reminder",
    `${CASES}/on-day.ts`,
    (real: typeof import("../../src/cases/on-day.ts")) => {
      const done = new Set<string>();
      return {
        onDay: (...[of, read, desk]: Parameters<typeof real.onDay>) => {
          const pass = `${of.number} ${desk.now}`;
          if (of.state !== "refine" || of.remindedOn === undefined || done.has(pass)) return real.onDay(of, read, desk);
          done.add(pass);
          const { remindedOn: _forgotten, ...forgetful } = of;
          return real.onDay(forgetful, read, desk);
        },
      };
    },
  ],
  [
    "contract §6 – an answer that comes back unchanged is not noticed",
    `${CASES}/merge.ts`,
    (_real: typeof import("../../src/cases/merge.ts")) => ({ insistsOn: () => false }),
  ],
  [
    "contract §6 – a resubmission throws away what was not sent again",
    `${CASES}/merge.ts`,
    (_real: typeof import("../../src/cases/merge.ts")) => ({ merge: (_kept: unknown, sent: unknown) => sent }),
  ],
  [
    "АППК 64(3) – registered on the day it came, whatever the hour",
    "../../src/calendar/registration.ts",
    (_real: typeof import("../../src/calendar/registration.ts")) => ({
      registrationDay: (receivedAt: string) => new Date(Date.parse(receivedAt) + 18_000_000).toISOString().slice(0, 10),
    }),
  ],
  [
    "law:8 – gaps are not seen",
    `${RULES}/08-completeness.ts`,
    (_real: typeof import("../../src/rules/08-completeness.ts")) => ({ completeness: () => [] }),
  ],
  [
    "law:13 – a denied wish is carried out",
    `${RULES}/13-termination.ts`,
    (real: typeof import("../../src/rules/13-termination.ts")) => ({
      wishIn: (words: string) => (words.includes("тоқтатпаймын") ? "termination" : real.wishIn(words)),
    }),
  ],
  [
    "contract §6 – what is sent again finds no case",
    `${CASES}/belonging.ts`,
    (_real: typeof import("../../src/cases/belonging.ts")) => ({ match: () => ({ kind: "new" }) }),
  ],
];

afterEach(() => {
  vi.resetModules();
});

test.each(FAULTS)("planted and found: %s", async (_what, path, change) => {
  vi.resetModules();
  const changed = change(await vi.importActual<never>(path));
  const kept = await vi.importActual<Module>(path);
  vi.doMock(path, () => ({ ...kept, ...changed }));
  try {
    const { simulateOffice } = await import("./simulate.ts");
    const faults = [];
    for (const seed of [11, 12, 13]) {
      if (faults.length === 0) faults.push(...(await simulateOffice(seed, 60, false)).faults);
    }
    expect(faults.length).toBeGreaterThan(0);
  } finally {
    vi.doUnmock(path);
  }
});

test("with nothing planted the same offices have no fault", async () => {
  vi.resetModules();
  const { simulateOffice } = await import("./simulate.ts");
  for (const seed of [11, 12, 13]) expect((await simulateOffice(seed, 60, false)).faults).toEqual([]);
});

/** Working days counted with the given free days only. */
function added(day: string, n: number, days: ReadonlyMap<PlainDate, { readonly kind: string }>): string {
  const free = new Set<string>([...days].filter(([, { kind }]) => kind !== "working-day").map(([date]) => date));
  let at = Date.parse(`${day}T00:00:00Z`);
  for (let left = n; left > 0;) {
    at += 86_400_000;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !free.has(new Date(at).toISOString().slice(0, 10))) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}

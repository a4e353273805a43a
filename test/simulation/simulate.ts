/** Months of a whole office, seeded: who writes when, which server is away, where the process dies. */
import { listCases } from "../../src/storage/case-files.ts";
import { allEntries } from "../../src/storage/entries.ts";
import { chanceOf } from "./chance.ts";
import { startClerk } from "./clerk.ts";
import { disappointments } from "./disappointments.ts";
import { live } from "./live.ts";
import { startOf } from "./oracle.ts";
import { person } from "./town.ts";
import { startWatch } from "./watch.ts";
import { isCalm, weatherOf } from "./weather.ts";

export type Report = {
  readonly seed: number;
  readonly cases: number;
  readonly messages: number;
  readonly letters: number;
  readonly kills: number;
  readonly plans: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
  /** Every case and entry as it stood in the end. */
  readonly state: string;
};

const DAY_MS = 86_400_000;
const CASES_OF_AN_OFFICE = 250;
const APPLYING_DAYS = 50;
const FOLLOWING_DAYS = 42;

/** `tell` hears of each office. */
export async function simulate(seed: number, cases: number, tell: (line: string) => void = () => {}): Promise<Report> {
  const reports: Report[] = [];
  for (let done = 0; done < cases; done += CASES_OF_AN_OFFICE) {
    const report = await simulateOffice(seed * 10_007 + done, Math.min(CASES_OF_AN_OFFICE, cases - done));
    reports.push(report);
    tell(
      `office ${reports.length}: ${report.cases} applicants, ${report.messages} messages, ${report.letters} letters, ${report.kills} deaths, ${report.faults.length} faults`,
    );
  }
  return joined(seed, reports);
}

export async function simulateOffice(seed: number, cases: number, isKilled = true): Promise<Report> {
  const from = startOf("2026-08-20") + chanceOf(seed).between(0, 90) * DAY_MS;
  const weather = weatherOf(chanceOf(seed + 1), from, from + APPLYING_DAYS * DAY_MS);
  const clerk = startClerk("auto");
  clerk.world.kills = isKilled ? chanceOf(seed ^ 0x5bd1_e995) : undefined;
  const watch = startWatch(weather);
  const people = Array.from({ length: cases }, (_, n) => person(chanceOf(seed * 31 + n), n));
  const days = { from, applying: APPLYING_DAYS, all: APPLYING_DAYS + FOLLOWING_DAYS };
  try {
    const lived = await live({ people, clerk, watch, weather, days, chance: chanceOf(seed + 2) });
    const { store } = clerk.office();
    watch.end(store);
    const faults = [...watch.faults, ...disappointments(people, lived, store, isCalm(weather))];
    return {
      seed,
      cases,
      messages: clerk.delivered(),
      letters: [...lived.values()].flat().length,
      kills: clerk.kills(),
      plans: counted(people.map(({ plan }) => plan)),
      faults: faults.map((fault) => `seed ${seed}: ${fault}`),
      state: JSON.stringify([...listCases(store), ...allEntries(store)]),
    };
  } finally {
    await clerk.close();
  }
}

function joined(seed: number, reports: readonly Report[]): Report {
  const sum = (of: (report: Report) => number) => reports.reduce((total, report) => total + of(report), 0);
  return {
    seed,
    cases: sum(({ cases }) => cases),
    messages: sum(({ messages }) => messages),
    letters: sum(({ letters }) => letters),
    kills: sum(({ kills }) => kills),
    plans: added(reports.map(({ plans }) => plans)),
    faults: reports.flatMap(({ faults }) => faults),
    state: "",
  };
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  return added(names.map((name) => new Map([[name, 1]])));
}

function added(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const count of counts) for (const [name, n] of count) sums.set(name, (sums.get(name) ?? 0) + n);
  return sums;
}

/** Counts for the monitoring: cheap enough for every few seconds, and nothing of a person in them. */
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Store } from "./store.ts";

export type LabelledCount = { readonly labels: Readonly<Record<string, string>>; readonly count: number };

export function casesByState(store: Store): readonly LabelledCount[] {
  return store.db
    .prepare<[], { state: string; n: number }>("SELECT state, count(*) AS n FROM case_file GROUP BY state")
    .all()
    .map(({ state, n }) => ({ labels: { state }, count: n }));
}

export function lettersByKindAndState(store: Store): readonly LabelledCount[] {
  return store.db
    .prepare<[], { kind: string; state: string; n: number }>(
      "SELECT kind, state, count(*) AS n FROM letter GROUP BY kind, state",
    )
    .all()
    .map(({ kind, state, n }) => ({ labels: { kind, state }, count: n }));
}

export function messagesByStage(store: Store): readonly LabelledCount[] {
  return store.db
    .prepare<[], { stage: string; n: number }>("SELECT stage, count(*) AS n FROM message GROUP BY stage")
    .all()
    .map(({ stage, n }) => ({ labels: { stage }, count: n }));
}

/** law:10 – cases that wait for a person on or after their last day. */
export function reviewsDueBy(store: Store, day: PlainDate): number {
  const sql = "SELECT count(*) FROM case_file WHERE state = 'review' AND due <= ?";
  return Number(store.db.prepare(sql).pluck().get(day));
}

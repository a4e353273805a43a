/** Months of a whole office: nothing that must never happen happens, and a process that dies leaves the same state. */
import { expect, test } from "vitest";
import { simulate, simulateOffice } from "./simulate.ts";

test("300 applicants on a fixed seed, with outages, decrees and deaths: no fault", async () => {
  const report = await simulate(7, 300);
  expect(report.faults).toEqual([]);
  expect(report.cases).toBe(300);
  expect(report.kills).toBeGreaterThan(0);
  expect(report.plans.size).toBeGreaterThan(10);
});

test("what happened, replayed by a process that never dies, gives the same state", async () => {
  const killed = await simulateOffice(4242, 60);
  const replayed = await simulateOffice(4242, 60, false);
  expect(killed.kills).toBeGreaterThan(0);
  expect(replayed.kills).toBe(0);
  expect(killed.state).toBe(replayed.state);
});

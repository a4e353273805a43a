/** Killed at every boundary once, and at random moments: nobody unanswered, nobody answered twice. */
import { expect, test } from "vitest";
import { BOUNDARIES } from "../../src/steps/boundary.ts";
import { dovecotMissing } from "../mail/dovecot.ts";
import { dovecotHouse, embeddedHouse } from "./mail-house.ts";
import { randomFrom, runChaos } from "./run-chaos.ts";

const MINUTES = 60_000;
/** Boundaries that only time passes: a deadline and a digest need another clock. */
const BY_TIME = new Set(["deadline-stored", "digest-stored"]);

test("killed at each boundary in turn, every message has its one outcome", { timeout: 4 * MINUTES }, async () => {
  const house = dovecotMissing ? await embeddedHouse() : await dovecotHouse();
  const kills = BOUNDARIES.filter((boundary) => !BY_TIME.has(boundary)).map((boundary) => ({ at: boundary }));
  const report = await runChaos({ house, kills, messagesPerLife: 1, seed: 1, lostAnswers: 0 });
  await house.close();
  expect(report).toMatchObject({ unanswered: [], answeredTwice: [], undecided: 0 });
});

test("killed at random moments, with lost answers of the mail server, still nobody is answered twice", { timeout: 4 * MINUTES }, async () => {
  const house = await embeddedHouse();
  const random = randomFrom(20261122);
  const kills = Array.from({ length: 12 }, () => ({ afterMs: 500 + Math.floor(random() * 1500) }));
  const report = await runChaos({ house, kills, messagesPerLife: 2, seed: 7, lostAnswers: 0.2 });
  await house.close();
  expect(report).toMatchObject({ unanswered: [], answeredTwice: [], undecided: 0 });
});

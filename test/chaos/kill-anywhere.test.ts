/** Killed at every boundary once: nobody unanswered, nobody answered twice. Random moments: `npm run chaos`. */
import { expect, test } from "vitest";
import { dovecotMissing } from "../mail/dovecot.ts";
import { dovecotHouse, embeddedHouse } from "./mail-house.ts";
import { boundaryKills, runChaos } from "./run-chaos.ts";

const MINUTES = 60_000;
/** 18 s: far longer than a loaded machine takes to carry a letter's copy back, and still the file ends within a minute. */
const GRACE = 0.3;

test("killed at each boundary in turn, every message has its one outcome", { timeout: 6 * MINUTES }, async () => {
  const house = dovecotMissing ? await embeddedHouse() : await dovecotHouse();
  const plan = { house, kills: boundaryKills(), messagesPerLife: 1, seed: 1, lostAnswers: 0, graceMinutes: GRACE };
  const report = await runChaos(plan);
  await house.close();
  expect(report).toMatchObject({ unanswered: [], answeredTwice: [], undecided: 0 });
});

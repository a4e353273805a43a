/** Killed at every boundary once, and at random moments: nobody unanswered, nobody answered twice. */
import { expect, test } from "vitest";
import { dovecotMissing } from "../mail/dovecot.ts";
import { dovecotHouse, embeddedHouse } from "./mail-house.ts";
import { boundaryKills, randomFrom, randomKills, runChaos } from "./run-chaos.ts";

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

test(
  "killed at random moments, with lost answers of the mail server, still nobody is answered twice",
  { timeout: 6 * MINUTES },
  async () => {
    const house = await embeddedHouse();
    const kills = randomKills(8, randomFrom(20261122));
    const report = await runChaos({ house, kills, messagesPerLife: 2, seed: 7, lostAnswers: 0.2, graceMinutes: GRACE });
    await house.close();
    expect(report).toMatchObject({ unanswered: [], answeredTwice: [], undecided: 0 });
  },
);

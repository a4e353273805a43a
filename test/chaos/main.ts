/** `npm run chaos -- --kills N --seed S`: every boundary once, then N kills at random. Exit 1 where anybody was forgotten or answered twice. */
import { parseArgs } from "node:util";
import { BOUNDARIES } from "../../src/steps/boundary.ts";
import { dovecotMissing } from "../mail/dovecot.ts";
import { dovecotHouse, embeddedHouse } from "./mail-house.ts";
import { boundaryKills, randomFrom, randomKills, runChaos } from "./run-chaos.ts";
import type { ChaosPlan, ChaosReport } from "./run-chaos.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    embedded: { type: "boolean" },
  },
});
const seed = Number(values.seed);
const count = Number(values.kills);
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 0) {
  process.stderr.write("usage: npm run chaos -- --kills N --seed S [--embedded]\n");
  process.exit(2);
}

const plans: readonly (readonly [string, Omit<ChaosPlan, "house">])[] = [
  [
    `each of ${BOUNDARIES.length} boundaries`,
    { kills: boundaryKills(), messagesPerLife: 1, seed, lostAnswers: 0, graceMinutes: 1 },
  ],
  [
    `${count} random moments`,
    { kills: randomKills(count, randomFrom(seed)), messagesPerLife: 2, seed, lostAnswers: 0.1, graceMinutes: 1 },
  ],
];

let isWell = true;
for (const [name, plan] of plans) {
  const report = await atHouse(plan);
  const fine = report.unanswered.length === 0 && report.answeredTwice.length === 0 && report.undecided === 0;
  process.stdout.write(`${fine ? "ok" : "FAIL"}  killed at ${name}, seed ${seed}: ${JSON.stringify(report)}\n`);
  isWell &&= fine;
}
process.exitCode = isWell ? 0 : 1;

async function atHouse(plan: Omit<ChaosPlan, "house">): Promise<ChaosReport> {
  const house = dovecotMissing || values.embedded ? await embeddedHouse() : await dovecotHouse();
  try {
    return await runChaos({ ...plan, house }, (line) => process.stderr.write(`${line}\n`));
  } finally {
    await house.close();
  }
}

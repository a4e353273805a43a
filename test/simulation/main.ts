/** `npm run simulate -- --seed N --cases N`: what a whole office did, and what of it must not have happened. */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { simulate } from "./simulate.ts";

const { values } = parseArgs({ options: { seed: { type: "string" }, cases: { type: "string", default: "300" } } });
const seed = values.seed === undefined ? randomInt(1, 1_000_000) : Number(values.seed);
const started = performance.now();
const report = await simulate(seed, Number(values.cases), (line) => process.stdout.write(`${line}\n`));
const seconds = (performance.now() - started) / 1000;
const plans = [...report.plans].toSorted(([, left], [, right]) => right - left);
const lines = [
  ...plans.map(([plan, n]) => `${String(n).padStart(7)}  ${plan}`),
  ...report.faults.slice(0, 50).map((fault) => `FAULT ${fault}`),
  `seed ${report.seed}: ${report.cases} cases, ${report.messages} messages, ${report.letters} letters, ${report.kills} deaths; ${report.faults.length} faults; ${(report.cases / seconds).toFixed(0)} cases a second`,
];
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = report.faults.length === 0 ? 0 : 1;

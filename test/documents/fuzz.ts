/**
 * Damaged and reshaped copies of real documents through the sandbox: each must end in papers or in a named reason, soon,
 * and the process must stay small. `npm run fuzz -- [--minutes N] [--seed S]`; exit 1 at the first fault.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { RECIPES } from "../../fixtures/recipes.ts";
import { openSandbox } from "../../src/documents/sandbox.ts";
import { packFiles, storedZip } from "./stored-zip.ts";

const CORPORA = fileURLToPath(new URL("../../../shared/corpora/made/", import.meta.url));
const LARGEST_SEED_FILE = 300_000;
const MOST_RSS = 300 << 20;
/** A conversion by LibreOffice on a busy machine; the sandbox itself gives up after 70 s. */
const SLOWEST_MILLISECONDS = 40_000;

const { values } = parseArgs({ options: { minutes: { type: "string" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? 1);
const minutes = Number(values.minutes ?? 1);
const roll = dice(seed);

/** The same numbers in every run. */
function dice(start: number): (sides: number) => number {
  let state = start >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

type Sample = { readonly name: string; readonly bytes: Uint8Array };

function samples(): readonly Sample[] {
  const fixtures = RECIPES.filter((_, index) => index % 40 === 0).flatMap(({ files }) => files);
  if (!existsSync(CORPORA)) {
    console.log("without ../shared/corpora: fixtures only");
    return fixtures;
  }
  const made = readdirSync(CORPORA, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/bomb|exponential|\.(?:heic|tif|jp2)$/u.test(entry.name))
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }))
    .filter(({ bytes }) => bytes.length < LARGEST_SEED_FILE);
  return [...fixtures, ...made];
}

function mutated(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let changes = 1 + roll(12); changes > 0 && copy.length > 0; changes--) copy[roll(copy.length)] = roll(256);
  if (roll(5) === 0) return copy.subarray(0, roll(copy.length));
  if (roll(8) > 0) return copy;
  const [from, to] = [roll(copy.length), roll(copy.length)];
  return Buffer.concat([copy.subarray(0, to), copy.subarray(from, from + roll(4000)), copy.subarray(to)]);
}

/** As it is, in an archive, or in an archive that is itself damaged. */
function packed({ name, bytes }: Sample): Uint8Array {
  const damaged = mutated(bytes);
  if (roll(6) > 0) return damaged;
  const archive =
    roll(2) === 0 ? storedZip({ [name]: damaged }) : packFiles([{ name: Buffer.from(name), content: bytes }]);
  return roll(2) === 0 ? archive : mutated(archive);
}

const sandbox = openSandbox();
const all = samples();
const end = performance.now() + minutes * 60_000;
const outcomes = new Map<string, number>();
let [copies, slowest, largest, slowestName] = [0, 0, 0, ""];

while (performance.now() < end) {
  const sample = all[roll(all.length)];
  if (sample === undefined) break;
  const bytes = packed(sample);
  const started = performance.now();
  const reading = await sandbox.read(sample.name, bytes);
  const took = performance.now() - started;
  copies++;
  if (took > slowest) [slowest, slowestName] = [took, sample.name];
  largest = Math.max(largest, process.memoryUsage.rss());
  const reasons = reading.unread.map(({ reason }) => reason);
  for (const outcome of [...(reading.papers.length > 0 ? ["read"] : []), ...reasons]) {
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  const nothing = reading.papers.length + reasons.length + reading.signatures + (reading.mails?.length ?? 0) === 0;
  const bug = reading.unread.find(({ detail }) => /Error:|reader (?:failed|ended)/u.test(detail ?? ""));
  if (nothing || bug !== undefined || took > SLOWEST_MILLISECONDS) {
    console.error(
      `seed ${seed}, copy ${copies}, ${sample.name}: ${nothing ? "no outcome" : (bug?.detail ?? `${took} ms`)}`,
    );
    process.exitCode = 1;
    break;
  }
}
await sandbox.close();
const figures = {
  seed,
  copies,
  slowest: `${slowestName} ${Math.round(slowest)} ms`,
  megabytes: largest >> 20,
  ...Object.fromEntries(outcomes),
};
console.log(JSON.stringify(figures));
if (largest > MOST_RSS) console.error(`more than ${MOST_RSS >> 20} MB`);

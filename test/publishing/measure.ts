/**
 * What a publication costs: `node test/publishing/measure.ts 10000`. From scratch, then one changed entry, named by the
 * keeper of the entries; each beside plain writing of the same bytes.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listSource } from "../../src/publishing/entry-source.ts";
import { publish } from "../../src/publishing/publish.ts";
import { sampleEntries } from "./sample-entries.ts";

const count = Number(process.argv[2] ?? 10_000);
const context = { updatedAt: "2026-11-22T07:30:00.000Z", address: "volunteer@mki.gov.kz" };
const later = { ...context, updatedAt: "2026-11-23T07:30:00.000Z" };
const entries = sampleEntries(count);
const place = Math.floor(count / 2);
const [middle] = sampleEntries(count).slice(place, place + 1);
if (middle === undefined) throw new Error("no entries");
const changed = entries.with(place, {
  ...middle,
  row: { ...middle.row, kk: { ...middle.row.kk, programme: "Жаңа бағдарлама" } },
});
const out = mkdtempSync(join(tmpdir(), "tizilim-measure-"));
const plain = mkdtempSync(join(tmpdir(), "tizilim-plain-"));

const first = await timed(() =>
  publish(listSource(entries, { mark: "1", since: undefined, places: [] }), context, out),
);
const all = filesOf(out, 0);
say("from scratch", first, all.length, plainly(all));
await new Promise((resolve) => setTimeout(resolve, 1100));
const start = Date.now();
const second = await timed(() => publish(listSource(changed, { mark: "2", since: "1", places: [place] }), later, out));
const touched = filesOf(out, start - 5);
say("one change", second, touched.length, plainly(touched));
console.log(
  `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (with the ${count} entries themselves)`,
);
rmSync(out, { recursive: true });
rmSync(plain, { recursive: true });

type Cost = { readonly wall: number; readonly cpu: number };

async function timed(work: () => unknown): Promise<Cost> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - began, cpu: (user + system) / 1000 };
}

/** Files that were written since, in milliseconds of the clock. */
function filesOf(root: string, since: number): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .filter((path) => statSync(path).mtimeMs >= since);
}

/** Milliseconds of writing the same files, and nothing else. */
function plainly(paths: readonly string[]): { readonly ms: number; readonly bytes: number } {
  let [ms, bytes] = [0, 0];
  for (const path of paths) {
    const [content, target] = [readFileSync(path), join(plain, path.slice(out.length))];
    mkdirSync(dirname(target), { recursive: true });
    const began = performance.now();
    writeFileSync(target, content);
    ms += performance.now() - began;
    bytes += content.length;
  }
  return { ms, bytes };
}

function say(what: string, { wall, cpu }: Cost, files: number, { ms, bytes }: ReturnType<typeof plainly>): void {
  const size = `${files} files, ${(bytes / 1e6).toFixed(1)} MB`;
  const ratio = `${(wall / ms).toFixed(1)} × the ${Math.round(ms)} ms of plain writes`;
  console.log(`${count} entries, ${what}: ${size}, ${Math.round(wall)} ms (processor ${Math.round(cpu)} ms), ${ratio}`);
}

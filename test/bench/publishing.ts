/** The public register written in whole, against plain writes of the same bytes into the same number of files. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { instant } from "../../src/calendar/plain-date.ts";
import { listSource } from "../../src/publishing/entry-source.ts";
import { publish } from "../../src/publishing/publish.ts";
import { sampleEntries } from "../publishing/sample-entries.ts";

export type PublishingFigures = {
  readonly entries: number;
  readonly seconds: number;
  readonly plainWriteSeconds: number;
  readonly floorRatio: number;
  readonly megabytes: number;
  readonly files: number;
};

const MEGABYTE = 1 << 20;

export async function measurePublishing(count: number): Promise<PublishingFigures> {
  const dir = mkdtempSync(join(tmpdir(), "tizilim-bench-publish-"));
  try {
    const began = performance.now();
    const out = join(dir, "public");
    const context = {
      updatedAt: instant("2026-11-02T05:00:00Z"),
      address: "volunteer@mki.gov.kz",
      forms: new Map(),
      hideContactsOfPersons: false,
      officer: undefined,
    };
    await publish(listSource(sampleEntries(count), { mark: "bench", since: undefined, places: [] }), context, out);
    const seconds = (performance.now() - began) / 1000;
    const plain = writePlainly(out, join(dir, "plain"));
    return {
      entries: count,
      seconds,
      plainWriteSeconds: plain.seconds,
      floorRatio: seconds / plain.seconds,
      megabytes: plain.bytes / MEGABYTE,
      files: plain.files,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function writePlainly(
  from: string,
  to: string,
): { readonly seconds: number; readonly bytes: number; readonly files: number } {
  const contents = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: join(to, path.slice(from.length)), bytes: readFileSync(path) }));
  for (const folder of new Set(contents.map(({ path }) => dirname(path)))) mkdirSync(folder, { recursive: true });
  const began = performance.now();
  for (const { path, bytes } of contents) writeFileSync(path, bytes);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, bytes: contents.reduce((sum, { bytes }) => sum + bytes.length, 0), files: contents.length };
}

/** An edition: everything that a publication knows before it writes its first file. */
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "../cases/entry.ts";
import { HISTORY_PATH, readHistory, withPublication } from "./history.ts";
import type { Publication } from "./history.ts";
import { publicEntry } from "./public-entry.ts";
import type { PublishContext } from "./publish-context.ts";
import { digest, layoutDigest, readState } from "./published-state.ts";
import type { PublishedState } from "./published-state.ts";
import { registerJson } from "./register-json.ts";

export type Edition = {
  /** As the public may see them, by number. */
  readonly entries: readonly Entry[];
  /** Digest of each entry, in the same order, and of all. */
  readonly digests: readonly string[];
  readonly content: string;
  /** Digest of the program's own part. */
  readonly layout: string;
  /** `updatedAt` is the moment of the last publication that changed an entry. */
  readonly context: PublishContext;
  /** The last publication, where this version of the program made it. */
  readonly known: PublishedState | undefined;
  readonly changed: boolean;
  /** Hex SHA-256 of `register.json`. */
  readonly sha256: string;
  readonly registerJson: () => string;
  readonly history: readonly Publication[];
};

/** Throws where two entries have one number, or the history in `outDir` was tampered with. */
export function prepareEdition(all: readonly Entry[], asked: PublishContext, outDir: string): Edition {
  const entries = publicEntries(all, asked.hideContactsOfPersons === true);
  const digests = entries.map((entry) => digest(JSON.stringify(entry)));
  const content = digest(digests.join());
  const layout = digest(layoutDigest() + asked.address);
  const last = readState(outDir);
  const history = readHistory(textOf(outDir, HISTORY_PATH));
  const common = { entries, digests, content, layout, known: last?.layout === layout ? last : undefined };
  if (last?.content === content) {
    const context = { ...asked, updatedAt: last.updatedAt };
    const json = (): string => registerJson(entries, last.updatedAt);
    return { ...common, context, changed: false, sha256: last.sha256, registerJson: json, history };
  }
  return { ...common, ...newContent(entries, asked, history) };
}

type Content = Pick<Edition, "context" | "changed" | "sha256" | "registerJson" | "history">;

/** Where the state file was lost, the history still shows whether this very register was published last. */
function newContent(entries: readonly Entry[], asked: PublishContext, history: readonly Publication[]): Content {
  const last = history.at(-1);
  if (last?.entries === entries.length) {
    const same = registerJson(entries, last.publishedAt);
    const context = { ...asked, updatedAt: last.publishedAt };
    if (hash("sha256", same) === last.sha256) {
      return { context, changed: false, sha256: last.sha256, registerJson: () => same, history };
    }
  }
  const json = registerJson(entries, asked.updatedAt);
  const sha256 = hash("sha256", json);
  const publication = { publishedAt: asked.updatedAt, entries: entries.length, sha256 };
  const longer = withPublication(history, publication);
  return { context: asked, changed: true, sha256, registerJson: () => json, history: longer };
}

function publicEntries(all: readonly Entry[], hideContactsOfPersons: boolean): readonly Entry[] {
  const entries = all
    .map((entry) => publicEntry(entry, hideContactsOfPersons))
    .sort((one, other) => one.number - other.number);
  const twice = entries.find((entry, index) => entry.number === entries[index + 1]?.number);
  if (twice !== undefined) throw new Error(`two entries have the number ${twice.number}`);
  return entries;
}

/** The text of a file; empty where there is none. */
function textOf(outDir: string, path: string): string {
  try {
    return readFileSync(join(outDir, path), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "";
    throw cause;
  }
}

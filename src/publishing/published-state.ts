/** `.tizilim-published.json`: what the folder holds, so that only what changed is written again. */
import { createHash, hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChunkState } from "./chunk.ts";
import type { Language } from "./public-entry.ts";
import type { Segment } from "./search-index.ts";
import type { RowsPiece } from "./joined-workbook.ts";

export const STATE_FILE = ".tizilim-published.json";

export type PublishedState = {
  /** Of the program's own part in the pages. */
  readonly layout: string;
  /** Of all entries. */
  readonly content: string;
  readonly updatedAt: string;
  readonly sha256: string;
  /** Which state of the entries this is, in the words of their keeper; empty where nobody said. */
  readonly mark: string;
  readonly chunks: readonly ChunkState[];
  /** The chunks' pieces in the files that hold the whole register, by path. */
  readonly joined: Readonly<Record<string, readonly RowsPiece[]>>;
  /** Digest of what each other file was made of, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly segments: Readonly<Record<Language, readonly Segment[]>>;
};

/** The state of the last publication that ended; `undefined` where there is none, or it can't be read: then all is written. */
export function readState(outDir: string): PublishedState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(join(outDir, STATE_FILE), "utf8"));
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** A short digest; base64url, because a run of decimal digits must not stand in a public file. */
export function digest(text: string): string {
  return hash("sha1", text, "base64url").slice(0, 16);
}

export function bytesDigest(bytes: Uint8Array): string {
  return createHash("sha1").update(bytes).digest("base64url").slice(0, 16);
}

/** Digest of the program and the templates that make the pages: another version writes all pages again. */
export function layoutDigest(): string {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const all = createHash("sha1");
  for (const folder of ["src/publishing", "templates/public", "data/register"]) {
    for (const name of readdirSync(join(root, folder)).sort())
      all.update(name).update(readFileSync(join(root, folder, name)));
  }
  return all.digest("base64url").slice(0, 16);
}

function isState(value: unknown): value is PublishedState {
  return (
    typeof value === "object" &&
    value !== null &&
    ["layout", "content", "updatedAt", "sha256"].every((name) => name in value) &&
    ["mark", "chunks", "joined", "files", "segments"].every((name) => name in value)
  );
}

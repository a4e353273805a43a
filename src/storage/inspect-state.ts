/** Looks at a state without touching it, beside a daemon that works on it. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Instant } from "../calendar/plain-date.ts";
import { instantOf } from "./facts.ts";
import { brokenHistoryLine } from "./history.ts";
import { MIGRATIONS } from "./store.ts";

export type StateReport =
  | { readonly kind: "absent" }
  /** SQLite can't read it, or says what is wrong with it. */
  | { readonly kind: "broken"; readonly detail: string }
  | {
      readonly kind: "readable";
      readonly schema: number;
      /** The schema that this program knows. */
      readonly knownSchema: number;
      /** The first line that does not fit the chain of the history; also undefined after a glance. */
      readonly brokenHistory: number | undefined;
      readonly lastScan: Instant | undefined;
      readonly lastBackup: Instant | undefined;
    };

const PATIENCE_MS = 5000;

/** `whole` reads every page and every line of the history; `glance` only what is noted of the last scan. */
export type Depth = "whole" | "glance";

export function inspectState(dir: string, depth: Depth): StateReport {
  const file = join(dir, "tizilim.db");
  if (!existsSync(file)) return { kind: "absent" };
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, timeout: PATIENCE_MS });
    return read(db, dir, depth);
  } catch (cause) {
    return { kind: "broken", detail: cause instanceof Error ? cause.message : String(cause) };
  } finally {
    db?.close();
  }
}

function read(db: Database.Database, dir: string, depth: Depth): StateReport {
  const complaint = depth === "whole" ? firstComplaint(db) : undefined;
  if (complaint !== undefined) return { kind: "broken", detail: complaint };
  const store = { db, dir };
  const schema = Number(db.pragma("user_version", { simple: true }));
  const knownSchema = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql")).length;
  if (schema === 0) return { kind: "broken", detail: "it holds no tables" };
  return {
    kind: "readable",
    schema,
    knownSchema,
    brokenHistory: depth === "whole" ? brokenHistoryLine(store) : undefined,
    lastScan: instantOf(store, "last-scan"),
    lastBackup: instantOf(store, "last-backup"),
  };
}

function firstComplaint(db: Database.Database): string | undefined {
  const said = db.pragma("quick_check(1)", { simple: true });
  if (said !== "ok") return String(said);
  const [orphan] = [db.pragma("foreign_key_check")].flat();
  return orphan === undefined ? undefined : `a row refers to nothing: ${JSON.stringify(orphan)}`;
}

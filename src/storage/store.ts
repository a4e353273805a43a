/** The state: one SQLite file and the originals beside it. Opened once, by one process at a time for writing the mail. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

export type Store = {
  readonly db: Database.Database;
  readonly dir: string;
};

/** The state can't be used as it is: the message says what to do. */
export class StoreFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StoreFault";
  }
}

export const MIGRATIONS = join(import.meta.dirname, "migrations");
const BUSY_MS = 10_000;

/** Opens (and on first use makes) the state in `dir`, with every migration applied. Throws `StoreFault`. */
export function openStore(dir: string): Store {
  try {
    mkdirSync(join(dir, "originals"), { recursive: true, mode: 0o700 });
    const db = new Database(join(dir, "tizilim.db"), { timeout: BUSY_MS });
    settle(db);
    migrate(db);
    keepStatements(db);
    return { db, dir };
  } catch (cause) {
    if (cause instanceof StoreFault) throw cause;
    throw new StoreFault(
      `the state in ${dir} can't be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    );
  }
}

export function closeStore(store: Store): void {
  store.db.close();
}

/** better-sqlite3 opens WAL databases with synchronous=NORMAL, which a power cut undoes: FULL on every open. */
function settle(db: Database.Database): void {
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  if (db.pragma("synchronous", { simple: true }) !== 2) throw new StoreFault("SQLite does not keep synchronous=FULL");
}

/** Compiling a statement costs more than running most of them: each is compiled once, and handed out as if it were new. */
function keepStatements(db: Database.Database): void {
  const kept = new Map<string, Database.Statement>();
  const prepare = db.prepare.bind(db);
  const value = (sql: string): Database.Statement => {
    const statement = kept.get(sql) ?? prepare(sql);
    kept.set(sql, statement);
    return statement.reader ? statement.pluck(false) : statement;
  };
  Object.defineProperty(db, "prepare", { value, writable: true, configurable: true });
}

/** Numbered files, forward only, each in one transaction with the version it leads to. */
function migrate(db: Database.Database): void {
  const files = readdirSync(MIGRATIONS)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .toSorted();
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version > files.length) {
    throw new StoreFault(
      `the state was written by a newer tizilim (schema ${version}, this one knows ${files.length}): use that version, or restore a backup`,
    );
  }
  for (const [place, name] of files.entries()) {
    if (place < version) continue;
    const sql = readFileSync(join(MIGRATIONS, name), "utf8");
    db.transaction(() => {
      if (Number(db.pragma("user_version", { simple: true })) > place) return;
      db.exec(sql);
      db.pragma(`user_version = ${place + 1}`);
    }).immediate();
  }
}

/** Runs `work` in one transaction that takes the write lock at once. */
export function transaction<T>(store: Store, work: () => T): T {
  return store.db.transaction(work).immediate();
}

/**
 * For what may be forgotten in a power cut, but not when the process is killed: the next `transaction` makes it durable.
 * Never inside a transaction.
 */
export function withoutFlush<T>(store: Store, work: () => T): T {
  store.db.pragma("synchronous = NORMAL");
  try {
    return work();
  } finally {
    store.db.pragma("synchronous = FULL");
  }
}

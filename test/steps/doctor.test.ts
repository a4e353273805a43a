import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { instant } from "../../src/calendar/plain-date.ts";
import { COMMANDS } from "../../src/cli/commands.ts";
import { startEmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import type { EmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import { runCommand } from "../../src/cli/run-command.ts";
import { serversOf } from "../../src/cli/servers.ts";
import { parseServerAddress } from "../../src/mail/server-address.ts";
import { encryptionCheck } from "../../src/steps/doctor/encryption-check.ts";
import { examine, examineLive } from "../../src/steps/doctor.ts";
import type { Check } from "../../src/steps/doctor.ts";
import { readSettings } from "../../src/steps/settings.ts";
import type { Environment } from "../../src/steps/settings.ts";
import { setFact } from "../../src/storage/facts.ts";
import { appendHistory } from "../../src/storage/history.ts";
import { closeStore, openStore } from "../../src/storage/store.ts";

const NOW = instant("2026-11-23T09:00:00Z");
let server: EmbeddedMailServer;
let dir: string;
let env: Environment;

beforeAll(async () => {
  server = await startEmbeddedMailServer({ users: [{ address: "office@example.kz", password: "right" }] });
});
afterAll(() => server.close());

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tizilim-doctor-"));
  env = {
    TIZILIM_IMAP_URL: url("imap", server.imapPort),
    TIZILIM_SMTP_URL: url("smtp", server.smtpPort),
    TIZILIM_STATE_DIR: join(dir, "state"),
    TIZILIM_PUBLIC_DIR: join(dir, "public"),
    TIZILIM_PUBLIC_URL: "https://example.kz/",
    TIZILIM_STAFF: "staff@example.kz",
    TIZILIM_OFFICER: '{"name":"Айгүл","phone":"+77000000999","email":"aigul@example.kz"}',
    TIZILIM_TRUSTED_AUTHSERV: "mx.example.kz",
  };
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function url(protocol: "imap" | "smtp", port: number, password = "right"): string {
  return `${protocol}://office%40example.kz:${password}@127.0.0.1:${port}?tls=off`;
}

async function found(changes: Environment = {}, now = NOW): Promise<readonly Check[]> {
  const given = { ...env, ...changes };
  const settings = readSettings(given, ["imap", "smtp"]);
  return await examine(settings, serversOf(settings), given, now);
}

function about(checks: readonly Check[], name: string): string {
  const { level, says, remedy } = checks.find((check) => check.about === name) ?? { level: "absent", says: "" };
  return `${level} ${says}${remedy === undefined ? "" : `: ${remedy}`}`;
}

function withState(work: (store: ReturnType<typeof openStore>) => void): void {
  const store = openStore(join(dir, "state"));
  work(store);
  closeStore(store);
}

/** As somebody with the file at hand would do it: the triggers that forbid it go first. */
function tamperWithHistory(): void {
  const db = new Database(join(dir, "state", "tizilim.db"));
  const triggers = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(`UPDATE history SET detail = '{"a":1}' WHERE id = 1`);
  db.close();
}

async function run(words: readonly string[], given: Environment) {
  const [out, said]: [string[], string[]] = [[], []];
  const terminal = { env: given, print: (line: string) => out.push(line), say: (line: string) => said.push(line) };
  return { code: await runCommand(["doctor", ...words], COMMANDS, terminal), out, said };
}

function deliver(head: string, internalDate: Date): () => void {
  const uid = server.deliver("office@example.kz", Buffer.from(`${head}From: a@example.kz\r\n\r\nx\r\n`), {
    internalDate,
  });
  return () => server.expunge("office@example.kz", uid);
}

describe("where all is well", () => {
  it("nothing fails, nothing is changed, and every warning has a remedy", async () => {
    const checks = await found();
    expect(checks.filter(({ level }) => level === "FAIL")).toEqual([]);
    expect(checks.filter(({ level, remedy }) => (level === "ok") !== (remedy === undefined))).toEqual([]);
    expect(about(checks, "state")).toContain("none yet");
    expect(about(checks, "IMAP")).toMatch(/^ok logged in to imap:\/\/127\.0\.0\.1:\d+; 0 messages in INBOX$/);
    expect(about(checks, "SMTP")).toMatch(/^ok logged in to smtp:/);
  });

  it("never shows a password", async () => {
    expect(
      JSON.stringify(await found({ TIZILIM_SMTP_URL: url("smtp", server.smtpPort, "s3cret-word") })),
    ).not.toContain("s3cret-word");
  });
});

describe("the mail servers", () => {
  it.each([
    [
      "a wrong password",
      () => ({ TIZILIM_IMAP_URL: url("imap", server.imapPort, "wrong") }),
      "IMAP",
      "check user and password",
    ],
    ["no server", () => ({ TIZILIM_IMAP_URL: url("imap", 9) }), "IMAP", "check host and port"],
    ["no such folder", () => ({ TIZILIM_MAILBOX: "Nowhere" }), "IMAP", "TIZILIM_MAILBOX"],
    [
      "a wrong password",
      () => ({ TIZILIM_SMTP_URL: url("smtp", server.smtpPort, "wrong") }),
      "SMTP",
      "check user and password",
    ],
    ["no server", () => ({ TIZILIM_SMTP_URL: url("smtp", 9) }), "SMTP", "check host and port"],
  ])("%s fails", async (_, changes, name, remedy) => {
    const told = about(await found(changes()), name);
    expect(told).toMatch(/^FAIL /);
    expect(told).toContain(remedy);
  });

  it.each([
    ["imap://a:b@mail.example.kz?tls=off", "FAIL"],
    ["imap://a:b@mail.example.kz", "warn"],
    ["imap://a:b@mail.example.kz?tls=required", "ok"],
    ["imaps://a:b@mail.example.kz", "ok"],
    ["imap://a:b@127.0.0.1?tls=off", "ok"],
  ])("%s: %s", (text, level) => {
    const address = parseServerAddress(text, "imap");
    expect(typeof address === "string" ? address : encryptionCheck("IMAP", address).level).toBe(level);
  });

  it("names the server whose word stands in the newest messages, and compares it with the setting", async () => {
    const away = deliver("Authentication-Results: mx.example.kz; dmarc=pass header.from=example.kz\r\n", new Date(NOW));
    expect(about(await found(), "senders")).toMatch(/^ok .*seen in the newest/);
    expect(about(await found({ TIZILIM_TRUSTED_AUTHSERV: "mx.other.kz" }), "senders")).toMatch(
      /^warn .*found: mx\.example\.kz/,
    );
    expect(about(await found({ TIZILIM_TRUSTED_AUTHSERV: "" }), "senders")).toMatch(
      /^warn .*in the newest messages: mx\.example\.kz/,
    );
    away();
  });

  it("finds the clock behind where mail has arrived in its future", async () => {
    const away = deliver("", new Date("2026-11-23T10:00:00Z"));
    expect(about(await found(), "clock")).toMatch(/^FAIL /);
    expect(about(await found({}, instant("2026-11-23T10:00:30Z")), "clock")).toMatch(/^ok /);
    away();
  });

  it("wants a Sent folder where receipts are looked for there", async () => {
    expect(about(await found({ TIZILIM_RECEIPTS: "sent-folder" }), "Sent folder")).toBe("ok Sent");
  });
});

describe("people and calendar", () => {
  it.each([
    ["officer", { TIZILIM_OFFICER: "" }, "warn"],
    ["staff", { TIZILIM_STAFF: "" }, "warn"],
    ["staff", { TIZILIM_STAFF: "", TIZILIM_DECISIONS: "staff" }, "FAIL"],
    ["receipts", { TIZILIM_RECEIPTS: "none" }, "warn"],
    ["secret", { TIZILIM_SECRET: "short" }, "warn"],
    ["secret", { TIZILIM_SECRET: "x".repeat(32) }, "absent"],
    ["public address", { TIZILIM_PUBLIC_URL: "" }, "warn"],
  ])("%s with %o: %s", async (name, changes, level) => {
    expect(about(await found(changes), name).split(" ")[0]).toBe(level);
  });

  it("asks for the next year's calendar from October on", async () => {
    expect(about(await found({}, instant("2027-09-30T10:00:00Z")), "calendar")).not.toContain("2028");
    expect(about(await found({}, instant("2027-10-01T10:00:00Z")), "calendar")).toMatch(/^warn 2028 is not known/);
  });

  it("fails where an operator's calendar is damaged", async () => {
    mkdirSync(join(dir, "calendar"));
    writeFileSync(join(dir, "calendar", "2028.json"), "{");
    expect(about(await found({ TIZILIM_CALENDAR_DIR: join(dir, "calendar") }), "calendar")).toMatch(
      /^FAIL .*2028\.json/,
    );
  });
});

describe("folders and state", () => {
  it("does not let the state lie inside the public folder", async () => {
    expect(about(await found({ TIZILIM_STATE_DIR: join(dir, "public", "state") }), "folders")).toMatch(/^FAIL /);
    expect(about(await found(), "folders")).toMatch(/^absent/);
  });

  it("does not let others look into the state", async () => {
    withState(() => undefined);
    expect(about(await found(), "privacy")).toMatch(/^ok /);
    chmodSync(join(dir, "state"), 0o750);
    expect(about(await found(), "privacy")).toMatch(/^warn /);
    chmodSync(join(dir, "state"), 0o755);
    expect(about(await found(), "privacy")).toMatch(/^FAIL .*chmod 700/);
  });

  it("fails where a file stands in the folder's place", async () => {
    writeFileSync(join(dir, "public"), "");
    expect(about(await found(), "public folder")).toMatch(/^FAIL /);
  });

  it("reads a damaged database, and one of a newer version, as what they are", async () => {
    mkdirSync(join(dir, "state"), { mode: 0o700 });
    writeFileSync(join(dir, "state", "tizilim.db"), "no database at all, but long enough to be looked at".repeat(20));
    expect(about(await found(), "state")).toMatch(/^FAIL the database is damaged/);
    rmSync(join(dir, "state"), { recursive: true });
    withState((store) => store.db.pragma("user_version = 99"));
    expect(about(await found(), "state")).toMatch(/^FAIL written by a newer tizilim/);
  });

  it("finds a line of the history that somebody changed", async () => {
    withState((store) => {
      store.db.exec(
        "INSERT INTO case_file (number, kind, state, address, registered_on, version, data) VALUES ('2026-000001', 'question', 'answered', '', '2026-11-23', 1, '{}')",
      );
      const notes = ["received", "noted"] as const;
      appendHistory(
        store,
        "2026-000001",
        notes.map((what) => ({ what, detail: {} })),
        NOW,
      );
    });
    expect(about(await found(), "history")).toMatch(/^ok /);
    tamperWithHistory();
    expect(about(await found(), "history")).toMatch(/^FAIL line 1 /);
  });

  it("--live fails where no daemon has read the mailbox for ten minutes", () => {
    const settings = readSettings(env, []);
    const silent = (now: string): string => about(examineLive(settings, instant(now)), "mailbox read");
    withState((store) => setFact(store, "last-scan", NOW));
    expect(silent("2026-11-23T09:10:00Z")).toMatch(/^ok /);
    expect(silent("2026-11-23T09:11:00Z")).toMatch(/^FAIL /);
    expect(silent("2026-11-23T08:50:00Z")).toMatch(/^FAIL .*still to come/);
  });
});

describe("the command", () => {
  it("ends with 2 and a line a setting where settings are missing", async () => {
    const { code, said } = await run([], {});
    expect(code).toBe(2);
    expect(said.map((line) => line.split(" ")[0])).toEqual(["TIZILIM_IMAP_URL", "TIZILIM_SMTP_URL"]);
  });

  it("prints one line each, and ends with 1 where one fails", async () => {
    const { code, out } = await run([], { ...env, TIZILIM_MAILBOX: "Nowhere" });
    expect(code).toBe(1);
    expect(out.filter((line) => !/^(ok {2}|warn|FAIL) {2}[A-Za-z ]+: \S/.test(line))).toEqual([]);
    expect(out.join("\n")).toContain("FAIL  IMAP: ");
  });

  it("prints JSON", async () => {
    const { code, out } = await run(["--json"], env);
    expect(code).toBe(0);
    expect(JSON.parse(out.join("\n"))).toMatchObject({
      ok: true,
      checks: expect.arrayContaining([{ about: "SMTP", level: "ok", says: expect.any(String) }]),
    });
  });
});

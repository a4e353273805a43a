import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import { mailboxChecks } from "../../src/steps/doctor/mailbox-checks.ts";
import { senderChecks } from "../../src/steps/doctor/sender-checks.ts";
import { keptRefreshToken } from "../../src/steps/kept-refresh-token.ts";
import { readSettings, SettingsFault } from "../../src/steps/settings.ts";
import { startTokenEndpoint } from "../mail/token-endpoint.ts";

const OAUTH = JSON.stringify({
  tokenUrl: "https://login.example/t",
  clientId: "a",
  clientSecret: "geheim",
  user: "u@b.kz",
});
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tizilim-oauth-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("settings with TIZILIM_OAUTH", () => {
  it("use it where the addresses carry no password, and share its token", () => {
    const { imap, smtp } = readSettings(
      {
        TIZILIM_IMAP_URL: "imaps://outlook.office365.com",
        TIZILIM_SMTP_URL: "smtp://smtp.office365.com",
        TIZILIM_OAUTH: OAUTH,
      },
      ["imap", "smtp"],
    );
    expect(imap?.tokens?.user).toBe("u@b.kz");
    expect(smtp?.tokens).toBe(imap?.tokens);
  });

  it("leave a password alone", () => {
    const { imap, smtp } = readSettings(
      { TIZILIM_IMAP_URL: "imaps://a:b@mail.example", TIZILIM_SMTP_URL: "smtp://relay.example", TIZILIM_OAUTH: OAUTH },
      ["imap", "smtp"],
    );
    expect([imap?.tokens, smtp?.tokens?.user]).toEqual([undefined, "u@b.kz"]);
  });

  it("name it where it is malformed, once and without its secret", () => {
    const read = () => readSettings({ TIZILIM_IMAP_URL: "imaps://a:b@h", TIZILIM_OAUTH: "{geheim" }, []);
    expect(read).toThrow(SettingsFault);
    expect(read).toThrow(/^TIZILIM_OAUTH takes JSON (?!.*geheim)/);
  });
});

describe("the doctor, with access tokens", () => {
  it.each([
    ["logs in to both", [200, { access_token: "good" }], ["ok", "ok"], "logged in"],
    [
      "says what to do where a server refuses the token",
      [200, { access_token: "bad" }],
      ["FAIL", "FAIL"],
      "TIZILIM_OAUTH (user, scope)",
    ],
    [
      "says what to do where there is none",
      [401, { error: "invalid_client" }],
      ["FAIL", "FAIL"],
      "clientSecret is wrong or has expired",
    ],
  ] as const)("%s", async (_, answer, levels, words) => {
    const endpoint = await startTokenEndpoint(() => answer);
    const users = [{ address: "u@b.kz", password: "p" }];
    const server = await startEmbeddedMailServer({ users, mayUseToken: (_user, token) => token === "good" });
    const settings = readSettings(
      {
        TIZILIM_IMAP_URL: `imap://127.0.0.1:${server.imapPort}?tls=off`,
        TIZILIM_SMTP_URL: `smtp://127.0.0.1:${server.smtpPort}?tls=off`,
        TIZILIM_OAUTH: JSON.stringify({ ...JSON.parse(OAUTH), tokenUrl: endpoint.url }),
        TIZILIM_STATE_DIR: join(dir, "state"),
      },
      ["imap", "smtp"],
    );
    const { imap, smtp } = settings;
    const [mailbox] = imap ? (await mailboxChecks(settings, imap)).checks : [];
    const [sender] = smtp ? await senderChecks(smtp) : [];
    await server.close();
    await endpoint.close();
    expect([mailbox?.level, sender?.level]).toEqual(levels);
    for (const check of [mailbox, sender]) expect(`${check?.says} ${check?.remedy}`).toContain(words);
    expect(JSON.stringify([mailbox, sender])).not.toContain("geheim");
  });
});

describe("a refresh token that replaced the one of the settings", () => {
  it("is kept for this user alone, until the settings have another", () => {
    const state = join(dir, "state");
    const kept = keptRefreshToken(state, "first");
    expect(kept.read()).toBe(undefined);
    kept.write("second");
    kept.write("third");
    expect(keptRefreshToken(state, "first").read()).toBe("third");
    expect(keptRefreshToken(state, "consented anew").read()).toBe(undefined);
    expect([statSync(state).mode & 0o777, statSync(join(state, "refresh-token")).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(readFileSync(join(state, "refresh-token"), "utf8")).not.toContain("first");
  });
});

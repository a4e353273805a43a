import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keptRefreshToken } from "../../src/steps/kept-refresh-token.ts";
import { readSettings, SettingsFault } from "../../src/steps/settings.ts";

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

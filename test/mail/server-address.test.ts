import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { describeServer, parseServerAddress } from "../../src/mail/server-address.ts";

function parsed(url: string, protocol: "imap" | "smtp" = "imap") {
  const address = parseServerAddress(url, protocol);
  if (typeof address === "string") throw new Error(address);
  return address;
}

describe("parseServerAddress", () => {
  it("reads host, port and log-in, percent-encoded", () => {
    const address = parsed("imaps://volunteer%40mki.gov.kz:p%40ss%2Fword%25@mail.example.kz:1993");
    expect(address).toMatchObject({ host: "mail.example.kz", port: 1993, security: "tls" });
    expect(address.login?.()).toEqual({ user: "volunteer@mki.gov.kz", password: "p@ss/word%" });
  });

  it.each([
    ["imaps://a:b@h", "imap", 993, "tls"],
    ["imap://a:b@h", "imap", 143, "starttls"],
    ["imap://a:b@h?tls=off", "imap", 143, "none"],
    ["imap://a:b@h/?tls=required", "imap", 143, "starttls-required"],
    ["smtps://a:b@h", "smtp", 465, "tls"],
    ["smtp://h", "smtp", 587, "starttls"],
    ["smtp://h:25?tls=off", "smtp", 25, "none"],
  ] as const)("%s", (url, protocol, port, security) => {
    expect(parsed(url, protocol)).toMatchObject({ port, security });
  });

  it("takes an IPv6 host and a file of authorities", () => {
    expect(parsed("imaps://a:b@[::1]:9?ca=/etc/tizilim/ca.pem")).toMatchObject({
      host: "::1",
      port: 9,
      caFile: "/etc/tizilim/ca.pem",
    });
  });

  it.each([
    ["", "takes"],
    ["not a url", "takes"],
    ["smtp://a:b@h", "not smtp:"],
    ["https://a:b@h", "not https:"],
    ["imaps://mail.example.kz", "user and password are missing"],
    ["imaps://geheim@mail.example.kz", "belong together"],
    ["imaps://:geheim@mail.example.kz", "belong together"],
    ["imaps://user:geheim%@mail.example.kz", "%25"],
    ["imaps://a:geheim@h?tls=off", "only without the s"],
    ["imap://a:geheim@h?tls=maybe", "?tls="],
    ["imap://a:geheim@h?timeout=3", "of options only"],
    ["imap://a:geheim@h/INBOX", "nothing may stand behind"],
  ])("says what the setting takes, without the password: %s", (url, words) => {
    const error = parseServerAddress(url, "imap");
    expect(error).toContain("takes imaps://");
    expect(error).toContain(words);
    expect(error).not.toContain("geheim");
  });

  it("shows the password in no print", () => {
    const address = parsed("imaps://u:geheim@h");
    expect(JSON.stringify(address) + inspect(address) + describeServer(address)).not.toContain("geheim");
    expect(describeServer(address)).toBe("imaps://h:993");
  });
});

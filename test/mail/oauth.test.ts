import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import type { EmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import { accessTokens } from "../../src/mail/access-token.ts";
import type { AccessTokens } from "../../src/mail/access-token.ts";
import { openMailbox } from "../../src/mail/mailbox.ts";
import { parseOAuth } from "../../src/mail/oauth.ts";
import { openSender } from "../../src/mail/sender.ts";
import { parseServerAddress } from "../../src/mail/server-address.ts";
import type { ServerAddress } from "../../src/mail/server-address.ts";
import { startTokenEndpoint } from "./token-endpoint.ts";
import type { TokenEndpoint } from "./token-endpoint.ts";

const USER = "volunteer@mki.gov.kz";
const LETTER = { envelopeFrom: USER, to: ["aru@b.kz"], bytes: Buffer.from("Subject: x\r\n\r\nСәлем\r\n") };

let endpoint: TokenEndpoint;
let server: EmbeddedMailServer;
let good: string;
let clock: number;
let kept: string | undefined;

beforeEach(async () => {
  let count = 0;
  good = "";
  clock = 0;
  kept = undefined;
  endpoint = await startTokenEndpoint(() => {
    good = `token-${++count}`;
    return [200, { access_token: good, expires_in: 3600 }];
  });
  server = await startEmbeddedMailServer({
    users: [{ address: USER, password: "secret" }],
    mayUseToken: (user, token) => user === USER && token === good,
  });
});
afterEach(async () => {
  await server.close();
  await endpoint.close();
});

function tokensOf(changes: Readonly<Record<string, string>> = {}): AccessTokens {
  const setting = { tokenUrl: endpoint.url, clientId: "app", clientSecret: "geheim", user: USER, ...changes };
  const oauth = parseOAuth(JSON.stringify(setting));
  if (typeof oauth === "string") throw new Error(oauth);
  return accessTokens(oauth, { read: () => kept, write: (token) => void (kept = token) }, () => clock);
}

function address(protocol: "imap" | "smtp", tokens: AccessTokens): ServerAddress {
  const port = protocol === "imap" ? server.imapPort : server.smtpPort;
  const parsed = parseServerAddress(`${protocol}://127.0.0.1:${port}?tls=off`, protocol, tokens);
  if (typeof parsed === "string") throw new Error(parsed);
  return parsed;
}

describe("a mailbox and a sender without a password", () => {
  it("log in with one token for both", async () => {
    const tokens = tokensOf({ scope: "https://outlook.office365.com/.default" });
    const mailbox = await openMailbox(address("imap", tokens), "INBOX");
    const sender = openSender(address("smtp", tokens));
    expect(await mailbox.listUids()).toEqual([]);
    expect(await sender.send(LETTER)).toMatchObject({ kind: "accepted" });
    await mailbox.close();
    await sender.close();
    expect(endpoint.asked).toEqual([
      {
        grant_type: "client_credentials",
        client_id: "app",
        client_secret: "geheim",
        scope: "https://outlook.office365.com/.default",
      },
    ]);
  });

  it("get a new token for a connection after the old one's end", async () => {
    const tokens = tokensOf();
    await (await openMailbox(address("imap", tokens), "INBOX")).close();
    clock = 54 * 60_000;
    await (await openMailbox(address("imap", tokens), "INBOX")).close();
    expect(endpoint.asked).toHaveLength(1);
    clock = 56 * 60_000;
    await (await openMailbox(address("imap", tokens), "INBOX")).close();
    expect(endpoint.asked).toHaveLength(2);
  });

  it.each(["imap", "smtp"] as const)("forget a token that the %s server refuses, and say so", async (protocol) => {
    const tokens = tokensOf();
    await tokens.get();
    good = "another";
    const open = async () => {
      if (protocol === "imap") return await openMailbox(address("imap", tokens), "INBOX");
      const sender = openSender(address("smtp", tokens));
      await sender.verify();
      return sender;
    };
    await expect(open()).rejects.toMatchObject({ kind: "login-refused" });
    await (await open()).close();
    expect(endpoint.asked).toHaveLength(2);
  });

  it("are told what to do where the provider refuses, and no secret is in it", async () => {
    endpoint.answer = () => [
      400,
      { error: "invalid_grant", error_description: "AADSTS700082: The refresh token geheim has expired" },
    ];
    const tokens = tokensOf({ refreshToken: "geheim-too" });
    const fault = await openMailbox(address("imap", tokens), "INBOX").catch((error: unknown) => error);
    expect(fault).toMatchObject({ kind: "login-refused" });
    expect(String(fault)).toContain("(invalid_grant, AADSTS700082): the refresh token was withdrawn or has expired");
    expect(inspect(fault, { depth: 9 })).not.toContain("geheim");
    const outcome = await openSender(address("smtp", tokens)).send(LETTER);
    expect(outcome).toMatchObject({ kind: "not-sent", cause: { kind: "login-refused" } });
  });

  it("treat a provider that is away as a server that is away", async () => {
    endpoint.answer = () => [503, {}];
    await expect(openMailbox(address("imap", tokensOf()), "INBOX")).rejects.toMatchObject({ kind: "unreachable" });
    const nobody = tokensOf({ tokenUrl: "http://127.0.0.1:1/token" });
    const fault = await openMailbox(address("imap", nobody), "INBOX").catch((error: unknown) => error);
    expect(fault).toMatchObject({ kind: "unreachable" });
    expect(inspect(fault, { depth: 9 })).not.toContain("geheim");
  });

  it("are refused, not crashed, where the server has no such log-in", async () => {
    const plain = await startEmbeddedMailServer({ users: [{ address: USER, password: "secret" }] });
    const at = (protocol: "imap" | "smtp", port: number) => ({ ...address(protocol, tokensOf()), port });
    await expect(openMailbox(at("imap", plain.imapPort), "INBOX")).rejects.toThrow("127.0.0.1");
    await expect(openSender(at("smtp", plain.smtpPort)).verify()).rejects.toMatchObject({ kind: "login-refused" });
    await plain.close();
  });
});

describe("access tokens", () => {
  it("are asked for once by two who need one at the same time", async () => {
    const tokens = tokensOf();
    expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(["token-1", "token-1"]);
    expect(endpoint.asked).toHaveLength(1);
  });

  it("use a refresh token, and keep the one that replaces it", async () => {
    endpoint.answer = () => [200, { access_token: "a", expires_in: 60, refresh_token: "second" }];
    const tokens = tokensOf({ refreshToken: "first" });
    await tokens.get();
    clock = 31_000;
    await tokens.get();
    expect(endpoint.asked.map((form) => form["refresh_token"])).toEqual(["first", "second"]);
    expect(endpoint.asked[0]).toMatchObject({ grant_type: "refresh_token", client_id: "app", client_secret: "geheim" });
    expect(kept).toBe("second");
  });

  it("carry the secret to no other place", async () => {
    const other = await startTokenEndpoint(() => [200, { access_token: "stolen" }]);
    const { createServer } = await import("node:http");
    const moved = createServer((_, response) => response.writeHead(307, { location: other.url }).end());
    await new Promise<void>((resolve) => void moved.listen(0, "127.0.0.1", resolve));
    const bound = moved.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    await expect(tokensOf({ tokenUrl: `http://127.0.0.1:${port}/` }).get()).rejects.toThrow("no access token from");
    expect(other.asked).toEqual([]);
    moved.closeAllConnections();
    moved.close();
    await other.close();
  });

  it("that are no token are none", async () => {
    endpoint.answer = () => [200, { token: "x" }];
    await expect(tokensOf().get()).rejects.toMatchObject({ kind: "login-refused" });
  });
});

describe("TIZILIM_OAUTH", () => {
  const whole = { tokenUrl: "https://login.example/token", clientId: "a", clientSecret: "geheim", user: USER };

  it("shows its secrets in no print", () => {
    const oauth = parseOAuth(JSON.stringify({ ...whole, refreshToken: "geheim" }));
    expect(JSON.stringify(oauth) + inspect(oauth, { depth: 9 })).not.toContain("geheim");
    expect(typeof oauth !== "string" && oauth.secrets()).toEqual({ clientSecret: "geheim", refreshToken: "geheim" });
  });

  it.each([
    ["geheim", "takes JSON"],
    ['["geheim"]', "takes JSON"],
    [JSON.stringify({ ...whole, password: "geheim" }), 'not "password"'],
    [JSON.stringify({ ...whole, clientSecret: 7 }), '"clientSecret" is not a text'],
    [JSON.stringify({ ...whole, user: "" }), "tokenUrl, clientId and user are needed"],
    [JSON.stringify({ ...whole, tokenUrl: "http://login.example/token" }), "https://"],
    [JSON.stringify({ ...whole, tokenUrl: "https://u:geheim@login.example/" }), "https://"],
    [JSON.stringify({ tokenUrl: whole.tokenUrl, clientId: "a", user: USER }), "clientSecret is needed"],
  ])("says what it takes, without a secret: %s", (text, words) => {
    const told = parseOAuth(text);
    expect(told).toContain("takes JSON like");
    expect(told).toContain(words);
    expect(told).not.toContain("geheim");
  });
});

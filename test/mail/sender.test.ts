import net from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import type { EmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import { SenderFault } from "../../src/mail/sender-fault.ts";
import { openSender } from "../../src/mail/sender.ts";
import type { Sender } from "../../src/mail/sender.ts";
import { parseServerAddress } from "../../src/mail/server-address.ts";

const USER = "volunteer@mki.gov.kz";
const BYTES = Buffer.from(
  "From: volunteer@mki.gov.kz\r\nMessage-ID: <r.1@mki.gov.kz>\r\nSubject: x\r\n\r\n.a line with a dot\r\nend\r\n",
);
const LETTER = { envelopeFrom: USER, to: ["aru@b.kz", USER], bytes: BYTES };

function sender(url: string, silenceMs = 3000): Sender {
  const address = parseServerAddress(url, "smtp");
  if (typeof address === "string") throw new Error(address);
  return openSender(address, { connectMs: 1000, greetingMs: 1000, silenceMs });
}

describe("a sender and the embedded server", () => {
  let server: EmbeddedMailServer;
  let open: Sender[];
  const connect = (login = `${encodeURIComponent(USER)}:secret@`, silenceMs = 3000): Sender => {
    const one = sender(`smtp://${login}127.0.0.1:${server.smtpPort}?tls=off`, silenceMs);
    open.push(one);
    return one;
  };
  beforeEach(async () => {
    open = [];
    server = await startEmbeddedMailServer({ users: [{ address: USER, password: "secret" }] });
  });
  afterEach(async () => {
    for (const one of open) await one.close();
    await server.close();
  });

  it("delivers the bytes to every recipient, and says so", async () => {
    const outcome = await connect().send(LETTER);
    expect(outcome).toMatchObject({ kind: "accepted", rejected: [] });
    expect(outcome.kind === "accepted" && outcome.response).toContain("queued as");
    const delivered = Buffer.concat([Buffer.from(`Return-Path: <${USER}>\r\n`), BYTES]);
    for (const user of LETTER.to) expect(server.mailbox(user).map((one) => one.raw)).toEqual([delivered]);
    expect(server.letters()).toMatchObject([{ envelopeFrom: USER, to: LETTER.to, raw: BYTES }]);
  });

  it("keeps its connection, and sends one letter after another", async () => {
    const one = connect();
    const outcomes = await Promise.all([one.send(LETTER), one.send(LETTER), one.send(LETTER)]);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["accepted", "accepted", "accepted"]);
    expect(server.letters()).toHaveLength(3);
  });

  it("leaves nothing behind on its connection, letter by letter", async () => {
    const warnings: string[] = [];
    const note = (warning: Error): void => void warnings.push(warning.name);
    process.on("warning", note);
    const one = connect();
    for (let count = 0; count < 15; count++) await one.send(LETTER);
    process.off("warning", note);
    expect(warnings).toEqual([]);
  });

  it("names the recipients that were not taken while others were", async () => {
    server.faults.smtp = (stage, address) =>
      stage === "rcpt" && address === "aru@b.kz" ? "550 5.1.1 No such user" : undefined;
    expect(await connect().send(LETTER)).toMatchObject({ kind: "accepted", rejected: ["aru@b.kz"] });
    expect(server.mailbox("aru@b.kz")).toEqual([]);
  });

  it.each([
    ["mail", "550 5.7.1 Not you", true],
    ["mail", "451 4.3.0 Later", false],
    ["rcpt", "550 5.1.1 No such user", true],
    ["rcpt", "450 4.2.0 Greylisted", false],
    ["data", "554 5.7.1 Spam", true],
    ["data", "451 4.3.0 Later", false],
    ["data", "421 4.3.2 Going down", false],
  ] as const)("knows what an answer means: %s %s", async (at, line, permanent) => {
    server.faults.smtp = (stage) => (stage === at ? line : undefined);
    const one = connect();
    const outcome = await one.send(LETTER);
    expect(outcome).toMatchObject({ kind: "refused", permanent });
    expect(outcome.kind === "refused" && outcome.response).toContain(line.slice(4, 9));
    expect(server.letters()).toEqual([]);
    server.faults.smtp = undefined;
    expect(await one.send(LETTER)).toMatchObject({ kind: "accepted" });
  });

  it.each(["mail", "rcpt"] as const)(
    "knows that nothing was sent where the line was cut before the message: %s",
    async (at) => {
      server.faults.smtp = (stage) => (stage === at ? "cut" : undefined);
      expect(await connect().send(LETTER)).toMatchObject({ kind: "not-sent" });
      expect(server.letters()).toEqual([]);
    },
  );

  it.each([
    ["data", 0],
    ["accepted", 1],
  ] as const)("does not claim to know where the line was cut behind the message: %s", async (at, arrived) => {
    server.faults.smtp = (stage) => (stage === at ? "cut" : undefined);
    const one = connect();
    expect(await one.send(LETTER)).toMatchObject({ kind: "unknown" });
    expect(server.letters()).toHaveLength(arrived);
    server.faults.smtp = undefined;
    expect(await one.send(LETTER)).toMatchObject({ kind: "accepted" });
  });

  it.each([
    ["rcpt", "not-sent"],
    ["data", "unknown"],
    ["accepted", "unknown"],
  ] as const)("does not wait for ever where the server falls silent: %s", async (at, kind) => {
    server.faults.smtp = (stage) => (stage === at ? "silence" : undefined);
    expect(await connect(undefined, 400).send(LETTER)).toMatchObject({ kind });
  });

  it("takes a new connection where the kept one has ended meanwhile", async () => {
    const port = server.smtpPort;
    const one = connect();
    await one.send(LETTER);
    await server.close();
    server = await startEmbeddedMailServer({ users: [{ address: USER, password: "secret" }], smtpPort: port });
    expect(await one.send(LETTER)).toMatchObject({ kind: "accepted" });
    expect(server.letters()).toHaveLength(1);
  });

  it("sends nothing where the log-in is refused, and never shows the password", async () => {
    const outcome = await connect(`${encodeURIComponent(USER)}:geheim@`).send(LETTER);
    expect(outcome.kind).toBe("not-sent");
    const cause = outcome.kind === "not-sent" ? outcome.cause : undefined;
    expect(cause instanceof SenderFault && cause.kind).toBe("login-refused");
    expect(String(cause) + JSON.stringify(cause)).not.toContain("geheim");
    expect(server.letters()).toEqual([]);
  });

  it("verifies the log-in without sending", async () => {
    await connect().verify();
    await expect(connect("x:wrong@").verify()).rejects.toMatchObject({ kind: "login-refused" });
    expect(server.letters()).toEqual([]);
  });
});

async function behaving(greet: (socket: net.Socket) => void, query: string): Promise<unknown> {
  const server = net.createServer((socket) => greet(socket.on("error", () => undefined)));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const one = sender(`smtp://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}${query}`);
  const outcome = await one.send(LETTER);
  await one.close();
  server.close();
  return outcome.kind === "not-sent" && outcome.cause instanceof SenderFault ? outcome.cause.kind : outcome;
}

function inClear(socket: net.Socket): void {
  socket.write("220 hello\r\n");
  socket.on("data", (line) => socket.write(String(line).startsWith("EHLO") ? "250 hello\r\n" : "502 no\r\n"));
}

describe("a server that is not there or not itself", () => {
  it("is unreachable: refused, silent, ending at once, or busy", async () => {
    const nobody = sender("smtp://127.0.0.1:1?tls=off");
    expect(await nobody.send(LETTER)).toMatchObject({ kind: "not-sent", cause: { kind: "unreachable" } });
    await nobody.close();
    expect(await behaving(() => undefined, "?tls=off")).toBe("unreachable");
    expect(await behaving((socket) => socket.end(), "?tls=off")).toBe("unreachable");
    expect(await behaving((socket) => socket.end("554 5.3.2 Too busy\r\n"), "?tls=off")).toBe("unreachable");
  });

  it("is not trusted where the file of authorities can't be read", async () => {
    const one = sender("smtps://127.0.0.1:1?ca=/nonexistent");
    expect(await one.send(LETTER)).toMatchObject({ kind: "not-sent", cause: { kind: "tls" } });
    await one.close();
  });

  it("gets no letter in clear where TLS is required and not offered", async () => {
    expect(await behaving(inClear, "?tls=required")).toBe("tls");
  });
});

import { ImapFlow } from "imapflow";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import type { EmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";

const USER = "volunteer@mki.gov.kz";

function letter(id: string): Buffer {
  return Buffer.from(
    `From: aru@b.kz\r\nTo: ${USER}\r\nSubject: Өтініш ${id}\r\nMessage-ID: <${id}@b.kz>\r\n\r\nСәлем ${id}\r\n`,
  );
}

describe("the embedded mail server", () => {
  let server: EmbeddedMailServer;
  let client: ImapFlow;
  beforeEach(async () => {
    server = await startEmbeddedMailServer({
      users: [{ address: USER, password: "pass word" }],
      now: () => new Date("2026-03-16T05:00:00Z"),
    });
    client = new ImapFlow({
      host: "127.0.0.1",
      port: server.imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user: USER, pass: "pass word" },
      logger: false,
      disableAutoIdle: true,
    });
    client.on("error", () => undefined);
    await client.connect();
  });
  afterEach(async () => {
    await client.logout();
    await server.close();
  });

  it("lists folders with their uses, and makes and deletes one", async () => {
    await client.mailboxCreate("Мұрағат 2026");
    const folders = await client.list();
    expect(folders.map((one) => one.path)).toEqual(expect.arrayContaining(["INBOX", "Sent", "Мұрағат 2026"]));
    expect(folders.find((one) => one.path === "Sent")?.specialUse).toBe("\\Sent");
    await client.mailboxDelete("Мұрағат 2026");
    expect((await client.list()).map((one) => one.path)).not.toContain("Мұрағат 2026");
    await expect(client.mailboxDelete("Nowhere")).rejects.toThrow();
    await expect(client.mailboxCreate(["INBOX"])).resolves.toMatchObject({ created: false });
  });

  it("counts", async () => {
    server.deliver(USER, letter("1"));
    expect(
      await client.status("INBOX", { messages: true, unseen: true, uidNext: true, uidValidity: true }),
    ).toMatchObject({ messages: 1, unseen: 1, uidNext: 2 });
    expect(await client.status("Nowhere", { messages: true }).catch(() => false)).toBe(false);
  });

  it("flags, searches, copies, moves and deletes", async () => {
    for (const id of ["1", "2", "3"]) server.deliver(USER, letter(id));
    await client.mailboxOpen("INBOX");
    expect(await client.messageFlagsAdd("1", ["\\Seen", "$Handled"], { uid: true })).toBe(true);
    expect(await client.search({ seen: false }, { uid: true })).toEqual([2, 3]);
    expect(await client.search({ keyword: "$Handled" }, { uid: true })).toEqual([1]);
    expect(await client.search({ unKeyword: "$Handled" }, { uid: true })).toEqual([2, 3]);
    expect(await client.search({ header: { "message-id": "<2@b.kz>" } }, { uid: true })).toEqual([2]);
    await client.messageFlagsRemove("1", ["$Handled"], { uid: true });
    expect(server.mailbox(USER).map((one) => [...one.flags])).toEqual([["\\Seen"], [], []]);
    expect(await client.messageCopy("1", "Archive", { uid: true })).toMatchObject({ destination: "Archive" });
    expect(await client.messageMove("2", "Archive", { uid: true })).toMatchObject({ destination: "Archive" });
    expect(await client.messageDelete("3", { uid: true })).toBe(true);
    expect(server.mailbox(USER).map((one) => one.uid)).toEqual([1]);
    expect(server.mailbox(USER, "Archive").map((one) => one.raw)).toEqual([letter("1"), letter("2")]);
  });

  it("takes a large literal, and gives back a part of it", async () => {
    const large = Buffer.concat([letter("large"), Buffer.alloc(3 << 20, "ә")]);
    await client.append("Sent", large, ["\\Seen"]);
    await client.mailboxOpen("Sent", { readOnly: true });
    const row = await client.fetchOne(
      "1",
      { uid: true, flags: true, headers: true, source: { start: 6, maxLength: 8 } },
      { uid: true },
    );
    expect(row && row.source?.toString()).toBe("aru@b.kz");
    expect(row && row.headers?.toString()).toContain("<large@b.kz>");
    const whole = await client.fetchOne("1", { source: true }, { uid: true });
    expect(whole && whole.source?.equals(large)).toBe(true);
  });

  it("delivers what comes over SMTP, plus addresses too, at the time that it is told", async () => {
    const transport = createTransport({ host: "127.0.0.1", port: server.smtpPort, ignoreTLS: true });
    await transport.sendMail({
      envelope: { from: "aru@b.kz", to: ["Volunteer+7@mki.gov.kz", "stranger@b.kz"] },
      raw: letter("smtp"),
    });
    transport.close();
    const [message] = server.mailbox(USER);
    expect(message?.internalDate).toEqual(new Date("2026-03-16T05:00:00Z"));
    expect(message?.raw.toString()).toBe(`Return-Path: <aru@b.kz>\r\n${letter("smtp").toString()}`);
    expect(server.mailbox("stranger@b.kz")).toHaveLength(1);
    expect(server.letters()).toHaveLength(1);
  });

  it("answers what it does not know with BAD, and goes on", async () => {
    await client.mailboxOpen("INBOX");
    expect(await client.search({ larger: 5 }, { uid: true })).toBeFalsy();
    expect(await client.search({ all: true }, { uid: true })).toEqual([]);
  });
});

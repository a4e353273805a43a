import { randomBytes } from "node:crypto";
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import type { EmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import { MailboxFault } from "../../src/mail/mailbox-fault.ts";
import { openMailbox } from "../../src/mail/mailbox.ts";
import type { Mailbox } from "../../src/mail/mailbox.ts";
import { parseServerAddress } from "../../src/mail/server-address.ts";
import type { ServerAddress } from "../../src/mail/server-address.ts";
import { dovecotMissing, startDovecot } from "./dovecot.ts";
import type { Dovecot } from "./dovecot.ts";

function address(url: string): ServerAddress {
  const parsed = parseServerAddress(url, "imap");
  if (typeof parsed === "string") throw new Error(parsed);
  return parsed;
}

function letter(id: string, body: Buffer | string = "Сәлеметсіз бе\r\n"): Buffer {
  return Buffer.concat([
    Buffer.from(`From: a@example.kz\r\nMessage-ID: <${id}@example.kz>\r\nSubject: x\r\n\r\n`),
    Buffer.from(body),
  ]);
}

function bot(scheme: string, port: number, query: string): ServerAddress {
  return address(`${scheme}://bot:secret@localhost:${port}${query}`);
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof MailboxFault ? error.kind : `no fault: ${String(error)}`;
}

type Server = {
  readonly url: (password?: string) => string;
  readonly deliver: (raw: Buffer, date?: Date) => void;
  readonly drop: () => Promise<void>;
};

function behavesAsMailbox(server: () => Server): void {
  let mailbox: Mailbox;
  const open = async (folder = "INBOX"): Promise<Mailbox> => await openMailbox(address(server().url()), folder);

  it("lists, and fetches byte for byte with the date of arrival", async () => {
    const noise = randomBytes(3000)
      .toString("latin1")
      .replace(/[\r\n\0]/g, "x");
    const raw = letter("exact", Buffer.concat([Buffer.from(noise, "latin1"), Buffer.from("\r\n.\r\nҚазақша\r\n")]));
    server().deliver(raw, new Date("2026-11-20T10:00:01Z"));
    server().deliver(letter("second"), new Date("2026-11-20T13:31:00Z"));
    mailbox = await open();
    const uids = await mailbox.listUids();
    const fetched = await mailbox.fetch(uids);
    await mailbox.close();
    const exact = fetched.find((one) => one.internalDate.getTime() === Date.parse("2026-11-20T10:00:01Z"));
    expect(exact?.kind === "whole" && exact.bytes.equals(raw)).toBe(true);
    expect(exact?.size).toBe(raw.length);
    expect(fetched.map((one) => one.uid)).toEqual(uids);
  });

  it("leaves out uids that are not there, and gives only the head of what is too large", async () => {
    server().deliver(letter("large", "x".repeat(5000)));
    mailbox = await openMailbox(address(server().url()), "INBOX", { mostBytes: 4000 });
    const uids = await mailbox.listUids();
    const fetched = await mailbox.fetch([...uids, 99_999]);
    await mailbox.close();
    const large = fetched.find((one) => one.kind === "too-large");
    expect(fetched).toHaveLength(uids.length);
    expect(large?.kind === "too-large" && large.head.toString()).toContain("<large@example.kz>");
  });

  it("knows whether a Message-ID is there, here and in another folder", async () => {
    server().deliver(letter("wanted"));
    mailbox = await open();
    await mailbox.append("Sent", letter("filed"));
    expect(await mailbox.has("<wanted@example.kz>")).toBe(true);
    expect(await mailbox.has("<filed@example.kz>")).toBe(false);
    expect(await mailbox.has("")).toBe(false);
    expect(await mailbox.has("<filed@example.kz>", "Sent")).toBe(true);
    expect(await mailbox.sentFolder()).toBe("Sent");
    expect(await faultOf(mailbox.append("Nowhere", letter("lost")))).toBe("no-folder");
    await mailbox.close();
  });

  it("marks messages with a keyword", async () => {
    server().deliver(letter("marked"));
    mailbox = await open();
    expect(await mailbox.addKeyword(await mailbox.listUids())).toBe(true);
    await mailbox.close();
  });

  it("hears of mail that comes while it waits, and of mail that came before", async () => {
    mailbox = await open();
    const before = await mailbox.listUids();
    const waiting = mailbox.waitForNews(10_000);
    setTimeout(() => server().deliver(letter("news")), 100);
    expect(await waiting).toBe("news");
    expect(await mailbox.listUids()).toHaveLength(before.length + 1);
    expect(await mailbox.waitForNews(50)).toBe("timeout");
    await mailbox.close();
  });

  it("answers a question while somebody waits for news", async () => {
    mailbox = await open();
    await mailbox.listUids();
    const waiting = mailbox.waitForNews(20_000);
    expect(await mailbox.has("<wanted@example.kz>")).toBe(true);
    expect(await waiting).toBe("timeout");
    await mailbox.close();
  });

  it("says what is wrong: password, folder", async () => {
    expect(await faultOf(openMailbox(address(server().url("wrong")), "INBOX"))).toBe("login-refused");
    expect(await faultOf(open("Nowhere"))).toBe("no-folder");
  });

  it("notices that the connection ended, and never takes that for an empty answer", async () => {
    mailbox = await open();
    const waiting = mailbox.waitForNews(10_000);
    await pause(100);
    await server().drop();
    expect(await waiting).toBe("closed");
    expect(mailbox.isUsable()).toBe(false);
    expect(await faultOf(mailbox.listUids())).toBe("dropped");
    expect(await faultOf(mailbox.has("<wanted@example.kz>"))).toBe("dropped");
    expect(await mailbox.addKeyword([1])).toBe(false);
    expect(await mailbox.waitForNews(10)).toBe("closed");
    await mailbox.close();
  });
}

describe("a mailbox on the embedded server", () => {
  let server: EmbeddedMailServer;
  const user = "volunteer@example.kz";
  const url = (password = "с:к/р"): string =>
    `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${server.imapPort}?tls=off`;
  beforeAll(async () => {
    server = await startEmbeddedMailServer({ users: [{ address: user, password: "с:к/р" }] });
  });
  afterAll(async () => await server.close());

  behavesAsMailbox(() => ({
    url,
    deliver: (raw, internalDate) => void server.deliver(user, raw, internalDate ? { internalDate } : {}),
    drop: async () => server.cutImap(),
  }));

  it("gives a new uidValidity after the numbers were lost", async () => {
    const before = await openMailbox(address(url()), "INBOX");
    await before.close();
    server.renumber(user);
    const after = await openMailbox(address(url()), "INBOX");
    expect(after.uidValidity).not.toBe(before.uidValidity);
    await after.close();
  });

  it("does not show what was expunged between listing and fetching", async () => {
    const uid = server.deliver(user, letter("gone"));
    const mailbox = await openMailbox(address(url()), "INBOX");
    expect(await mailbox.listUids()).toContain(uid);
    server.expunge(user, uid);
    expect((await mailbox.fetch([uid])).map((one) => one.uid)).toEqual([]);
    await mailbox.close();
  });

  it("reports the one message that the server will not give out, and fetches the others", async () => {
    const good = server.deliver(user, letter("good"));
    const poisoned = server.deliver(user, letter("poisoned"));
    server.faults.imap = (command, args) =>
      command === "FETCH" && args.includes("BODY") && new RegExp(`\\b${poisoned}\\b`).test(args.split("(")[0] ?? "")
        ? "NO Can't convert"
        : undefined;
    const mailbox = await openMailbox(address(url()), "INBOX");
    const fetched = await mailbox.fetch([good, poisoned]);
    server.faults.imap = undefined;
    expect(fetched.map((one) => one.kind)).toEqual(["whole", "withheld"]);
    await mailbox.close();
  });

  it.each(["SEARCH", "FETCH", "STORE", "APPEND"])(
    "throws, or says no, where the connection is cut in %s",
    async (cut) => {
      const mailbox = await openMailbox(address(url()), "INBOX");
      const uids = await mailbox.listUids();
      server.faults.imap = (command, _args, socket) => {
        if (command !== cut) return undefined;
        socket.destroy();
        return "swallow";
      };
      if (cut === "SEARCH") expect(await faultOf(mailbox.has("<x@y>"))).toBe("dropped");
      if (cut === "FETCH") expect(await faultOf(mailbox.fetch(uids))).toBe("dropped");
      if (cut === "STORE") expect(await mailbox.addKeyword(uids)).toBe(false);
      if (cut === "APPEND") expect(await faultOf(mailbox.append("Sent", letter("cut")))).toBe("dropped");
      server.faults.imap = undefined;
      await mailbox.close();
    },
  );

  it("throws where the server refuses a search: that is not 'nothing found'", async () => {
    const mailbox = await openMailbox(address(url()), "INBOX");
    server.faults.imap = (command) => (command === "SEARCH" ? "NO Too busy" : undefined);
    expect(await faultOf(mailbox.has("<x@y>"))).toBe("dropped");
    expect(await faultOf(mailbox.listUids())).toBe("dropped");
    server.faults.imap = undefined;
    await mailbox.close();
  });

  it("closes within its two seconds on a server that says nothing any more", async () => {
    const mailbox = await openMailbox(address(url()), "INBOX");
    server.faults.imap = () => "swallow";
    const started = performance.now();
    await mailbox.close();
    server.faults.imap = undefined;
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it("notices a server that has gone silent", async () => {
    const mailbox = await openMailbox(address(url()), "INBOX", { timeouts: { silenceMs: 300 } });
    server.faults.imap = () => "swallow";
    expect(await mailbox.waitForNews(20_000)).toBe("closed");
    server.faults.imap = undefined;
    await mailbox.close();
  });
});

describe("a server that is not there or not itself", () => {
  it("is not trusted where the file of authorities can't be read", async () => {
    expect(await faultOf(openMailbox(address("imaps://a:b@127.0.0.1:1?ca=/nonexistent"), "INBOX"))).toBe("tls");
  });

  it("is unreachable: refused, silent, or ending at once", async () => {
    expect(await faultOf(openMailbox(address("imap://a:b@127.0.0.1:1?tls=off"), "INBOX"))).toBe("unreachable");
    for (const greet of [() => undefined, (socket: net.Socket) => socket.end("* BYE overloaded\r\n")]) {
      const server = net.createServer((socket) => void greet(socket.on("error", () => undefined)));
      await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
      const bound = server.address();
      const port = typeof bound === "object" && bound !== null ? bound.port : 0;
      const options = { timeouts: { greetingMs: 200, connectMs: 500 } };
      expect(await faultOf(openMailbox(address(`imap://a:b@127.0.0.1:${port}`), "INBOX", options))).toBe("unreachable");
      server.close();
    }
  });
});

if (dovecotMissing) console.log("test/mail/mailbox: Dovecot is not installed, its tests are left out");

describe.skipIf(dovecotMissing)("a mailbox on Dovecot", () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(async () => await dovecot.remove());

  behavesAsMailbox(() => ({
    url: (password = "secret") =>
      `imaps://bot:${password}@localhost:${dovecot.imapsPort}?ca=${encodeURIComponent(dovecot.caFile)}`,
    deliver: (raw, date) => dovecot.deliver("bot", raw, date),
    drop: async () => {
      await dovecot.stop("hard");
      await dovecot.start();
    },
  }));

  it("takes STARTTLS where it is offered, believes a private authority, and nobody else", async () => {
    const ca = `?ca=${encodeURIComponent(dovecot.caFile)}`;
    await (await openMailbox(bot("imap", dovecot.imapPort, ca), "INBOX")).close();
    expect(await faultOf(openMailbox(bot("imap", dovecot.imapPort, ""), "INBOX"))).toBe("tls");
    expect(await faultOf(openMailbox(bot("imaps", dovecot.imapsPort, ""), "INBOX"))).toBe("tls");
    expect(await faultOf(openMailbox(bot("imaps", dovecot.imapPort, ca), "INBOX"))).toBe("tls");
    await (await openMailbox(bot("imap", dovecot.imapPort, "?tls=off"), "INBOX")).close();
  });

  it("gives a new uidValidity after the index was lost", async () => {
    const before = await openMailbox(bot("imap", dovecot.imapPort, "?tls=off"), "INBOX");
    await before.close();
    await dovecot.stop();
    dovecot.loseIndex("bot");
    await dovecot.start();
    const after = await openMailbox(bot("imap", dovecot.imapPort, "?tls=off"), "INBOX");
    expect(after.uidValidity).not.toBe(before.uidValidity);
    await after.close();
  });
});

import { describe, expect, it } from "vitest";
import { readMessage } from "../../src/mail/read-message.ts";
import { multipart, read, readable, written } from "./written.ts";

describe("the head", () => {
  it("names sender, addressees, subject, thread and date", async () => {
    const message = await readable([
      "From: =?UTF-8?B?0JDQudGB0YPQu9GD?= <Aisulu@Example.KZ>",
      "To: Register <volunteer@mki.gov.kz>, second@example.kz",
      "Cc: third@example.kz",
      "Reply-To: other@example.kz",
      "Subject: =?UTF-8?Q?=D3=A8=D1=82=D1=96=D0=BD=D1?= =?UTF-8?Q?=96=D1=88?=",
      "Date: Mon, 16 Mar 2026 10:00:00 +0500",
      "Message-ID: <one@example.kz>",
      "In-Reply-To: <r.abc@mki.gov.kz>",
      "References: <r.0@mki.gov.kz>\r\n <r.abc@mki.gov.kz>",
      "",
      "Сәлем",
    ]);
    expect(message).toMatchObject({
      from: { address: "aisulu@example.kz", name: "Айсулу" },
      to: [{ address: "volunteer@mki.gov.kz", name: "Register" }, { address: "second@example.kz" }],
      cc: [{ address: "third@example.kz" }],
      replyTo: [{ address: "other@example.kz" }],
      subject: "Өтініш",
      messageId: "<one@example.kz>",
      inReplyTo: ["<r.abc@mki.gov.kz>"],
      references: ["<r.0@mki.gov.kz>", "<r.abc@mki.gov.kz>"],
      contentType: "text/plain",
      text: "Сәлем",
    });
    expect(message.date).toEqual(new Date("2026-03-16T05:00:00Z"));
  });

  it.each([
    [["Subject: x"], "absent"],
    [["From:"], "absent"],
    [["From: a@good.kz", "From: b@evil.kz"], "several-headers"],
    [["From: a@good.kz", "From : b@evil.kz"], "several-headers"],
    [["From: a@good.kz, b@evil.kz"], "several-authors"],
    [["From: a@good.kz <b@evil.kz>"], "several-authors"],
    [["From: A <a@good.kz> B <b@evil.kz>"], "several-authors"],
    [["From: a@good.kz@evil.kz"], "malformed"],
    [["From: A <a@good.kz\0@evil.kz>"], "malformed"],
    [["From: A <a@good.kz> tail"], "malformed"],
    [["From: nobody"], "malformed"],
    [["From: A <a@gооd.kz>"], "malformed"],
    [['From: "A <a@good.kz>'], "malformed"],
    [["From: A <>"], "malformed"],
  ])("says why nobody can be named: %j", async (lines, problem) => {
    const message = await read([...lines, "", "x"]);
    expect(message.fromProblem).toBe(problem);
    expect(message.from).toBeUndefined();
  });

  it.each([
    ["a@b.kz"],
    ["<a@b.kz>"],
    ["A@B.KZ (Ару)"],
    ['"chief@mki.gov.kz" <a@b.kz>'],
    ["chief (at home: x@y.kz) <a@b.kz>"],
    ["Ахметова, Ару <a@b.kz>"],
    ["a@b.kz <a@b.kz>"],
    ['"quoted \\" <x@y.kz>" <a@b.kz>'],
  ])("finds the one address, never one in a name: %s", async (from) => {
    expect((await read([`From: ${from}`, "", "x"])).from?.address).toBe("a@b.kz");
  });
});

describe("text", () => {
  it("comes from the plain part, else from the HTML", async () => {
    const plain = ["Content-Type: text/plain; charset=utf-8", "", "қарапайым"];
    const html = [
      "Content-Type: text/html; charset=utf-8",
      "",
      "<style>x{}</style><p>Бірінші&nbsp;&laquo;сөз&raquo;</p><p>Екінші<br>жол</p><table><tr><td>А</td><td>Ә</td></tr></table>",
    ];
    expect((await readable(multipart([], [plain, html], "alternative"))).text).toBe("қарапайым");
    expect((await readable(multipart([], [html], "alternative"))).text).toBe("Бірінші «сөз»\n\nЕкінші\nжол\n\nА\tӘ");
  });

  it("is empty where nothing was written", async () => {
    expect(await readMessage(Buffer.alloc(0))).toMatchObject({
      kind: "readable",
      text: "",
      quoted: "",
      attachments: [],
      fromProblem: "absent",
    });
  });
});

describe("what can't be read", () => {
  it("says so, and saves the head", async () => {
    const parts = Array.from({ length: 1100 }, () => ["Content-Type: text/plain", "", "x"]);
    const message = await read(multipart(["From: a@b.kz", "Subject: бомба", "Message-ID: <x@b.kz>"], parts));
    expect(message).toMatchObject({
      kind: "unparsable",
      reason: "too-many-parts",
      from: { address: "a@b.kz" },
      subject: "бомба",
      messageId: "<x@b.kz>",
    });
  });

  it("stops at a header without end", async () => {
    const message = await read([
      "From: a@b.kz",
      ...Array.from({ length: 40_000 }, (_, at) => `X-${at}: ${"y".repeat(40)}`),
      "",
      "x",
    ]);
    expect(message).toMatchObject({ kind: "unparsable", reason: "header-too-large", from: { address: "a@b.kz" } });
  });

  it("does not even try what is too large", async () => {
    const message = await readMessage(Buffer.concat([written(["From: a@b.kz", "", ""]), Buffer.alloc(37 << 20, "x")]));
    expect(message).toMatchObject({ kind: "unparsable", reason: "too-large", from: { address: "a@b.kz" } });
  });

  it("is quick with what is made to be slow", async () => {
    const started = performance.now();
    await read([
      `Subject: ${"=?x?q?".repeat(50_000)}`,
      `From: ${"(".repeat(50_000)}`,
      `To: ${"a@b.kz,".repeat(5000)}`,
      "Content-Type: text/html",
      "",
      "<".repeat(500_000),
    ]);
    await read([
      "Content-Type: text/html",
      "",
      `${"<a ".repeat(100_000)}${"<!--".repeat(100_000)}${"&".repeat(100_000)}`,
    ]);
    await read([
      "Content-Type: text/plain; charset=utf-8",
      "",
      "On ".repeat(200_000),
      "а ".repeat(200_000),
      `${"x".repeat(200)} 12:34\n`.repeat(20_000),
    ]);
    await read(
      multipart(
        [],
        Array.from({ length: 900 }, () => ["Content-Type: message/rfc822", "", "Subject: x", "", "y"]),
      ),
    );
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

import { describe, expect, it } from "vitest";
import { readMessage } from "../../src/mail/read-message.ts";
import { base64, kz1048, multipart, read, readable, windows1251, written } from "./written.ts";

const KAZAKH = "Сәлеметсіз бе, тізілімге өтініш: Ғалым Құнанбайұлы Әшімов, Өскемен қаласы, ңүһі";

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

describe("what it is written in", () => {
  it.each([
    ["utf-8", "8bit", Buffer.from(KAZAKH).toString("latin1")],
    ["utf-8", "base64", base64(Buffer.from(KAZAKH).toString("latin1"))],
    ["kz-1048", "8bit", kz1048(KAZAKH)],
    ["KZ-1048", "base64", base64(kz1048(KAZAKH))],
    ["STRK1048-2002", "8bit", kz1048(KAZAKH)],
    ["iso-8859-1", "8bit", Buffer.from(KAZAKH).toString("latin1")],
  ])("keeps every Kazakh letter: %s, %s", async (charset, encoding, body) => {
    const message = await readable(
      [`Content-Type: text/plain; charset="${charset}"`, `Content-Transfer-Encoding: ${encoding}`, "", body],
      "latin1",
    );
    expect(message.text).toBe(KAZAKH);
  });

  it("reads ptcp154 by its own table", async () => {
    const message = await readable(["Content-Type: text/plain; charset=ptcp154", "", "\x8d\xe0\x9d\x83"], "latin1");
    expect(message.text).toBe("Қақғ");
  });

  it.each([
    ["no header at all", []],
    ["no charset", ["Content-Type: text/plain"]],
    ["us-ascii", ["Content-Type: text/plain; charset=us-ascii"]],
    ["windows-1252", ["Content-Type: text/plain; charset=windows-1252"]],
    ["utf-8 by mistake", ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]],
  ])("recognises Russian in windows-1251 under %s", async (_label, head) => {
    const message = await readable(
      ["From: a@b.kz", ...head, "", windows1251("Здравствуйте, прошу включить в реестр")],
      "latin1",
    );
    expect(message.text).toBe("Здравствуйте, прошу включить в реестр");
  });

  it("recognises Kazakh in KZ-1048 without any label", async () => {
    expect((await readable(["From: a@b.kz", "", kz1048(KAZAKH)], "latin1")).text).toBe(KAZAKH);
  });

  it("leaves Western text and a letter cut in two alone", async () => {
    const western = await readable(["Content-Type: text/plain; charset=iso-8859-1", "", "café déjà vu"], "latin1");
    expect(western.text).toBe("café déjà vu");
    const cut = await readable(
      ["Content-Type: text/plain; charset=utf-8", "", `${Buffer.from("сәлем").toString("latin1")}\xd1`],
      "latin1",
    );
    expect(cut.text.slice(0, 5)).toBe("сәлем");
  });

  it.each([
    ["raw windows-1251", windows1251("Заявление волонтёра")],
    ["an encoded word under windows-1252", `=?windows-1252?B?${base64(windows1251("Заявление волонтёра"))}?=`],
    ["raw UTF-8", Buffer.from("Заявление волонтёра").toString("latin1")],
    ["koi8-r", "=?koi8-r?B?+sHR18zFzsnFINfPzM/O1KPSwQ==?="],
  ])("reads a subject: %s", async (_how, subject) => {
    expect((await read([`Subject: ${subject}`, "", "x"], "latin1")).subject).toBe("Заявление волонтёра");
  });

  it("reads a subject in an encoded word of kz-1048", async () => {
    expect((await read([`Subject: =?kz-1048?B?${base64(kz1048("Өтініш қағаз"))}?=`, "", "x"])).subject).toBe(
      "Өтініш қағаз",
    );
  });
});

function paper(disposition: string, type = "application/pdf"): readonly string[] {
  return [
    `Content-Type: ${type}`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: ${disposition}`,
    "",
    base64("%PDF-1"),
  ];
}

describe("attachments", () => {
  it.each([
    ['attachment; filename="a.pdf"', "a.pdf"],
    ["attachment; filename*=UTF-8''%D3%A8%D1%82%D1%96%D0%BD%D1%96%D1%88.pdf", "Өтініш.pdf"],
    ['attachment; filename="=?UTF-8?B?06jRgtGW0L3RltGILnBkZg==?="', "Өтініш.pdf"],
    ['attachment; filename="%D3%A8%D1%82%D1%96%D0%BD%D1%96%D1%88.pdf"', "Өтініш.pdf"],
    ['attachment; filename="100%.pdf"', "100%.pdf"],
    [`attachment; filename="${windows1251("Заявление.pdf")}"`, "Заявление.pdf"],
    [`attachment; filename="${kz1048("Өтініш қағаз.pdf")}"`, "Өтініш қағаз.pdf"],
    [`attachment; filename*=kz-1048''%A5%F2%B3%ED%B3%F8.pdf`, "Өтініш.pdf"],
    ['attachment; filename="../../etc/passwd"', "passwd"],
    ['attachment; filename="C:\\\\x\\\\a.pdf"', "a.pdf"],
    [`attachment; filename*=UTF-8''a%E2%80%AEfdp.exe`, "afdp.exe"],
    ["attachment; filename*=UTF-8''%0D%0Aa%00.pdf", "a.pdf"],
    ["attachment; filename*=UTF-8''%D0%B8%CC%86.pdf", "й.pdf"],
    [`attachment; filename="${"x".repeat(300)}.docx"`, `${"x".repeat(115)}.docx`],
    ["attachment", "attachment-1.pdf"],
    ['attachment; filename=".."', "attachment-1.pdf"],
  ])("are named: %s", async (disposition, name) => {
    const message = await readable(multipart(["From: a@b.kz"], [paper(disposition)]), "latin1");
    expect(message.attachments.map((one) => one.name)).toEqual([name]);
    expect(message.attachments[0]).toMatchObject({
      contentType: "application/pdf",
      bytes: Buffer.from("%PDF-1"),
      inline: false,
      forwarded: false,
      source: name,
    });
  });

  it("tells a picture in the text from a paper", async () => {
    const message = await readable(
      multipart(
        [],
        [
          ["Content-Type: text/html", "", "<img src=cid:1>"],
          ["Content-ID: <1>", ...paper("inline; filename=logo.png", "image/png")],
        ],
        "related",
      ),
    );
    expect(message.attachments).toMatchObject([{ name: "logo.png", inline: true }]);
  });

  it("are there even in a message that is nothing else", async () => {
    const message = await readable(["From: a@b.kz", ...paper('attachment; filename="a.pdf"')]);
    expect(message.attachments).toHaveLength(1);
    expect(message.text).toBe("");
  });
});

describe("forwarded messages", () => {
  const nested = (depth: number): readonly string[] => {
    const pdf = [
      "Content-Type: application/pdf; name=form.pdf",
      "Content-Transfer-Encoding: base64",
      "",
      base64("%PDF"),
    ];
    const inner = depth === 0 ? pdf : ["Content-Type: message/rfc822; name=fwd.eml", "", ...nested(depth - 1)];
    return [
      `Message-ID: <deep${depth}@b.kz>`,
      `Content-Type: multipart/mixed; boundary=b${depth}`,
      "",
      `--b${depth}`,
      "Content-Type: text/plain; charset=utf-8",
      "",
      `Мәтін ${depth}`,
      `--b${depth}`,
      ...inner,
      `--b${depth}--`,
    ];
  };

  it("are opened: what is in them is no word of the sender", async () => {
    const message = await readable(nested(1));
    expect(message.text).toBe("Мәтін 1");
    expect(message.attachments.map((one) => [one.source, one.forwarded])).toEqual([
      ["fwd.eml › letter.txt", true],
      ["fwd.eml › form.pdf", true],
    ]);
    expect(message.attachments[0]?.bytes.toString()).toBe("Мәтін 0");
    expect(message.enclosed[0]?.headers).toContainEqual({ name: "message-id", value: "<deep0@b.kz>" });
  });

  it("are opened three deep and no deeper", async () => {
    const message = await readable(nested(5));
    expect(message.attachments.map((one) => one.contentType)).toEqual([
      "text/plain",
      "text/plain",
      "text/plain",
      "message/rfc822",
    ]);
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

import { describe, expect, it } from "vitest";
import { base64, kz1048, multipart, readable, windows1251 } from "./written.ts";

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

import { describe, expect, it } from "vitest";
import { composeLetter } from "../../src/mail/compose.ts";
import type { OutgoingLetter } from "../../src/mail/compose.ts";
import { headerLines, headerValues } from "../../src/mail/header-lines.ts";
import { letterMessageId } from "../../src/mail/letter-id.ts";
import { readMessage } from "../../src/mail/read-message.ts";

const LETTER: OutgoingLetter = {
  from: { address: "volunteer@mki.gov.kz", name: "Волонтерлік қызмет тізілімі" },
  to: ["aru@b.kz"],
  subject: "[2026-000001] Өтінішіңізді толықтырыңыз",
  text: "Сәлеметсіз бе!\n\nӘ ғ қ ң ө ұ ү һ і\n.\nСоңы\n",
  html: "<p>Сәлеметсіз бе!</p>",
  attachments: [
    {
      name: "Өтініш.docx",
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      bytes: Buffer.from([0, 255, 13, 10, 1]),
    },
  ],
  headers: { "X-Tizilim-Letter": "refine", "X-Tizilim-Case": "2026-000001", "Auto-Submitted": "auto-replied" },
  messageId: letterMessageId("secret", "2026-000001|refine|1", "mki.gov.kz"),
  inReplyTo: "<one@b.kz>",
  references: ["<zero@b.kz>", "<one@b.kz>"],
  date: new Date("2026-03-16T05:00:00Z"),
};

describe("composeLetter", () => {
  it("can be read again, letter by letter and byte by byte", async () => {
    const message = await readMessage(await composeLetter(LETTER));
    expect(message).toMatchObject({
      kind: "readable",
      from: LETTER.from,
      to: [{ address: "aru@b.kz" }],
      subject: LETTER.subject,
      messageId: LETTER.messageId,
      inReplyTo: ["<one@b.kz>"],
      references: LETTER.references,
      date: LETTER.date,
      text: LETTER.text.trim(),
    });
    expect(message.kind === "readable" && message.attachments).toMatchObject([
      { name: "Өтініш.docx", bytes: LETTER.attachments[0]?.bytes },
    ]);
  });

  it("gives the same bytes each time, with CRLF and lines of 7-bit characters within the limit", async () => {
    const bytes = await composeLetter(LETTER);
    expect(bytes.equals(await composeLetter(LETTER))).toBe(true);
    const text = bytes.toString("latin1");
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]|[\x80-\xff]/);
    expect(Math.max(...text.split("\r\n").map((line) => line.length))).toBeLessThan(998);
    expect(text).toContain("multipart/alternative");
  });

  it("bears the headers that it is given, and its thread", async () => {
    const lines = headerLines(await composeLetter(LETTER));
    expect(headerValues(lines, "x-tizilim-letter")).toEqual(["refine"]);
    expect(headerValues(lines, "x-tizilim-case")).toEqual(["2026-000001"]);
    expect(headerValues(lines, "auto-submitted")).toEqual(["auto-replied"]);
    expect(headerValues(lines, "in-reply-to")).toEqual(["<one@b.kz>"]);
  });

  it("lets nobody write a header line: in names, subject, thread, files", async () => {
    const evil = "x\r\nBcc: victim@b.kz\r\n\r\nbody";
    const bytes = await composeLetter({
      ...LETTER,
      from: { ...LETTER.from, name: evil },
      subject: evil,
      inReplyTo: `<a@b.kz>${evil}`,
      references: [`<a@b.kz>\r\nBcc: v@b.kz`, `<${evil}>`, "<fine@b.kz>"],
      headers: { "X-Tizilim-Case": evil },
      attachments: [{ name: evil, contentType: "text/plain", bytes: Buffer.from("x") }],
    });
    const lines = headerLines(bytes);
    expect(lines.filter((line) => line.name === "bcc")).toEqual([]);
    expect(headerValues(lines, "references")).toEqual(["<fine@b.kz>"]);
    expect(headerValues(lines, "in-reply-to")).toEqual([]);
    expect(bytes.toString("latin1")).not.toMatch(/^Bcc:/im);
  });

  it.each([["a@b.kz\r\nBcc: v@b.kz"], ["a@b.kz, v@b.kz"], ["Name <a@b.kz>"], [""]])(
    "refuses what is no address: %j",
    async (address) => {
      await expect(composeLetter({ ...LETTER, to: [address] })).rejects.toThrow("Not an address");
    },
  );

  it("refuses what is no header name", async () => {
    await expect(composeLetter({ ...LETTER, headers: { "X: y\r\nBcc": "v@b.kz" } })).rejects.toThrow(
      "Not a header name",
    );
  });

  it("opens no file and no page that a letter names", async () => {
    const bytes = await composeLetter({
      ...LETTER,
      html: '<img src="file:///etc/passwd"><img src="http://127.0.0.1:1/x">',
    });
    expect(bytes.toString("latin1")).not.toContain("root:");
  });

  it("keeps the ends of a long thread", async () => {
    const references = Array.from({ length: 60 }, (_, at) => `<${at}@b.kz>`);
    const kept = headerValues(headerLines(await composeLetter({ ...LETTER, references })), "references")
      .join(" ")
      .split(/\s+/);
    expect(kept).toHaveLength(20);
    expect([kept[0], kept[1], kept.at(-1)]).toEqual(["<0@b.kz>", "<41@b.kz>", "<59@b.kz>"]);
  });
});

describe("letterMessageId", () => {
  it("depends on secret, letter and nothing else", () => {
    const id = letterMessageId("secret", "k", "mki.gov.kz");
    expect(id).toMatch(/^<r\.[0-9a-f]{32}@mki\.gov\.kz>$/);
    expect(letterMessageId("secret", "k", "mki.gov.kz")).toBe(id);
    expect(letterMessageId("other", "k", "mki.gov.kz")).not.toBe(id);
    expect(letterMessageId("secret", "l", "mki.gov.kz")).not.toBe(id);
  });
});

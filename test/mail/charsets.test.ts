import { describe, expect, it } from "vitest";
import { base64, kz1048, read, readable, windows1251 } from "./written.ts";

const KAZAKH = "Сәлеметсіз бе, тізілімге өтініш: Ғалым Құнанбайұлы Әшімов, Өскемен қаласы, ңүһі";

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

import { describe, expect, it } from "vitest";
import { readBounce } from "../../src/mail/bounce.ts";
import type { Bounce } from "../../src/mail/bounce.ts";
import { multipart, read } from "./written.ts";

const OURS = "<r.0123456789abcdef@mki.gov.kz>";

function report(fields: readonly string[], returned = "message/rfc822"): readonly string[] {
  const words = ["Content-Type: text/plain; charset=utf-8", "", "Хат жеткізілмеді"];
  const status = ["Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.b.kz", "", ...fields];
  const original = [
    `Content-Type: ${returned}`,
    "",
    "From: volunteer@mki.gov.kz",
    `Message-ID: ${OURS}`,
    "Subject: x",
    "",
    "text",
  ];
  return multipart(
    ["From: MAILER-DAEMON@mx.b.kz", "Auto-Submitted: auto-replied"],
    [words, status, original],
    "report",
  );
}

describe("reports by the standard", () => {
  it("name recipient, status, our letter, and that it is over", async () => {
    const bounce = readBounce(
      await read(
        report([
          "Final-Recipient: rfc822; Aru@B.kz",
          "Action: failed",
          "Status: 5.1.1",
          "Diagnostic-Code: smtp; 550 5.1.1\r\n no such user",
        ]),
      ),
    );
    expect(bounce).toEqual({
      form: "report",
      recipient: "aru@b.kz",
      status: "5.1.1",
      permanent: true,
      diagnostic: "smtp; 550 5.1.1  no such user",
      messageId: OURS,
    });
  });

  it.each([
    ["Exim: the action first", ["Action: failed", "Final-Recipient: rfc822;aru@b.kz", "Status: 5.0.0"], true],
    ["a delay", ["Final-Recipient: rfc822; aru@b.kz", "Action: delayed", "Status: 4.4.1"], false],
    ["given up after delays", ["Final-Recipient: rfc822; aru@b.kz", "Action: failed", "Status: 4.4.7"], true],
    ["no action, class 5", ["Final-Recipient: rfc822; aru@b.kz", "Status: 5.2.2"], true],
    ["no action, class 4", ["Final-Recipient: rfc822; aru@b.kz", "Status: 4.2.2"], false],
    [
      "one of two failed",
      [
        "Final-Recipient: rfc822; x@b.kz",
        "Action: delivered",
        "Status: 2.0.0",
        "",
        "Final-Recipient: rfc822; aru@b.kz",
        "Action: failed",
        "Status: 5.1.1",
      ],
      true,
    ],
  ])("%s", async (_what, fields, permanent) => {
    expect(readBounce(await read(report(fields)))).toMatchObject({ recipient: "aru@b.kz", permanent, messageId: OURS });
  });

  it("find our letter where only its headers came back", async () => {
    const fields = [
      "Original-Recipient: rfc822;aru@b.kz",
      "Final-Recipient: rfc822;box@inner.b.kz",
      "Action: failed",
      "Status: 5.1.1",
    ];
    expect(readBounce(await read(report(fields, "text/rfc822-headers")))).toMatchObject({
      recipient: "aru@b.kz",
      messageId: OURS,
    });
  });

  it("are no bounce where they tell of success", async () => {
    expect(
      readBounce(await read(report(["Final-Recipient: rfc822; aru@b.kz", "Action: delivered", "Status: 2.0.0"]))),
    ).toBeUndefined();
    expect(
      readBounce(await read(report(["Final-Recipient: rfc822; aru@b.kz", "Action: relayed", "Status: 2.0.0"]))),
    ).toBeUndefined();
  });

  it("are no bounce where they tell of reading", async () => {
    const receipt = [
      "Content-Type: message/disposition-notification",
      "",
      "Final-Recipient: rfc822; aru@b.kz",
      "Disposition: manual-action; displayed",
    ];
    const words = ["Content-Type: text/plain", "", "Your message was displayed"];
    expect(readBounce(await read(multipart(["From: aru@b.kz"], [words, receipt], "report")))).toBeUndefined();
  });
});

async function wild(head: readonly string[], text: string): Promise<Bounce | undefined> {
  return readBounce(await read([...head, "Content-Type: text/plain; charset=utf-8", "", text]));
}

describe("reports in a server's own words", () => {
  it.each([
    [
      "qmail",
      ["From: MAILER-DAEMON@b.kz"],
      `Hi. This is the qmail-send program at b.kz.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<aru@b.kz>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${OURS}\n`,
    ],
    [
      "Exim",
      ["From: Mail Delivery System <Mailer-Daemon@mx.b.kz>", "X-Failed-Recipients: aru@b.kz"],
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients.\n\n  aru@b.kz\n    Unrouteable address\n\nMessage-ID: ${OURS}\n`,
    ],
    [
      "mail.ru",
      ["From: mailer-daemon@corp.mail.ru"],
      `Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\naru@b.kz\nuser not found\n\nMessage-Id: ${OURS}\n`,
    ],
    [
      "Yandex",
      ["From: mailer-daemon@yandex.ru", "Return-Path: <>"],
      `Это письмо отправлено почтовым сервером yandex.ru.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может\nбыть отправлено одному или нескольким адресатам. <aru@b.kz>: no such user. Недоставленное письмо ниже.\nMessage-Id: ${OURS}`,
    ],
    [
      "Exchange",
      ["From: postmaster@b.kz", "Subject: Undeliverable: [2026-000001]"],
      `Delivery has failed to these recipients or groups:\n\nAru <aru@b.kz>\nThe email address wasn't found.\n#550 5.1.10 RESOLVER.ADR.RecipientNotFound#\n\nMessage-ID: ${OURS}`,
    ],
  ])("%s", async (_server, head, text) => {
    expect(await wild(head, text)).toMatchObject({
      form: "wild",
      recipient: "aru@b.kz",
      permanent: true,
      messageId: OURS,
    });
  });

  it("may only tell of a delay", async () => {
    expect(
      await wild(
        ["From: mailer-daemon@b.kz", "Subject: Delivery status notification (Delay)"],
        "Delivery is delayed, we will keep trying. <aru@b.kz>",
      ),
    ).toMatchObject({ permanent: false });
  });

  it.each([
    [["From: aru@b.kz"], "Mail delivery failed: сіздің хатыңыз жеткізілмеді деген жауап келді"],
    [["From: aru@b.kz", "Subject: Undeliverable: x"], "Что это значит?"],
    [["From: postmaster@b.kz"], "Прошу включить меня в реестр волонтёров"],
    [
      ["From: aru@b.kz", "Return-Path: <>", "Auto-Submitted: auto-replied"],
      "Я в отпуске, письмо не может быть доставлено",
    ],
  ])("are not seen in ordinary mail: %j", async (head, text) => {
    expect(await wild(head, text)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { robotReason } from "../../src/mail/robot.ts";
import { base64, multipart, read } from "./written.ts";

const OWN = ["volunteer@mki.gov.kz"];
const BODY = ["", "Сәлем"];

async function kindOf(lines: readonly string[]): Promise<string | undefined> {
  return robotReason(await read(lines), OWN)?.kind;
}

describe("robotReason", () => {
  it.each([
    ["Return-Path: <>", "null-return-path"],
    ["Return-Path:", "null-return-path"],
    ["Return-Path: <owner-list@b.kz>", "system-sender"],
    ["Auto-Submitted: auto-replied", "auto-submitted"],
    ["Auto-Submitted: auto-generated; owner-email=x", "auto-submitted"],
    ["Auto-Submitted: (a person?) auto-notified", "auto-submitted"],
    ["Precedence: bulk", "precedence"],
    ["Precedence: junk", "precedence"],
    ["Precedence: list", "precedence"],
    ["Precedence: auto_reply", "precedence"],
    ["List-Id: <news.b.kz>", "list"],
    ["List-Unsubscribe: <https://b.kz>", "list"],
    ["List-Post: <mailto:x@b.kz>", "list"],
    ["Feedback-ID: 1:b", "list"],
    ["X-Auto-Response-Suppress: All", "suppressed"],
    ["X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply", "suppressed"],
    ["X-Autoreply: yes", "auto-header"],
    ["X-Autorespond: x", "auto-header"],
    ["X-Autoresponse: x", "auto-header"],
    ["X-Loop: volunteer@mki.gov.kz", "loop"],
    ["X-MS-Exchange-Inbox-Rules-Loop: a@b.kz", "loop"],
    ["X-Failed-Recipients: x@b.kz", "failed-recipients"],
    ["X-Spam-Flag: YES", "spam"],
    ["X-GND-Status: SPAM", "spam"],
    ["X-Tizilim-Letter: refine", "own-letter"],
    ["Content-Type: multipart/report; report-type=disposition-notification; boundary=x", "report"],
    ["Content-Type: multipart/report; report-type=feedback-report; boundary=x", "report"],
    ["Content-Type: message/delivery-status", "report"],
    ["Content-Type: text/calendar; method=REQUEST", "calendar"],
    ["Subject: Automatic reply: [2026-000001]", "out-of-office"],
    ["Subject: Out of Office", "out-of-office"],
    ["Subject: Автоответ: Re: [2026-000001]", "out-of-office"],
    ["Subject: Автоматический ответ: x", "out-of-office"],
    ["Subject: Re: Вне офиса", "out-of-office"],
    ["Subject: Автоматты жауап: x", "out-of-office"],
    ["Subject: Автоматты түрдегі жауап", "out-of-office"],
    ["Subject: Кеңседе жоқпын", "out-of-office"],
  ])("%s", async (header, kind) => {
    expect(await kindOf(["From: a@b.kz", header, ...BODY])).toBe(kind);
  });

  it.each([
    "MAILER-DAEMON@b.kz",
    "postmaster@b.kz",
    "noreply@b.kz",
    "no-reply@b.kz",
    "no.reply@b.kz",
    "do-not-reply@b.kz",
    "donotreply+123@b.kz",
    "owner-news@b.kz",
    "news-request@b.kz",
    "news-bounces+me=x@b.kz",
  ])("a system's address: %s", async (from) => {
    expect(await kindOf([`From: ${from}`, ...BODY])).toBe("system-sender");
  });

  it("our own address", async () => {
    expect(await kindOf(["From: Volunteer@MKI.gov.kz", ...BODY])).toBe("own-address");
  });

  it("a message that has gone round", async () => {
    const hops = Array.from({ length: 26 }, () => "Received: from a by b; now");
    expect(await kindOf(["From: a@b.kz", ...hops, ...BODY])).toBe("too-many-hops");
    expect(await kindOf(["From: a@b.kz", ...hops.slice(1), ...BODY])).toBeUndefined();
  });

  it("an invitation, but not an application that a calendar file came with", async () => {
    const calendar = [
      "Content-Type: text/calendar; method=REQUEST",
      "",
      "BEGIN:VCALENDAR",
      "METHOD:REQUEST",
      "END:VCALENDAR",
    ];
    const words = ["Content-Type: text/plain", "", "x"];
    const paper = [
      "Content-Type: application/pdf; name=a.pdf",
      "Content-Transfer-Encoding: base64",
      "",
      base64("%PDF"),
    ];
    expect(await kindOf(multipart(["From: a@b.kz"], [words, calendar]))).toBe("calendar");
    expect(await kindOf(multipart(["From: a@b.kz"], [words, calendar, paper]))).toBeUndefined();
  });

  it("a read receipt inside a message of another type", async () => {
    const receipt = ["Content-Type: message/disposition-notification", "", "Disposition: manual-action; displayed"];
    expect(await kindOf(multipart(["From: a@b.kz"], [["Content-Type: text/plain", "", "x"], receipt]))).toBe("report");
  });

  it.each([
    ["From: aru@b.kz"],
    ["From: a@b.kz", "Auto-Submitted: no"],
    ["From: a@b.kz", "Auto-Submitted: no (a person)"],
    ["From: a@b.kz", "Precedence: normal"],
    ["From: a@b.kz", "Return-Path: <a@b.kz>"],
    ["From: a@b.kz", "X-Spam-Flag: NO"],
    ["From: a@b.kz", "X-Auto-Response-Suppress: none"],
    ["From: a@b.kz", "Subject: Заявление: автоматический ответ не нужен"],
    ["From: a@b.kz", "Subject: Демалыс лагеріндегі волонтер"],
    ["From: norepl@b.kz"],
    ["From: bouncer-club@b.kz"],
    ["From: requests@b.kz"],
  ])("a person: %j %j", async (...head) => {
    expect(await kindOf([...head, ...BODY])).toBeUndefined();
  });

  it("names the sign", async () => {
    expect(robotReason(await read(["From: a@b.kz", "Precedence: bulk", ...BODY]))?.evidence).toBe("Precedence: bulk");
  });
});

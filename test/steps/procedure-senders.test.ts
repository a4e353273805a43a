/** Contract §6 – who really wrote: forged senders of every kind change nothing, and the disowned get no letter. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import { ASEL, GHALYM } from "../../fixtures/people.ts";
import { SERVER_ID, STAFF } from "./office-day.ts";
import { DISOWNED, forms, FROM, only, openProcedure, OTHER, PROVED, results, slip, withSlips } from "./procedure.ts";
import type { Procedure } from "./procedure.ts";

let day: Procedure;
beforeEach(async () => {
  day = await openProcedure();
  await day.take("2026-10-19 09:00", { attachments: forms(ASEL) });
});
afterEach(() => day.close());

const NEXT = "2026-10-20 09:00";
const END = "Волонтерлік қызметімді тоқтатамын.";
const RECEIVED: readonly [string, string] = [
  "Received",
  `from evil.example by ${SERVER_ID}; Tue, 20 Oct 2026 09:00:00 +0500`,
];
const OUTSIDE: readonly [string, string] = [
  "Received",
  "from home.example by relay.evil.example; Tue, 20 Oct 2026 08:59:00 +0500",
];

/** The raw header lines of a letter that ends the entry, under whatever From. */
function raw(from: readonly string[], headers: readonly (readonly [string, string])[] = []): Buffer {
  const mail = applicationMail({
    from: "placeholder@example.kz",
    subject: "Тоқтату",
    body: END,
    messageId: "<f1@example.kz>",
    date: "2026-10-20T09:00:00+05:00",
    headers,
  });
  const text = mail.toString("latin1");
  const lines = from.map((value) => `From: ${Buffer.from(value).toString("latin1")}\r\n`).join("");
  return Buffer.from(text.replace("From: placeholder@example.kz\r\n", lines), "latin1");
}

async function nothingEnded(): Promise<void> {
  expect(await day.kindsTo(FROM)).not.toContain("terminated");
  expect(day.states()[0]).toBe("registered");
  expect(day.states().slice(1)).not.toContain("registered");
}

test.each([
  ["Authentication-Results forged below the outside's Received", [OUTSIDE, results("pass")]],
  ["Authentication-Results forged below the server's own", [results("none"), RECEIVED, results("pass")]],
  ["another server's id", [["Authentication-Results", "mx.evil.example; dmarc=pass header.from=example.kz"] as const]],
  [
    "a look-alike of the server's id",
    [["Authentication-Results", `${SERVER_ID}.evil.example; dmarc=pass header.from=example.kz`] as const],
  ],
  [
    "the id in a comment",
    [["Authentication-Results", `evil.example (${SERVER_ID}); dmarc=pass header.from=example.kz`] as const],
  ],
  ["a pass of another domain", [results("pass", "evil.example")]],
])("law:13 – a forged proof ends nothing: %s", async (_kind, headers) => {
  day.raw(NEXT, raw([FROM], headers));
  await day.at("2026-10-20 09:05");
  await nothingEnded();
  expect(day.states()[1]).toBe("review");
});

test.each([
  ["the display name is the address", [`"${FROM}" <evil@evil.example>`], [results("pass", "evil.example")]],
  ["two From headers", [FROM, "evil@evil.example"], [results("pass")]],
  ["two addresses in one From", [`${FROM}, evil@evil.example`], [results("pass")]],
  ["a look-alike domain", ["applicant@examp1e.kz"], [results("pass", "examp1e.kz")]],
  ["a subdomain of a stranger", ["applicant@example.kz.evil.example"], [results("pass", "example.kz.evil.example")]],
])("law:13 – a forged sender ends nothing: %s", async (_kind, from, headers) => {
  day.raw(NEXT, raw(from, headers));
  await day.at("2026-10-20 09:05");
  await nothingEnded();
});

test("a Reply-To never receives a legal letter, and is no sender", async () => {
  await day.take(NEXT, { body: END, headers: [...PROVED, ["Reply-To", OTHER]] });
  expect((await day.kindsTo(FROM)).at(-1)).toBe("terminated");
  expect(await day.kindsTo(OTHER)).toEqual([]);
  await day.take("2026-10-20 10:00", {
    from: "evil@evil.example",
    attachments: forms(GHALYM),
    headers: [["Reply-To", FROM]],
  });
  expect(await day.kindsTo("evil@evil.example")).toEqual(["accepted"]);
});

test("a trusted dmarc=fail: no letter to that address, nothing takes effect, staff see it", async () => {
  const before = await day.kindsTo(FROM);
  day.send(NEXT, { body: END, headers: DISOWNED });
  day.send("2026-10-20 09:01", {
    attachments: forms(only(ASEL, "volunteer"), withSlips(slip("volunteer", "residence", "Алматы"))),
    headers: DISOWNED,
  });
  day.send("2026-10-20 09:02", { attachments: forms(GHALYM), headers: DISOWNED });
  day.send("2026-10-20 09:03", { body: "Как стать волонтёром?", headers: DISOWNED });
  await day.at("2026-10-20 09:30");
  expect(await day.kindsTo(FROM)).toEqual(before);
  expect(day.states()).toEqual(["registered", "review", "review", "review", "review"]);
  expect((await day.kindsTo(STAFF)).filter((kind) => kind === "staff")).toHaveLength(4);
});

test("a disowned letter that would end another's entry: its registered address hears, the forged one does not", async () => {
  const number = ASEL.forms.volunteer?.["iin"];
  const iin = number?.said === "digits" ? number.value : "";
  await day.take(NEXT, { from: OTHER, body: `${END} ЖСН ${iin}`, headers: [results("fail", "example.org")] });
  expect((await day.kindsTo(FROM)).at(-1)).toBe("received");
  expect(await day.kindsTo(OTHER)).toEqual([]);
});

test("a disowned application is not mixed with the one that its owner sends later", async () => {
  await day.take(NEXT, {
    from: "ghalym@example.kz",
    attachments: forms(GHALYM, withSlips(slip("volunteer", "residence", "Париж"))),
    headers: DISOWNED,
  });
  await day.take("2026-10-20 10:00", { from: "ghalym@example.kz", attachments: forms(GHALYM) });
  expect(day.states()).toEqual(["registered", "review", "registered"]);
});

test("no verdict at all is no failure: an application is taken like every other one", async () => {
  await day.take(NEXT, { from: "ghalym@example.kz", attachments: forms(GHALYM) });
  expect(await day.kindsTo("ghalym@example.kz")).toEqual(["accepted"]);
});

test("a robot with a form goes to a person; without one it gets nothing and leaves no case", async () => {
  const robot: readonly [string, string] = ["Auto-Submitted", "auto-generated"];
  await day.take(NEXT, { from: "scanner@example.org", attachments: forms(GHALYM), headers: [robot] });
  expect(day.reasons(1)).toEqual(["robot-with-form"]);
  await day.take("2026-10-20 10:00", { from: "robot@example.org", body: "Я в отпуске", headers: [robot] });
  expect(day.states()).toHaveLength(2);
  expect([...(await day.kindsTo("scanner@example.org")), ...(await day.kindsTo("robot@example.org"))]).toEqual([]);
});

test("a scanner's file that can't be read goes to a person", async () => {
  const attachments = [{ name: "scan.docx", bytes: Buffer.from("PK\u0003\u0004 broken") }];
  await day.take(NEXT, { from: "scanner@example.org", attachments, headers: [["Auto-Submitted", "auto-generated"]] });
  expect(day.states()).toEqual(["registered", "review"]);
});

test("a forged decision of staff changes nothing", async () => {
  await day.take(NEXT, { body: END });
  const link = (await day.lettersTo(STAFF))
    .flatMap(({ text }) => text.match(/mailto:\S+/g) ?? [])
    .map((each) => decodeURIComponent(each))
    .find((each) => each.includes("] accept "));
  const subject = link?.split("subject=")[1] ?? "";
  for (const headers of [[], [results("fail", "mki.gov.kz")], [OUTSIDE, results("pass", "mki.gov.kz")]])
    day.send("2026-10-20 10:00", { from: STAFF, subject, headers });
  day.send("2026-10-20 10:01", { from: FROM, subject, headers: PROVED });
  await day.at("2026-10-20 10:05");
  expect(day.states()).toEqual(["registered", "review"]);
  await day.take("2026-10-20 10:10", { from: STAFF, subject, headers: [results("pass", "mki.gov.kz")] });
  expect((await day.kindsTo(FROM)).at(-1)).toBe("terminated");
});

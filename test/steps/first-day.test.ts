/** law:10.1 to law:13 at the boundary that a person sees: a message in, a letter out. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import type { ApplicationMail } from "../../fixtures/mail.ts";
import { ASEL, BOTH_ROLES, WITH_PROGRAMME } from "../../fixtures/people.ts";
import { recipe } from "../../fixtures/submission.ts";
import type { Order } from "../../fixtures/submission.ts";
import type { Person } from "../../fixtures/invent.ts";
import { headerOf, kindOf, OFFICE, SERVER_ID, STAFF, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

let day: OfficeDay;
afterEach(() => day.close());

const FROM = "applicant@example.kz";
const PROVED: readonly (readonly [string, string])[] = [
  ["Authentication-Results", `${SERVER_ID}; dmarc=pass header.from=example.kz; dkim=pass header.d=example.kz`],
];

let counter = 0;
function letter(mail: Partial<ApplicationMail>): Buffer {
  counter += 1;
  return applicationMail({
    from: FROM,
    subject: "Өтініш / Заявление",
    body: "Құжаттар қоса берілді.",
    messageId: `<m${counter}@example.kz>`,
    date: "2026-10-20T09:00:00+05:00",
    to: OFFICE,
    ...mail,
  });
}

function forms(person: Person, order: Order = {}) {
  return recipe(`first-day-${person.key}`, person, order).files;
}

const WITHOUT_IIN: Order = {
  slips: [{ form: "volunteer", languages: ["kk", "ru"], answer: { field: "iin", said: undefined }, findings: [] }],
};

const send = (raw: Buffer, at: string) => day.mail.deliver(OFFICE, raw, { internalDate: new Date(at) });

test("law:4, law:5.1, law:12 – a complete application is entered, answered and published", async () => {
  day = await startOfficeDay();
  send(letter({ attachments: forms(ASEL) }), "2026-10-20T09:00:00+05:00");
  await day.once("2026-10-20T09:05:00+05:00");
  const [accepted, ...more] = await day.lettersTo(FROM);
  expect(more).toEqual([]);
  expect(accepted && kindOf(accepted)).toBe("accepted");
  expect(accepted?.subject).toContain("[2026-000001]");
  expect(accepted?.inReplyTo).toHaveLength(1);
  expect(accepted && headerOf(accepted, "X-Tizilim-Case")).toBe("2026-000001");
  expect(accepted && headerOf(accepted, "Auto-Submitted")).toBe("auto-replied");
  expect(accepted?.text).toContain("e/1.html");
  expect(day.cases()).toMatchObject([
    { number: "2026-000001", kind: "application", state: "registered", categories: ["volunteer"] },
  ]);
  const register: unknown = JSON.parse(readFileSync(join(day.dir, "public", "register.json"), "utf8"));
  expect(register).toMatchObject({ entries: [{ number: 1, category: "volunteer", status: "active" }] });
  expect(existsSync(join(day.dir, "public", "ru", "e", "1.html"))).toBe(true);
});

test("a second pass changes nothing, and the same message delivered twice is answered once", async () => {
  day = await startOfficeDay();
  const raw = letter({ attachments: forms(ASEL) });
  send(raw, "2026-10-20T09:00:00+05:00");
  await day.once("2026-10-20T09:05:00+05:00");
  const again = Buffer.concat([Buffer.from("Received: from mx by mx2; Tue, 20 Oct 2026 09:10:00 +0500\r\n"), raw]);
  send(again, "2026-10-20T09:10:00+05:00");
  send(raw, "2026-10-20T09:11:00+05:00");
  await day.once("2026-10-20T09:15:00+05:00");
  await day.once("2026-10-20T09:20:00+05:00");
  expect(await day.kindsTo(FROM)).toEqual(["accepted"]);
  day.mail.renumber(OFFICE);
  await day.once("2026-10-20T09:25:00+05:00");
  expect(await day.kindsTo(FROM)).toEqual(["accepted"]);
  expect(day.cases()).toHaveLength(1);
});

test("law:10.2 – an incomplete one goes back with every gap and the last day; the refined part completes it", async () => {
  day = await startOfficeDay();
  send(letter({ attachments: forms(ASEL, WITHOUT_IIN) }), "2026-10-22T09:00:00+05:00");
  await day.once("2026-10-22T09:05:00+05:00");
  const [refine] = await day.lettersTo(FROM);
  expect(refine && kindOf(refine)).toBe("refine");
  expect(refine?.text).toContain("«ЖСН»");
  expect(refine?.text).toContain("«ИИН»");
  expect(refine?.text).toContain("28 октября 2026 года, среда");
  expect(refine?.attachments.length).toBeGreaterThan(0);
  expect(day.cases()).toMatchObject([{ state: "refine", due: "2026-10-28" }]);
  const corrected = forms(ASEL).map((file) => ({ ...file }));
  send(letter({ attachments: corrected, inReplyTo: refine?.messageId ?? "" }), "2026-10-28T23:59:00+05:00");
  await day.once("2026-10-29T09:00:00+05:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "accepted"]);
  expect(day.cases()).toMatchObject([{ state: "registered" }]);
});

test("law:11 – a reminder on the last day, then a refusal once the mailbox is read past it; never twice", async () => {
  day = await startOfficeDay();
  send(letter({ attachments: forms(ASEL, WITHOUT_IIN) }), "2026-10-22T09:00:00+05:00");
  await day.once("2026-10-22T09:05:00+05:00");
  await day.once("2026-10-28T09:30:00+05:00");
  await day.once("2026-10-28T23:59:00+05:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "reminder"]);
  await day.once("2026-10-29T00:00:00+05:00");
  await day.once("2026-10-30T09:00:00+05:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "reminder", "refused"]);
  expect(day.cases()).toMatchObject([{ state: "refused" }]);
});

test("law:11 – late: refused, and a complete one is a new application at once", async () => {
  day = await startOfficeDay();
  send(letter({ attachments: forms(ASEL, WITHOUT_IIN) }), "2026-10-22T09:00:00+05:00");
  await day.once("2026-10-22T09:05:00+05:00");
  const [refine] = await day.lettersTo(FROM);
  send(letter({ attachments: forms(ASEL), inReplyTo: refine?.messageId ?? "" }), "2026-10-29T00:00:30+05:00");
  await day.once("2026-10-29T09:00:00+05:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "refused", "accepted"]);
  expect(day.cases().map((of) => of.state)).toEqual(["registered", "refused"]);
});

test("law:13 – a proved notice ends the entry; an unproved one goes to staff and the registered address hears", async () => {
  day = await startOfficeDay();
  send(letter({ attachments: forms(ASEL) }), "2026-10-20T09:00:00+05:00");
  await day.once("2026-10-20T09:05:00+05:00");
  const words = { subject: "Тоқтату", body: "Волонтерлік қызметімді тоқтатамын, тізілімде белгі қойыңыз." };
  send(letter({ ...words, from: "stranger@example.org" }), "2026-10-21T09:00:00+05:00");
  send(letter(words), "2026-10-21T09:01:00+05:00");
  await day.once("2026-10-21T09:05:00+05:00");
  expect(
    day
      .cases()
      .filter((of) => of.kind === "termination")
      .map((of) => of.state),
  ).toEqual(["review", "review"]);
  send(letter({ ...words, headers: PROVED }), "2026-10-22T09:01:00+05:00");
  await day.once("2026-10-22T09:05:00+05:00");
  expect((await day.kindsTo(FROM)).at(-1)).toBe("terminated");
  expect(await day.kindsTo("stranger@example.org")).toEqual(["received"]);
  expect(JSON.parse(readFileSync(join(day.dir, "public", "register.json"), "utf8"))).toMatchObject({
    entries: [{ status: "terminated" }],
  });
});

test("law:7 – a proved questionnaire changes the entry and says old and new", async () => {
  day = await startOfficeDay();
  send(letter({ attachments: forms(ASEL) }), "2026-10-20T09:00:00+05:00");
  await day.once("2026-10-20T09:05:00+05:00");
  const onlyQuestionnaires: Order = {
    slips: [{ form: "application", languages: ["kk", "ru"], absent: true, findings: [] }],
  };
  send(letter({ attachments: forms(ASEL, onlyQuestionnaires), headers: PROVED }), "2026-10-21T09:00:00+05:00");
  await day.once("2026-10-21T09:05:00+05:00");
  expect(await day.kindsTo(FROM)).toEqual(["accepted", "updated"]);
  expect(day.cases()[0]).toMatchObject({ kind: "update", state: "registered", entries: [1] });
});

test("law:4 – each chosen category makes an entry of its own; a programme stands in its columns", async () => {
  day = await startOfficeDay();
  send(letter({ attachments: forms(BOTH_ROLES), from: "both@example.kz" }), "2026-10-20T09:00:00+05:00");
  send(letter({ attachments: forms(WITH_PROGRAMME), from: "programme@example.kz" }), "2026-10-20T09:01:00+05:00");
  await day.once("2026-10-20T09:05:00+05:00");
  expect(day.cases().map((of) => [of.state, of.entries.length])).toEqual([
    ["registered", 1],
    ["registered", 2],
  ]);
});

test("a question gets help once a week, a robot nothing, a broken file a person", async () => {
  day = await startOfficeDay();
  send(letter({ subject: "Вопрос", body: "Здравствуйте! Как стать волонтером?" }), "2026-10-20T09:00:00+05:00");
  send(
    letter({
      from: "robot@example.org",
      subject: "Автоответ: я в отпуске",
      body: "Вернусь 1 ноября",
      headers: [["Auto-Submitted", "auto-replied"]],
    }),
    "2026-10-20T09:01:00+05:00",
  );
  send(
    letter({
      from: "broken@example.org",
      attachments: [{ name: "сауалнама.docx", bytes: Buffer.from("PK\u0003\u0004 not a zip") }],
    }),
    "2026-10-20T09:02:00+05:00",
  );
  await day.once("2026-10-20T09:05:00+05:00");
  send(letter({ subject: "Ещё вопрос", body: "А можно позвонить?" }), "2026-10-21T09:00:00+05:00");
  await day.once("2026-10-21T09:05:00+05:00");
  expect(await day.kindsTo(FROM)).toEqual(["help", "received"]);
  expect(await day.kindsTo("robot@example.org")).toEqual([]);
  expect(await day.kindsTo("broken@example.org")).toEqual(["received"]);
  expect((await day.kindsTo(STAFF)).filter((kind) => kind === "staff")).toHaveLength(2);
});

test("law:6 – staff get one digest a working day", async () => {
  day = await startOfficeDay();
  await day.once("2026-10-23T09:05:00+05:00");
  await day.once("2026-10-23T15:05:00+05:00");
  await day.once("2026-10-26T09:05:00+05:00");
  await day.once("2026-10-27T09:05:00+05:00");
  expect(await day.kindsTo(STAFF)).toEqual(["digest", "digest"]);
});

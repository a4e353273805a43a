/** law:7, law:13 – what may change or end an entry, and what may not: proved, unproved, from elsewhere, in many words. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildLetter } from "../../fixtures/build.ts";
import { ASEL, BOTH_ROLES, KOMEK, QAMQOR, WITH_ACTION } from "../../fixtures/people.ts";
import { STAFF } from "./office-day.ts";
import { absent, forms, FROM, only, openProcedure, OTHER, PROVED, results, slip, withSlips } from "./procedure.ts";
import type { Procedure } from "./procedure.ts";
import { readRegister } from "./public-register.ts";

let day: Procedure;
beforeEach(async () => {
  day = await openProcedure();
});
afterEach(() => day.close());

const ENTERED = "2026-10-19 09:00";
const NEXT = "2026-10-20 09:00";
const MOVED = forms(only(ASEL, "volunteer"), withSlips(slip("volunteer", "residence", "Алматы")));

async function statuses(): Promise<readonly string[]> {
  await day.once("2026-10-20T12:00:00+05:00");
  return readRegister(day.dir).entries.map(({ status }) => status);
}

const enter = (person = ASEL, from = FROM) => day.take(ENTERED, { attachments: forms(person), from });

test("law:7 – proved, from the entry's address: it changes, and the letter says old and new", async () => {
  await enter();
  await day.take(NEXT, { attachments: MOVED, headers: PROVED });
  const letter = (await day.lettersTo(FROM)).at(-1);
  expect(await day.kindsTo(FROM)).toEqual(["accepted", "updated"]);
  expect(letter?.text).toContain("город Астана, проспект");
  expect(letter?.text).toContain("Алматы");
});

test("an aligned dkim=pass is proof as well; of another domain it is none", async () => {
  await enter();
  const dkim = (domain: string): readonly [string, string] => [
    "Authentication-Results",
    `mx.mki.gov.kz; dkim=pass header.d=${domain}`,
  ];
  await day.take(NEXT, { attachments: MOVED, headers: [dkim("bulk.example.org")] });
  expect(day.reasons(1)).toEqual(["sender-not-proved"]);
  await day.take("2026-10-20 10:00", { attachments: MOVED, headers: [dkim("example.kz")] });
  expect((await day.kindsTo(FROM)).at(-1)).toBe("updated");
});

test("unproved: staff see it, the address hears, nothing changes; a decision at the terminal carries it out", async () => {
  await enter();
  await day.take(NEXT, { attachments: MOVED });
  expect(await day.kindsTo(FROM)).toEqual(["accepted", "received"]);
  expect(day.reasons(1)).toEqual(["sender-not-proved"]);
  const { decideCase } = await import("../../src/steps/decide-case.ts");
  await decideCase(day.office, "2026-000002", { decision: "accept", by: "terminal" });
  await day.at("2026-10-20 10:00");
  expect((await day.kindsTo(FROM)).at(-1)).toBe("updated");
});

test("from elsewhere, however proved: staff see it, and the registered address hears in a letter without the sender's words", async () => {
  await enter();
  const gaps = withSlips(slip("volunteer", "fullName", undefined, ["kk"]), absent("volunteer", ["ru"]));
  const nameless = forms(only(ASEL, "volunteer"), gaps);
  await day.take(NEXT, { attachments: nameless, from: OTHER, headers: [results("pass", "example.org")] });
  expect(day.reasons(1)).toEqual(["other-sender"]);
  expect(await day.kindsTo(OTHER)).toEqual(["received"]);
  expect((await day.lettersTo(FROM)).at(-1)?.text).toContain(OTHER);
  expect((await day.lettersTo(OTHER)).at(-1)?.text).not.toMatch(/Қожахметова|Кожахметова/);
});

test("a stranger's attempt waits for staff and does not swallow what the owner sends, proved, meanwhile", async () => {
  await enter();
  await day.take(NEXT, { attachments: MOVED, from: OTHER });
  await day.take("2026-10-20 10:00", { attachments: MOVED, headers: PROVED });
  expect(day.states()).toEqual(["registered", "review", "registered"]);
});

test("an incomplete change goes back to its sender, and the entry stays as it is", async () => {
  await enter();
  await day.take(NEXT, {
    attachments: forms(only(ASEL, "volunteer"), withSlips(slip("volunteer", "residence"))),
    headers: PROVED,
  });
  expect(day.cases()[0]).toMatchObject({ kind: "update", state: "refine", due: "2026-10-23" });
  expect(await statuses()).toEqual(["active"]);
});

test.each([
  "Прошу прекратить мою волонтёрскую деятельность.",
  "Здравствуйте! Исключите меня, пожалуйста, из реестра.",
  "Волонтерлік қызметімді тоқтатамын, тізілімнен шығаруыңызды сұраймын.",
  "Волонтерлик кызметимди токтатамын.",
  "Volonterlik qyzmetimdi toqtatamyn.",
])("law:13 – proved, in any words: %s", async (body) => {
  await enter();
  await day.take(NEXT, { body, headers: PROVED });
  expect(await day.kindsTo(FROM)).toEqual(["accepted", "terminated"]);
  expect(await statuses()).toEqual(["terminated"]);
});

test.each([
  ["denied", "Я не прекращаю волонтёрскую деятельность, не исключайте меня из реестра.", "help"],
  ["denied", "Волонтерлік қызметімді тоқтатпаймын.", "help"],
  ["asked", "Как прекратить волонтёрскую деятельность?", "help"],
  ["asked", "Волонтерлік қызметті қалай тоқтатуға болады?", "help"],
  ["supposed", "Если я прекращу волонтёрскую деятельность, что станет с записью?", "help"],
  ["of another", "Мой брат прекращает волонтёрскую деятельность.", "help"],
  ["mixed", "Прошу прекратить волонтёрскую деятельность. Хотя пока не прекращайте, я подумаю.", "received"],
  ["for a time", "Временно приостанавливаю волонтёрскую деятельность до весны.", "received"],
  ["conditional", "Прошу исключить меня из реестра, если не нужен мой отчёт.", "received"],
])("law:13 – %s: the entry stays (%s)", async (_how, body, letter) => {
  await enter();
  await day.take(NEXT, { body, headers: PROVED });
  expect(await day.kindsTo(FROM)).toEqual(["accepted", letter]);
  expect(await statuses()).toEqual(["active"]);
});

test("law:13 – words in an attached paper, by an organisation's head, on a letterhead", async () => {
  await enter(QAMQOR);
  const notice = buildLetter(
    [
      "«Қамқор қолдар» қоғамдық қоры",
      `БСН: ${bin()}`,
      "Телефон: +7 700 000 03 01",
      "Ұйымымыз волонтерлік қызметін тоқтатты, тізілімде белгі қоюды өтінеміз.",
      "Директор Асқар Төлегенов",
    ],
    "notice",
  );
  await day.take(NEXT, {
    body: "Хабарлама қоса берілді.",
    attachments: [{ name: "хат.docx", bytes: notice }],
    headers: PROVED,
  });
  expect(await statuses()).toEqual(["terminated"]);
});

function bin(): string {
  const said = QAMQOR.forms.organisation?.["bin"];
  return said?.said === "digits" ? said.value : "";
}

test("law:13 – unproved, or from elsewhere: staff decide, the registered address hears of the stranger, both hear the end", async () => {
  await enter();
  const body = "Волонтерлік қызметімді тоқтатамын.";
  await day.take(NEXT, { body });
  const number = ASEL.forms.volunteer?.["iin"];
  await day.take("2026-10-20 10:00", {
    body: `${body} ЖСН ${number?.said === "digits" ? number.value : ""}`,
    from: OTHER,
  });
  expect(day.states()).toEqual(["registered", "review", "review"]);
  expect(await day.kindsTo(FROM)).toEqual(["accepted", "received", "received"]);
  await day.take("2026-10-20 11:00", { body: "Иә, бұл мен.", inReplyTo: await day.lastMessageId() });
  expect(day.reasons(2)).toEqual(["other-sender", "question"]);
  const { decideCase } = await import("../../src/steps/decide-case.ts");
  await decideCase(day.office, "2026-000003", { decision: "accept", by: "terminal" });
  await day.at("2026-10-20 11:30");
  expect((await day.kindsTo(FROM)).at(-1)).toBe("terminated");
  expect((await day.kindsTo(OTHER)).at(-1)).toBe("terminated");
});

test.each([
  [
    "Ұйымдастырушы ретінде қызметімді тоқтатамын: ұйымдастырушы волонтерлік қызметін тоқтатты.",
    ["active", "terminated"],
  ],
  ["Прекращаю волонтёрскую деятельность координатора, остаюсь организатором.", ["active", "active"]],
  ["Волонтерлік қызметімді тоқтатамын.", ["terminated", "terminated"]],
])("law:13 – of two entries: %s", async (body, expected) => {
  await enter(BOTH_ROLES);
  await day.take(NEXT, { body, headers: PROVED });
  expect(await statuses()).toEqual(expected);
});

test("one address with the entries of two people: which of them ends must be plain", async () => {
  await enter();
  await day.take("2026-10-19 10:00", { attachments: forms(KOMEK) });
  await day.take(NEXT, { body: "Прошу прекратить волонтёрскую деятельность.", headers: PROVED });
  expect(day.reasons(2)).toEqual(["request-unclear"]);
});

test("a questionnaire with words that end beside it: a person asks what is meant", async () => {
  await enter();
  await day.take(NEXT, { attachments: MOVED, body: "Прошу исключить меня из реестра.", headers: PROVED });
  expect(day.reasons(1)).toEqual(["request-unclear"]);
  expect(await statuses()).toEqual(["active"]);
});

test("a second notice changes nothing and reaches a person", async () => {
  await enter();
  const notice = { body: "Волонтерлік қызметімді тоқтатамын.", headers: PROVED };
  await day.take(NEXT, notice);
  await day.take("2026-10-20 10:00", notice);
  expect(day.states()).toEqual(["registered", "registered", "review"]);
  expect((await day.kindsTo(FROM)).filter((kind) => kind === "terminated")).toHaveLength(1);
});

test("'delete my data' is for staff; nothing is deleted", async () => {
  await enter();
  await day.take(NEXT, { body: "Прошу удалить мои персональные данные.", headers: PROVED });
  expect(day.reasons(1)).toEqual(["erasure-request"]);
  expect(await day.kindsTo(STAFF)).toContain("staff");
  expect(await statuses()).toEqual(["active"]);
});

test("'change my telephone' without a form: help, with that person's own form filled in", async () => {
  await enter();
  await day.take(NEXT, { body: "Телефон нөмірім өзгерді: +7 700 999 99 99.", headers: PROVED });
  const help = (await day.lettersTo(FROM)).at(-1);
  expect(await day.kindsTo(FROM)).toEqual(["accepted", "help"]);
  expect(help?.attachments.map(({ contentType }) => contentType)).toHaveLength(2);
  expect(await statuses()).toEqual(["active"]);
});

test("somebody else's form never goes to a stranger who asks for it by number", async () => {
  await enter();
  const number = ASEL.forms.volunteer?.["iin"];
  const iin = number?.said === "digits" ? number.value : "";
  await day.take(NEXT, {
    body: `Измените телефон, мой ИИН ${iin}.`,
    from: OTHER,
    headers: [results("pass", "example.org")],
  });
  const letters = await day.lettersTo(OTHER);
  expect(letters.map(({ text }) => text).join()).not.toContain("Қожахметова");
  for (const { attachments } of letters)
    for (const { bytes } of attachments) expect(bytes.includes(Buffer.from(iin))).toBe(false);
});

test("law:7 – an action of the past stays in the entry with its date", async () => {
  await enter(WITH_ACTION);
  await day.once("2026-10-20T09:00:00+05:00");
  expect(readRegister(day.dir).entries[0]?.ru).toMatchObject({ action: expect.stringContaining("Чистый берег") });
  expect(readRegister(day.dir).entries[0]?.ru["placeAndTime"]).toContain("5 сентября 2026");
});

/** law:10.2, contract §6 – papers that come back: in parts, again with gaps, unchanged, sparser, as words. */
import { afterEach, expect, test } from "vitest";
import { ASEL, QAMQOR, WITH_PROGRAMME } from "../../fixtures/people.ts";
import { STAFF } from "./office-day.ts";
import { absent, forms, FROM, only, openProcedure, PROVED, slip, withSlips } from "./procedure.ts";
import type { Procedure } from "./procedure.ts";
import { readRegister } from "./public-register.ts";

let day: Procedure;
afterEach(() => day.close());

const FIRST = "2026-10-22 09:00";
const reply = async () => ({ inReplyTo: await day.lastMessageId() });

test("each form and language sent again replaces the earlier one, what was not sent again stays", async () => {
  day = await openProcedure();
  await day.take(FIRST, {
    attachments: forms(ASEL, withSlips(slip("volunteer", "experience"), slip("application", "phone"))),
  });
  await day.take("2026-10-23 09:00", { attachments: forms(only(ASEL, "volunteer")), ...(await reply()) });
  expect(day.report("2026-000001").findings).toMatchObject([
    { form: "application", field: "phone" },
    { form: "application", field: "phone" },
  ]);
  await day.take("2026-10-27 09:00", { attachments: forms(only(ASEL, "application")), ...(await reply()) });
  expect(await day.kindsTo(FROM)).toEqual(["refine", "refine", "accepted"]);
});

test("one language alone may be sent again", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, withSlips(absent("volunteer", ["ru"]))) });
  const russian = forms(only(ASEL, "volunteer"), { packing: "forms" }).filter(({ name }) => name.includes("ru"));
  await day.take("2026-10-23 09:00", { attachments: russian, ...(await reply()) });
  expect(await day.kindsTo(FROM)).toEqual(["refine", "accepted"]);
});

test("still incomplete inside the time: a fresh letter with the same last day", async () => {
  day = await openProcedure();
  const gaps = forms(ASEL, withSlips(slip("volunteer", "experience"), slip("volunteer", "residence")));
  await day.take(FIRST, { attachments: gaps });
  await day.take("2026-10-27 09:00", {
    attachments: forms(ASEL, withSlips(slip("volunteer", "residence"))),
    ...(await reply()),
  });
  const letters = await day.lettersTo(FROM);
  expect(letters.map(({ text }) => text.includes("28 октября 2026"))).toEqual([true, true]);
  expect(day.cases()).toMatchObject([{ state: "refine", due: "2026-10-28" }]);
  expect(letters[1]?.text).not.toContain("Опыт волонтерской");
});

test("incomplete at the last second and read the next morning: the refusal names what is missing now, no letter asks for more", async () => {
  day = await openProcedure();
  await day.take(FIRST, {
    attachments: forms(ASEL, withSlips(slip("volunteer", "experience"), slip("volunteer", "residence"))),
  });
  day.send("2026-10-28 23:59:59", {
    attachments: forms(ASEL, withSlips(slip("volunteer", "residence"))),
    ...(await reply()),
  });
  await day.at("2026-10-29 09:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "refused"]);
  expect((await day.lettersTo(FROM)).at(-1)?.text).toContain("Место жительства");
});

test("law:11 – late and still incomplete: refused, and a new case with days of its own", async () => {
  day = await openProcedure();
  const gaps = forms(ASEL, withSlips(slip("volunteer", "experience")));
  await day.take(FIRST, { attachments: gaps });
  day.send("2026-10-29 10:00", { attachments: gaps, ...(await reply()) });
  await day.at("2026-10-29 10:05");
  expect(day.states()).toEqual(["refused", "refine"]);
  expect(day.cases()[0]).toMatchObject({ number: "2026-000002", due: "2026-11-03" });
});

test("after a refusal one may send only what was missing: the rest is carried over to the new case", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, withSlips(slip("volunteer", "experience"))) });
  await day.at("2026-10-29 09:00");
  expect(day.states()).toEqual(["refused"]);
  await day.take("2026-11-05 09:00", { attachments: forms(only(ASEL, "volunteer")), ...(await reply()) });
  expect(day.states()).toEqual(["refused", "registered"]);
});

test("an invalid answer that comes back unchanged goes to staff, never to refusal", async () => {
  day = await openProcedure();
  const wrong = forms(ASEL, withSlips(slip("volunteer", "iin", "990314401230")));
  await day.take(FIRST, { attachments: wrong });
  expect(await day.kindsTo(FROM)).toEqual(["refine"]);
  await day.take("2026-10-23 09:00", { attachments: wrong, ...(await reply()) });
  expect(day.reasons(0)).toContain("insists");
  await day.at("2026-11-02 09:00");
  expect(day.states()).toEqual(["review"]);
  expect(await day.kindsTo(FROM)).toEqual(["refine", "received"]);
});

test("unchanged but for spaces is unchanged; changed to another wrong answer goes back again with the same last day", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, withSlips(slip("volunteer", "iin", "990314401230"))) });
  await day.take("2026-10-23 09:00", {
    attachments: forms(ASEL, withSlips(slip("volunteer", "iin", "990314401231"))),
    ...(await reply()),
  });
  expect(day.cases()[0]).toMatchObject({ state: "refine", due: "2026-10-28" });
  await day.take("2026-10-27 09:00", {
    attachments: forms(ASEL, withSlips(slip("volunteer", "iin", "990314 401231"))),
    ...(await reply()),
  });
  expect(day.reasons(0)).toContain("insists");
});

test("a contradiction between the languages that comes back unchanged goes to staff, and again so", async () => {
  day = await openProcedure();
  const contradicts = forms(ASEL, withSlips(slip("volunteer", "birthYear", "1998", ["ru"])));
  await day.take(FIRST, { attachments: contradicts });
  expect(day.report("2026-000001").findings).toMatchObject([{ problem: "conflict" }]);
  await day.take("2026-10-23 09:00", { attachments: contradicts, ...(await reply()) });
  await day.take("2026-10-27 09:00", { attachments: contradicts, ...(await reply()) });
  expect(day.reasons(0)).toContain("insists");
  await day.at("2026-11-02 09:00");
  expect(await day.kindsTo(FROM)).not.toContain("refused");
});

test("words against the letter reach staff; the case keeps its state and its last day", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, withSlips(slip("volunteer", "experience"))) });
  await day.take("2026-10-23 09:00", { body: "Я не согласна: опыт у меня указан в резюме.", ...(await reply()) });
  expect(await day.kindsTo(FROM)).toEqual(["refine", "received"]);
  expect(day.states()).toEqual(["refine", "review"]);
  expect(day.cases()[1]).toMatchObject({ due: "2026-10-28" });
  expect(await day.kindsTo(STAFF)).toContain("staff");
  expect(JSON.stringify(day.report("2026-000002").history)).toContain("указан в резюме");
});

test("a complaint against a refusal reaches staff, whatever polite word it begins with", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, withSlips(slip("volunteer", "experience"))) });
  await day.at("2026-10-29 09:00");
  await day.take("2026-10-30 09:00", { body: "Хорошо, но я обжалую это решение.", ...(await reply()) });
  expect(day.states()).toEqual(["refused", "review"]);
  expect((await day.kindsTo(FROM)).at(-1)).toBe("received");
});

test("thanks are noted and need no answer", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL) });
  await day.take("2026-10-23 09:00", { body: "Көп рахмет!\n\nҚұрметпен, Әсел", ...(await reply()) });
  expect(await day.kindsTo(FROM)).toEqual(["accepted"]);
});

test("rows typed into the reply are for a person: they never replace a whole questionnaire", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, withSlips(slip("volunteer", "iin"))) });
  await day.take("2026-10-23 09:00", { body: "ЖСН: 990314491017\nТелефон: +7 700 000 01 01", ...(await reply()) });
  expect(day.states()).toEqual(["refine", "review"]);
  expect(day.report("2026-000001").findings).toMatchObject([{ field: "iin" }, { field: "iin" }]);
});

test("АППК 64(9) – an applicant takes an open application back; nobody is refused after it", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, withSlips(slip("volunteer", "experience"))) });
  await day.take("2026-10-23 09:00", { body: "Прошу отозвать моё заявление.", headers: PROVED });
  expect(day.states()).toEqual(["withdrawn"]);
  await day.at("2026-11-02 09:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "terminated"]);
});

test("an encrypted file answers the letter: a person looks, nobody is refused meanwhile", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, withSlips(slip("volunteer", "experience"))) });
  await day.take("2026-10-27 09:00", {
    attachments: [{ name: "a.docx", bytes: Buffer.from("PK\u0003\u0004 broken") }],
    ...(await reply()),
  });
  await day.at("2026-10-29 09:00");
  expect(day.states()).toEqual(["review"]);
});

test("law:4 – a programme that came with the application must be complete as well, and stands in the entry", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(WITH_PROGRAMME, withSlips(slip("programme", "goal"))) });
  expect(day.report("2026-000001").findings).toMatchObject([
    { form: "programme", field: "goal" },
    { form: "programme", field: "goal" },
  ]);
  await day.take("2026-10-23 09:00", { attachments: forms(only(WITH_PROGRAMME, "programme")), ...(await reply()) });
  expect(day.states()).toEqual(["registered"]);
});

test("a programme that comes later is tied to the sender's entry, proved; a second one stands beside the first", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(QAMQOR) });
  const second = {
    ...WITH_PROGRAMME,
    key: "second",
    forms: {
      ...WITH_PROGRAMME.forms,
      programme: {
        ...WITH_PROGRAMME.forms.programme,
        name: { said: "text" as const, words: { kk: "«Көктем» бағдарламасы", ru: "Программа «Весна»" } },
      },
    },
  };
  await day.take("2026-10-23 09:00", { attachments: forms(only(WITH_PROGRAMME, "programme")), headers: PROVED });
  await day.take("2026-10-24 09:00", { attachments: forms(only(second, "programme")), headers: PROVED });
  expect(await day.kindsTo(FROM)).toEqual(["accepted", "updated", "updated"]);
  await day.once("2026-10-24T09:10:00+05:00");
  const register = readRegister(day.dir);
  expect(register.entries).toHaveLength(1);
  expect(register.entries[0]?.ru.programme).toContain("Теплое сердце");
  expect(register.entries[0]?.ru.programme).toContain("Весна");
});

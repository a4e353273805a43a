/** Contract §6 – which case a message belongs to; who stands behind one address; both sides of a contradiction. */
import { afterEach, expect, test } from "vitest";
import { volunteer, words } from "../../fixtures/invent.ts";
import { ASEL, BOTH_ROLES, GHALYM, MARIA, NURLAN } from "../../fixtures/people.ts";
import { STAFF } from "./office-day.ts";
import {
  absent,
  forms,
  FROM,
  only,
  openProcedure,
  OTHER,
  PROVED,
  results,
  slip,
  together,
  withSlips,
} from "./procedure.ts";
import type { Procedure } from "./procedure.ts";

let day: Procedure;
afterEach(() => day.close());

const FIRST = "2026-10-22 09:00";
const NEXT = "2026-10-23 09:00";
const GAPS = withSlips(slip("volunteer", "experience"));
const WHOLE = forms(ASEL);

test.each([
  ["our Message-ID, from another address", { from: OTHER }, true],
  ["the number in the subject, from the case's address", { subject: "Дополнение [2026-000001]" }, false],
  ["the IIN in its forms, from another address", { from: OTHER }, false],
  ["the address alone", { subject: "Документы" }, false],
])("a resubmission is found by %s", async (_way, mail, threaded) => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, GAPS) });
  const inReplyTo = threaded ? { inReplyTo: await day.lastMessageId() } : {};
  await day.take(NEXT, { attachments: WHOLE, ...mail, ...inReplyTo });
  expect(day.states()).toEqual(["registered"]);
});

test("a stranger who knows the number alone gets no case of another: staff see both sides", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, GAPS) });
  await day.take(NEXT, { from: OTHER, subject: "[2026-000001]", attachments: forms(GHALYM) });
  expect(day.states()).toEqual(["refine", "review"]);
  expect(day.reasons(1)).toEqual(["contradiction"]);
  expect(JSON.stringify(day.report("2026-000002").history)).toContain("2026-000001");
});

test("our letter answered with somebody else's forms is a contradiction, each time; the first case keeps its time", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, GAPS) });
  const inReplyTo = await day.lastMessageId();
  await day.take(NEXT, { attachments: forms(GHALYM), inReplyTo });
  await day.take("2026-10-23 10:00", { attachments: forms(MARIA), inReplyTo });
  expect(day.states()).toEqual(["refine", "review", "review"]);
  expect(day.cases()[2]).toMatchObject({ due: "2026-10-28" });
});

test("two open cases named by one letter contradict each other", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, GAPS) });
  await day.take("2026-10-22 10:00", { attachments: forms(GHALYM, GAPS) });
  expect(day.states()).toEqual(["refine", "refine"]);
  await day.take(NEXT, { subject: "[2026-000001] [2026-000002]", attachments: WHOLE });
  expect(day.reasons(2)).toEqual(["contradiction"]);
});

test("a number that the letter called wrong may be mended by the one who got the letter", async () => {
  day = await openProcedure();
  const otherNumber = forms(ASEL, withSlips(slip("volunteer", "iin", "871102391022")));
  await day.take(FIRST, { attachments: otherNumber });
  expect(day.report("2026-000001").findings.length).toBeGreaterThan(0);
  await day.take(NEXT, { attachments: WHOLE, inReplyTo: await day.lastMessageId() });
  expect(day.states()).toEqual(["registered"]);
});

test("one address for many people: each of them has a case", async () => {
  day = await openProcedure();
  day.send(FIRST, { attachments: forms(ASEL, GAPS) });
  day.send("2026-10-22 09:01", { attachments: forms(GHALYM) });
  day.send("2026-10-22 09:02", { attachments: forms(MARIA, GAPS) });
  await day.at("2026-10-22 09:05");
  expect(day.states()).toEqual(["refine", "registered", "refine"]);
  await day.take(NEXT, { attachments: forms(MARIA) });
  expect(day.states()).toEqual(["refine", "registered", "registered"]);
});

test("a front office: one letter with the forms of three people makes three cases, each with its own answer", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: together(forms(ASEL), forms(GHALYM, GAPS), forms(MARIA)) });
  expect(day.states()).toEqual(["registered", "refine", "registered"]);
  expect(day.cases().map(({ applicant }) => applicant)).toEqual([
    "Сергеева Мария Ивановна",
    "Сейтқұлов Ғалым Өмірұлы",
    "Қожахметова Әсел Ұланқызы",
  ]);
  expect((await day.kindsTo(FROM)).toSorted()).toEqual(["accepted", "accepted", "refine"]);
  const refine = (await day.lettersTo(FROM)).find(({ text }) => text.includes("28 октября"));
  expect(refine?.text).not.toContain("Мария");
});

test("the front office answers for one and adds another: the first case is completed, the other is new", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, GAPS) });
  const both = together(WHOLE, forms(GHALYM));
  await day.take(NEXT, { attachments: both, inReplyTo: await day.lastMessageId() });
  expect(day.states()).toEqual(["registered", "registered"]);
});

const BROTHER = volunteer("brother", {
  name: words("Қожахметов Болат Ұланұлы", "Кожахметов Болат Уланович"),
  born: "2003-03-14",
  sex: "man",
  serial: 9111,
  residence: words("Астана қаласы", "город Астана"),
  experience: words("1 жыл", "1 год"),
  phone: "+77000000111",
  email: "bolat@example.kz",
  activities: [6],
  roles: [1],
  availability: [1],
});

test("a family that shares an address and a name is not one person, though a number lacks", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(ASEL, GAPS) });
  await day.take("2026-10-22 10:00", { attachments: forms(BROTHER, withSlips(slip("volunteer", "iin"))) });
  expect(day.states()).toEqual(["refine", "refine"]);
  await day.take(NEXT, { attachments: forms(BROTHER) });
  expect(day.cases().map(({ state, applicant }) => [state, applicant])).toEqual([
    ["registered", "Қожахметов Болат Ұланұлы"],
    ["refine", "Қожахметова Әсел Ұланқызы"],
  ]);
});

test("the same person twice: while open one case; once entered, a person looks or a proof makes it a change", async () => {
  day = await openProcedure();
  day.send(FIRST, { attachments: forms(ASEL, GAPS) });
  day.send("2026-10-22 09:01", { attachments: WHOLE });
  await day.at("2026-10-22 09:05");
  expect(day.states()).toEqual(["registered"]);
  await day.take(NEXT, { attachments: WHOLE });
  expect(day.reasons(1)).toEqual(["sender-not-proved"]);
  await day.take("2026-10-23 10:00", { attachments: WHOLE, headers: PROVED });
  expect(day.states()).toEqual(["registered", "registered"]);
  expect(day.cases()[0]?.entries).toEqual([1]);
});

test("a volunteer becomes a coordinator later: two entries, and one of them ends alone", async () => {
  day = await openProcedure();
  const asVolunteer = {
    ...ASEL,
    key: "n-volunteer",
    forms: { ...ASEL.forms, volunteer: { ...ASEL.forms.volunteer, ...pickNumber() } },
  };
  await day.take(FIRST, { attachments: forms(asVolunteer) });
  await day.take(NEXT, { attachments: forms(NURLAN) });
  expect(day.states()).toEqual(["registered", "registered"]);
  await day.take("2026-10-27 09:00", { body: "Как координатор прекращаю деятельность координатора.", headers: PROVED });
  await day.once("2026-10-27T09:10:00+05:00");
  const { readRegister } = await import("./public-register.ts");
  expect(readRegister(day.dir).entries.map(({ category, status }) => [category, status])).toEqual([
    ["volunteer", "active"],
    ["coordinator", "terminated"],
  ]);
});

/** The volunteer's questionnaire under the coordinator's number and year. */
function pickNumber() {
  const { iin, birthYear, fullName } = NURLAN.forms.coordinator ?? {};
  return { ...(iin && { iin }), ...(birthYear && { birthYear }), ...(fullName && { fullName }) };
}

test("law:4 – both roles in one application: two entries; the second role alone lacks its questionnaire", async () => {
  day = await openProcedure();
  await day.take(FIRST, { attachments: forms(BOTH_ROLES, withSlips(absent("organiser"))) });
  expect(day.report("2026-000001").findings).toMatchObject([
    { form: "organiser", field: null },
    { form: "organiser", field: null },
  ]);
  await day.take(NEXT, { attachments: forms(only(BOTH_ROLES, "organiser")), inReplyTo: await day.lastMessageId() });
  expect(day.cases()[0]?.entries).toEqual([1, 2]);
});

test("facts for staff are no findings: they delay nothing, and stand in the case", async () => {
  day = await openProcedure();
  const young = volunteer("young", {
    name: words("Оспанов Ерлан Қайратұлы", "Оспанов Ерлан Кайратович"),
    born: "2011-05-05",
    sex: "man",
    serial: 9120,
    residence: words("Астана қаласы", "город Астана"),
    experience: words("1 жыл", "1 год"),
    phone: "+77000000120",
    email: "young@example.kz",
    activities: [3, 6],
    roles: [1],
    availability: [1],
  });
  await day.take(FIRST, { attachments: forms(young) });
  expect(day.states()).toEqual(["registered"]);
  expect(day.report("2026-000001").remarks).toMatchObject([
    { kind: "under-18", age: 15 },
    { kind: "minor-in-danger", activities: [3] },
  ]);
});

test("a front office may send for forty people in a day; nobody takes it for a program", async () => {
  day = await openProcedure();
  for (let n = 0; n < 14; n += 1) {
    const one = volunteer(`many-${n}`, {
      name: words(`Сұлтанов Арман ${n}`, `Султанов Арман ${n}`),
      born: `19${70 + n}-01-01`,
      sex: "man",
      serial: 9130,
      residence: words("Астана қаласы", "город Астана"),
      experience: words("1 жыл", "1 год"),
      phone: "+77000000130",
      email: "many@example.kz",
      activities: [6],
      roles: [1],
      availability: [1],
    });
    day.send(`2026-10-22 09:${String(n + 10)}`, { attachments: forms(one, { packing: "one" }) });
  }
  await day.at("2026-10-22 10:00");
  expect(new Set(day.states())).toEqual(new Set(["registered"]));
  expect(await day.kindsTo(STAFF)).toEqual(["digest"]);
});

test("law:7 – an organisation's new contact person: staff accept, the new address speaks from then on, the old one hears", async () => {
  day = await openProcedure();
  const { QAMQOR } = await import("../../fixtures/people.ts");
  await day.take(FIRST, { attachments: forms(QAMQOR) });
  const moved = forms(
    only(QAMQOR, "organisation"),
    withSlips(slip("organisation", "contacts", `+7 700 000 03 09, ${OTHER}`)),
  );
  await day.take(NEXT, { from: OTHER, attachments: moved, headers: [results("pass", "example.org")] });
  expect(day.reasons(1)).toEqual(["other-sender"]);
  expect((await day.kindsTo(FROM)).at(-1)).toBe("received");
  await day.take("2026-10-23 10:00", { body: "Иә, бұл біз.", inReplyTo: await day.lastMessageId() });
  expect(day.reasons(1)).toContain("question");
  const { decideCase } = await import("../../src/steps/decide-case.ts");
  await decideCase(day.office, "2026-000002", { decision: "accept", by: "terminal" });
  await day.at("2026-10-23 11:00");
  expect((await day.kindsTo(OTHER)).at(-1)).toBe("updated");
  expect((await day.kindsTo(FROM)).at(-1)).toBe("updated");
  await day.take("2026-10-27 09:00", {
    from: OTHER,
    attachments: forms(only(QAMQOR, "organisation")),
    headers: [results("pass", "example.org")],
  });
  expect(day.states()).toEqual(["registered", "registered", "registered"]);
});

/** law:10.1, law:10.2, law:11 – days, hours, holidays and outages, at the boundary that an applicant sees. */
import { afterEach, expect, test } from "vitest";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ASEL } from "../../fixtures/people.ts";
import { STAFF } from "./office-day.ts";
import { forms, FROM, openProcedure, slip, withSlips } from "./procedure.ts";
import type { Procedure } from "./procedure.ts";

let day: Procedure;
afterEach(() => day.close());

const COMPLETE = forms(ASEL);
const GAPS = forms(ASEL, withSlips(slip("volunteer", "experience")));

test.each([
  ["a Thursday before Republic Day, a Sunday: Monday 26 Oct is off", "2026-10-22 09:00", "2026-10-28"],
  ["a Friday", "2026-10-23 09:00", "2026-10-29"],
  ["a Saturday: the letter leaves at once, its day does not count", "2026-10-24 12:00", "2026-10-29"],
  ["the day before Independence Day, a Wednesday", "2026-12-15 09:00", "2026-12-21"],
  ["New Year and Christmas", "2026-12-30 09:00", "2027-01-06"],
])("law:10.2 – three working days from the letter: %s", async (_name, at, lastDay) => {
  day = await openProcedure();
  await day.take(at, { attachments: GAPS });
  expect(day.cases()[0]).toMatchObject({ state: "refine", due: lastDay });
});

test.each([
  ["18:29:59 on a working day", "2026-10-22 18:29:59", "2026-10-22"],
  ["18:30:00 is after hours", "2026-10-22 18:30:00", "2026-10-23"],
  ["Friday evening, with Republic Day behind the weekend", "2026-10-23 19:00", "2026-10-27"],
  ["Saturday", "2026-10-17 10:00", "2026-10-19"],
  ["00:00:00 of a working day", "2026-10-22 00:00:00", "2026-10-22"],
])("АППК 64(3) – registered: %s", async (_name, at, registered) => {
  day = await openProcedure();
  await day.take(at, { attachments: COMPLETE });
  expect(day.cases()[0]).toMatchObject({ registeredOn: registered, number: "2026-000001" });
});

test("law:10.1 – who waits for a person is told the fifth working day after registration", async () => {
  day = await openProcedure({ TIZILIM_DECISIONS: "staff" });
  await day.take("2026-10-22 19:00", { attachments: COMPLETE });
  expect(day.cases()[0]).toMatchObject({ state: "review", registeredOn: "2026-10-23", due: "2026-11-02" });
  expect((await day.lettersTo(FROM)).at(-1)?.text).toContain("2 ноября 2026");
});

test("law:10.2 – the very last second of the last day is in time, though it is read the next morning", async () => {
  day = await openProcedure();
  await day.take("2026-10-22 09:00", { attachments: GAPS });
  day.send("2026-10-28 23:59:59", { attachments: COMPLETE, inReplyTo: await day.lastMessageId() });
  await day.at("2026-10-29 08:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "accepted"]);
  expect(day.states()).toEqual(["registered"]);
});

test("law:11 – the first second after it is late: refused, and a new case at once", async () => {
  day = await openProcedure();
  await day.take("2026-10-22 09:00", { attachments: GAPS });
  day.send("2026-10-29 00:00:00", { attachments: COMPLETE, inReplyTo: await day.lastMessageId() });
  await day.at("2026-10-29 08:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "refused", "accepted"]);
  expect(day.states()).toEqual(["refused", "registered"]);
});

test("law:11 – the refusal has no second, says why, that one may apply again, and how to complain", async () => {
  day = await openProcedure();
  await day.take("2026-10-22 09:00", { attachments: GAPS });
  for (const moment of ["2026-10-28 08:59", "2026-10-28 09:00", "2026-10-28 15:00", "2026-10-28 23:59:59"])
    await day.at(moment);
  expect(await day.kindsTo(FROM)).toEqual(["refine", "reminder"]);
  for (const moment of ["2026-10-29 00:01", "2026-10-29 09:00", "2026-10-30 09:00"]) await day.at(moment);
  expect(await day.kindsTo(FROM)).toEqual(["refine", "reminder", "refused"]);
  const refusal = (await day.lettersTo(FROM)).at(-1)?.text ?? "";
  for (const words of ["28 октября 2026", "снова", "обжаловать", "три месяца", "шағым"])
    expect(refusal.toLowerCase()).toContain(words);
});

test("law:11 – a mailbox that can't be read stops the refusal, and gives no further day", async () => {
  day = await openProcedure();
  await day.take("2026-10-22 09:00", { attachments: GAPS });
  day.mail.faults.imap = () => "NO [UNAVAILABLE] later";
  day.send("2026-10-28 23:00", { attachments: GAPS, subject: "[2026-000001]" });
  await expect(day.at("2026-10-29 09:00")).rejects.toThrow();
  await expect(day.at("2026-10-30 09:00")).rejects.toThrow();
  expect(day.cases()[0]).toMatchObject({ state: "refine", due: "2026-10-28" });
  day.mail.faults.imap = undefined;
  await day.at("2026-10-30 12:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "refused"]);
});

test("law:11 – what came in time and was read days later, after an outage, is in time", async () => {
  day = await openProcedure();
  await day.take("2026-10-22 09:00", { attachments: GAPS });
  day.mail.faults.imap = () => "NO [UNAVAILABLE] later";
  day.send("2026-10-28 23:59:58", { attachments: COMPLETE });
  await expect(day.at("2026-10-29 09:00")).rejects.toThrow();
  day.mail.faults.imap = undefined;
  await day.at("2026-11-02 09:00");
  expect(await day.kindsTo(FROM)).toEqual(["refine", "accepted"]);
});

test("law:10.2 – a letter that could not leave for days names days that begin when it leaves", async () => {
  day = await openProcedure();
  day.mail.faults.smtp = () => "451 4.3.0 later";
  day.send("2026-10-19 09:00", { attachments: GAPS });
  for (const moment of ["2026-10-19 09:05", "2026-10-20 09:05", "2026-10-22 09:05", "2026-10-23 09:05"])
    await day.at(moment);
  expect(day.states()).toEqual(["refine"]);
  day.mail.faults.smtp = undefined;
  await day.at("2026-10-23 15:00");
  expect(day.cases()[0]).toMatchObject({ state: "refine", due: "2026-10-29" });
  const [refine, ...more] = await day.lettersTo(FROM);
  expect(refine?.text).toContain("29 октября 2026");
  expect(more).toEqual([]);
});

test("contract §6 – a decree moves an open last day to the applicant's favour only, and the case says old, new and why", async () => {
  const dir = mkdtempSync(join(tmpdir(), "tizilim-decree-"));
  day = await openProcedure({ TIZILIM_CALENDAR_DIR: dir });
  await day.take("2026-10-19 09:00", { attachments: GAPS });
  expect(day.cases()[0]).toMatchObject({ due: "2026-10-22" });
  decree(dir, "2026-10-21", "moved-day-off");
  await day.at("2026-10-20 09:05");
  expect(day.cases()[0]).toMatchObject({ due: "2026-10-23" });
  const moved = day.report("2026-000001").history.find(({ what }) => what === "deadline-moved");
  expect(moved?.detail).toMatchObject({ before: "2026-10-22", after: "2026-10-23" });
  expect(JSON.stringify(moved?.detail)).toContain("2026-10-21");
  decree(dir, "2026-10-24", "working-day");
  await day.at("2026-10-20 10:05");
  expect(day.cases()[0]).toMatchObject({ due: "2026-10-23" });
  await day.at("2026-10-22 09:05");
  expect(await day.kindsTo(FROM)).toEqual(["refine"]);
  await day.at("2026-10-23 09:05");
  expect((await day.lettersTo(FROM)).at(-1)?.text).toContain("23 октября");
});

test("with TIZILIM_DECISIONS=staff the passed deadline asks a person, and refuses nobody by itself", async () => {
  day = await openProcedure({ TIZILIM_DECISIONS: "staff" });
  await day.take("2026-10-22 09:00", { attachments: GAPS });
  await day.at("2026-10-29 09:00");
  await day.at("2026-10-30 09:00");
  expect(day.states()).toEqual(["review"]);
  expect(day.reasons(0)).toEqual(["staff-decides"]);
  expect(await day.kindsTo(FROM)).not.toContain("refused");
  expect((await day.kindsTo(STAFF)).filter((kind) => kind === "staff")).toHaveLength(1);
});

function decree(dir: string, date: string, kind: "moved-day-off" | "working-day"): void {
  const reason = { kk: "ауыстыру", ru: "перенос", en: "transfer" };
  const days = [{ date, kind, reason, source: ["https://example.kz/decree"], confidence: "high" }];
  writeFileSync(join(dir, `${date}.json`), JSON.stringify({ year: 2026, wholeYear: false, days }));
}

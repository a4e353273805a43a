/** law:6 – a month of digests against the state: every figure right, nothing told twice, nothing left out. */
import { afterEach, expect, test } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import type { ApplicationMail } from "../../fixtures/mail.ts";
import { PEOPLE } from "../../fixtures/people.ts";
import { recipe } from "../../fixtures/submission.ts";
import type { Order } from "../../fixtures/submission.ts";
import { almatyDay, instant } from "../../src/calendar/plain-date.ts";
import { readXlsx } from "../../src/documents/xlsx/read-xlsx.ts";
import type { ReadableMessage } from "../../src/mail/message.ts";
import { readMessage } from "../../src/mail/read-message.ts";
import { decideCase } from "../../src/steps/decide-case.ts";
import { halves } from "../letters/desk.ts";
import { kindOf, OFFICE, SERVER_ID, STAFF, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

let day: OfficeDay;
afterEach(() => day.close());

const WITHOUT_EMAIL: Order = {
  slips: [{ form: "application", languages: ["ru"], answer: { field: "email", said: undefined }, findings: [] }],
};
const MOVED: Order = {
  slips: [
    { form: "application", languages: ["kk", "ru"], absent: true, findings: [] },
    {
      form: "volunteer",
      languages: ["kk", "ru"],
      answer: { field: "contacts", said: { said: "contacts", ways: { phones: ["+77000000777"], emails: [] } } },
      findings: [],
    },
  ],
};

/** Saturdays, Sundays, and Republic Day, moved from Sunday 25 to Monday 26 October 2026. */
const FREE = ["03", "04", "10", "11", "17", "18", "24", "25", "26", "31"];
const DATES = Array.from({ length: 31 }, (_, place) => String(place + 1).padStart(2, "0"));
const WORKING = DATES.filter((date) => !FREE.includes(date));

type Sent = { readonly at: string; readonly raw: Buffer };

/** What the month brings, day by day; the times lie before and after the digest and at night. */
function month(): readonly Sent[] {
  const sent: Sent[] = [];
  const post = (date: string, time: string, from: string, mail: Partial<ApplicationMail>): void => {
    const at = `2026-10-${date}T${time}:00+05:00`;
    const messageId = `<month-${sent.length}@example.kz>`;
    const [subject, body] = ["Өтініш / Заявление", "Құжаттар қоса берілді."];
    const headers: ApplicationMail["headers"] = [
      ["Authentication-Results", `${SERVER_ID}; dmarc=pass header.from=example.kz; dkim=pass header.d=example.kz`],
    ];
    sent.push({ at, raw: applicationMail({ from, to: OFFICE, subject, body, messageId, date: at, headers, ...mail }) });
  };
  // The forms are dated 15 October.
  PEOPLE.slice(0, 12).forEach((person, place) => {
    const from = `${person.key}@example.kz`;
    const [date = "", time = ""] = [DATES[place + 14], ["08:30", "12:00", "20:15", "23:55"][place % 4]];
    const order = place % 3 === 0 ? WITHOUT_EMAIL : {};
    post(date, time, from, { attachments: recipe(`month-${person.key}`, person, order).files });
    if (place === 1) post("22", "08:59", from, { attachments: recipe(`moved-${person.key}`, person, MOVED).files });
    if (place === 2) post("23", "11:00", from, ENDING);
    if (place === 3)
      post("20", "10:00", from, { body: "Арызымды кері қайтарып алғым келеді.", subject: "Қайтарып алу" });
  });
  for (const date of ["02", "05", "09", "13", "18", "26", "29"])
    post(date, "21:00", `asks${date}@example.kz`, { subject: "Вопрос", body: "Здравствуйте! Как стать волонтером?" });
  post("06", "10:00", "asks05@example.kz", { subject: "Ещё", body: "А можно позвонить?" });
  for (const date of ["04", "16", "24"])
    post(date, "09:00", "robot@example.org", { subject: "Автоответ", headers: [["Auto-Submitted", "auto-replied"]] });
  for (const date of ["07", "19", "23"])
    post(date, "09:04", `broken${date}@example.org`, {
      attachments: [{ name: "сауалнама.docx", bytes: Buffer.from("PK\u0003\u0004 not a zip") }],
    });
  return sent.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

const ENDING = { subject: "Тоқтату", body: "Волонтерлік қызметімді тоқтатамын, тізілімде белгі қойыңыз." };

/** Figures of a Russian half, by their words. */
function figures(letter: string, labels: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    labels.map((label) => [label, Number(new RegExp(`${label}: (\\d+)`, "u").exec(letter)?.[1])]),
  );
}

const HAPPENED = [
  "Пришло писем",
  "Новых дел",
  "Внесено в реестр",
  "Направлено на доработку",
  "Отказано",
  "Изменено записей",
  "Прекращено",
  "Отозвано заявок",
  "Писем с объяснением",
  "От роботов \\(без ответа\\)",
];

test(
  "law:6 – a month of digests: each figure as in the state, each event in exactly one of them",
  { timeout: 180_000 },
  async () => {
    day = await startOfficeDay();
    const waiting = [...month()];
    const told: { readonly until: string; readonly figures: Readonly<Record<string, number>> }[] = [];
    const pass = async (at: string): Promise<void> => {
      const due = waiting.filter((each) => Date.parse(each.at) <= Date.parse(at)).length;
      for (const { raw, at: sentAt } of waiting.splice(0, due))
        day.mail.deliver(OFFICE, raw, { internalDate: new Date(sentAt) });

      const before = day.mail.letters().length;
      await day.once(at);
      const [digest, another] = await digestsSince(before);
      expect(another).toBeUndefined();
      if (digest === undefined) return;
      const { ru } = halves(digest.text);
      told.push({ until: instant(at), figures: figures(ru, HAPPENED) });
      checkOpen(ru, at);
      await checkTable(digest);
      checkHealth(ru);
    };
    for (const date of DATES) {
      if (date === "21") await pass(`2026-10-${date}T11:30:00+05:00`);
      else await pass(`2026-10-${date}T09:05:00+05:00`);
      if (date === "14") await decideFirst("2026-10-14T10:00:00+05:00");
      if (["06", "21", "23"].includes(date)) await day.restart();
      if (Number(date) % 2 === 0) await pass(`2026-10-${date}T19:00:00+05:00`);
    }
    expect(told.map(({ until }) => almatyDay(instant(until)).slice(8))).toEqual(WORKING);
    let since = "";
    for (const { until, figures: given } of told) {
      expect([until, given]).toEqual([until, figuresOfState(since, until)]);
      since = until;
    }
    const kinds = sums(told.map((each) => each.figures));
    for (const [what, count] of Object.entries(kinds)) expect([what, count > 0]).toEqual([what, true]);
  },
);

async function digestsSince(place: number): Promise<readonly ReadableMessage[]> {
  const raws = day.mail
    .letters()
    .slice(place)
    .filter(({ to }) => to.includes(STAFF));
  const letters = await Promise.all(raws.map(({ raw }) => readMessage(raw)));
  return letters.filter((letter) => letter.kind === "readable").filter((letter) => kindOf(letter) === "digest");
}

/** Counted row by row from the tables, by time: not as the digest counts. */
function figuresOfState(since: string, until: string): Readonly<Record<string, number>> {
  const { db } = day.office.store;
  const within = (at: unknown) => String(at) > since && String(at) <= until;
  const lines = db.prepare<[], { case_number: string; at: string; what: string }>("SELECT * FROM history").all();
  const messages = db
    .prepare<[], { taken_in_at: string; outcome: string }>("SELECT * FROM message")
    .all()
    .filter((row) => within(row.taken_in_at) && row.outcome !== "receipt");
  const notes = (what: string) => lines.filter((line) => line.what === what && within(line.at)).length;
  const opened = new Map(lines.toReversed().map((line) => [line.case_number, line.at]));
  const counts = [
    messages.length,
    [...opened.values()].filter(within).length,
    notes("entered"),
    notes("deadline-set"),
    notes("refused"),
    notes("changed"),
    notes("terminated"),
    notes("withdrawn"),
    notes("answered"),
    messages.filter((row) => row.outcome === "robot").length,
  ];
  return Object.fromEntries(HAPPENED.map((label, place) => [label, counts[place] ?? NaN]));
}

/** Every case that waits for staff stands in the letter with its days left; every open deadline of an applicant too. */
function checkOpen(ru: string, at: string): void {
  const today = at.slice(8, 10);
  for (const of of day.cases()) {
    const isOpen = of.state === "review" || of.state === "refine";
    const [head = "", deadlines = ""] = ru.split("Что произошло");
    expect([of.number, head.includes(of.number)]).toEqual([of.number, of.state === "review"]);
    expect([of.number, deadlines.includes(of.number)]).toEqual([of.number, of.state === "refine"]);
    if (!isOpen || of.state !== "review") continue;
    const due = of.due?.slice(8) ?? "";
    const left = of.due?.startsWith("2026-11")
      ? WORKING.filter((date) => date > today).length + Number(due) - 1
      : WORKING.filter((date) => (due >= today ? date > today && date <= due : date > due && date <= today)).length;
    const words =
      due === today
        ? "сегодня последний день"
        : due > today || of.due?.startsWith("2026-11")
          ? `осталось ${left} `
          : `просрочено на ${left} `;
    expect(ru.slice(ru.indexOf(of.number), ru.indexOf(of.number) + 200)).toContain(words);
  }
}

async function checkTable(digest: ReadableMessage): Promise<void> {
  const [file] = digest.attachments;
  const words = file === undefined ? "" : JSON.stringify(await readXlsx(file.source, file.bytes));
  for (const { number, state } of day.cases())
    expect([number, words.includes(number)]).toEqual([number, state === "review" || state === "refine"]);
}

function checkHealth(ru: string): void {
  const entries = day.office.store.db.prepare("SELECT count(*) FROM entry").pluck().get();
  expect(ru).toContain(`Записей в реестре: ${Number(entries)}`);
  const [, mailbox, ledger] = /Писем в ящике \/ в журнале: (\d+) \/ (\d+)/u.exec(ru) ?? [];
  expect(mailbox).toBe(ledger);
  for (const still of ["Писем не отправлено", "Отправка не подтверждена", "Изменений не опубликовано"])
    expect(ru).toContain(`${still}: 0`);
}

async function decideFirst(at: string): Promise<void> {
  await day.once(at);
  const of = day.cases().find(({ state }) => state === "review");
  await decideCase(day.office, of?.number ?? "", { decision: "refuse", by: "terminal", reason: "Файл бос." });
}

function sums(all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  return Object.fromEntries(HAPPENED.map((label) => [label, all.reduce((sum, each) => sum + (each[label] ?? 0), 0)]));
}

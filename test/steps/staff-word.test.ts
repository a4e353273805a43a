/** Contract §6, law:10.1 – a person decides by mail: only with a good token, from a staff address that is proved, once. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import { ASEL } from "../../fixtures/people.ts";
import { recipe } from "../../fixtures/submission.ts";
import { OFFICE, SERVER_ID, STAFF, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

const FROM = "applicant@example.kz";
const PROVED: readonly (readonly [string, string])[] = [
  ["Authentication-Results", `${SERVER_ID}; dmarc=pass header.from=mki.gov.kz`],
];

let day: OfficeDay;
let counter = 0;

beforeEach(async () => {
  day = await startOfficeDay({ TIZILIM_DECISIONS: "staff" });
  const { files } = recipe("staff-word", ASEL, {});
  mail({ from: FROM, subject: "Өтініш", attachments: files }, "2026-10-20T09:00:00+05:00");
  await day.once("2026-10-20T09:05:00+05:00");
});
afterEach(() => day.close());

function mail(what: Partial<Parameters<typeof applicationMail>[0]>, at: string): void {
  counter += 1;
  const raw = applicationMail({
    from: STAFF,
    to: OFFICE,
    subject: "",
    messageId: `<s${counter}@x.kz>`,
    date: at,
    ...what,
  });
  day.mail.deliver(OFFICE, raw, { internalDate: new Date(at) });
}

async function subjectFor(decision: string): Promise<string> {
  const letters = await day.lettersTo(STAFF);
  const links = letters
    .flatMap((letter) => letter.text.match(/mailto:\S+/g) ?? [])
    .map((link) => decodeURIComponent(link));
  const found = links.find((link) => link.includes(`] ${decision} `));
  return found?.split("subject=")[1] ?? "";
}

test("with TIZILIM_DECISIONS=staff a complete application waits for a person, and one word enters it", async () => {
  expect(day.cases()).toMatchObject([{ state: "review" }]);
  expect(await day.kindsTo(FROM)).toEqual(["received"]);
  mail({ subject: await subjectFor("accept"), headers: PROVED }, "2026-10-20T10:00:00+05:00");
  await day.once("2026-10-20T10:05:00+05:00");
  expect(day.cases()).toMatchObject([{ state: "registered", entries: [1] }]);
  expect(await day.kindsTo(FROM)).toEqual(["received", "accepted"]);
});

test("a refusal by mail bears the typed reason in the letter and in the history", async () => {
  mail(
    { subject: await subjectFor("refuse"), headers: PROVED, body: "Өтініш басқа адамның атынан берілген" },
    "2026-10-20T10:00:00+05:00",
  );
  await day.once("2026-10-20T10:05:00+05:00");
  expect(day.cases()).toMatchObject([{ state: "refused" }]);
  expect((await day.lettersTo(FROM)).at(-1)?.text).toContain("басқа адамның атынан");
  expect(JSON.stringify(day.report("2026-000001").history)).toContain("басқа адамның атынан");
});

test("without proof, from a stranger, altered, for another decision, expired, or twice: nothing happens, staff are told", async () => {
  const good = await subjectFor("accept");
  const { cases } = day;
  mail({ subject: good }, "2026-10-20T10:00:00+05:00");
  mail(
    {
      subject: good,
      from: "stranger@example.org",
      headers: [["Authentication-Results", `${SERVER_ID}; dmarc=pass header.from=example.org`]],
    },
    "2026-10-20T10:01:00+05:00",
  );
  mail({ subject: good.replace("accept", "refuse"), headers: PROVED, body: "x" }, "2026-10-20T10:02:00+05:00");
  mail(
    { subject: `${good.slice(0, -1)}${good.endsWith("0") ? "1" : "0"}`, headers: PROVED },
    "2026-10-20T10:03:00+05:00",
  );
  await day.once("2026-10-20T10:05:00+05:00");
  expect(cases()).toMatchObject([{ state: "review" }]);
  mail({ subject: good, headers: PROVED }, "2026-11-20T10:03:00+05:00");
  await day.once("2026-11-20T10:05:00+05:00");
  expect(cases()).toMatchObject([{ state: "review" }]);
  expect((await day.kindsTo(FROM)).includes("accepted")).toBe(false);
});

test("a used link is of no more use", async () => {
  const good = await subjectFor("accept");
  mail({ subject: good, headers: PROVED }, "2026-10-20T10:00:00+05:00");
  await day.once("2026-10-20T10:05:00+05:00");
  mail({ subject: good, headers: PROVED }, "2026-10-20T11:00:00+05:00");
  await day.once("2026-10-20T11:05:00+05:00");
  expect((await day.kindsTo(FROM)).filter((kind) => kind === "accepted")).toHaveLength(1);
  expect(day.cases()).toMatchObject([{ state: "registered" }]);
});

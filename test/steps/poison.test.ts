/** design §3 – a message that ends the process thrice is set aside with its original; the others go on. */
import { afterEach, expect, test, vi } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import { OFFICE, STAFF, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

let day: OfficeDay;
afterEach(() => day.close());

function deliver(n: number, at: string): void {
  const raw = applicationMail({
    from: `p${n}@example.kz`,
    to: OFFICE,
    subject: `Сұрақ ${n}`,
    body: "Қалай?",
    messageId: `<p${n}@x>`,
    date: at,
  });
  day.mail.deliver(OFFICE, raw, { internalDate: new Date(at) });
}

test("law:6 – one poisonous message costs three ends, then a person's look, and stops nobody else", async () => {
  day = await startOfficeDay();
  deliver(1, "2026-10-20T09:00:00+05:00");
  deliver(2, "2026-10-20T09:01:00+05:00");
  const prepare = day.office.store.db.prepare.bind(day.office.store.db);
  const poison = vi.spyOn(day.office.store.db, "prepare").mockImplementation((sql: string) => {
    if (sql.includes("FROM letter l JOIN case_file")) throw new TypeError("planted");
    return prepare(sql);
  });
  const once = () => day.once("2026-10-20T09:05:00+05:00");
  await expect(once()).rejects.toThrow("planted");
  await expect(once()).rejects.toThrow("planted");
  await expect(once()).rejects.toThrow("planted");
  poison.mockRestore();
  await once();
  expect(await day.kindsTo("p1@example.kz")).toEqual(["received"]);
  expect(await day.kindsTo("p2@example.kz")).toEqual(["help"]);
  expect(day.cases().map((of) => day.report(of.number).reasons)).toContainEqual(["unreadable-file"]);
  expect(await day.kindsTo(STAFF)).toContain("staff");
});

/** Complete applications of invented people, each with an IIN of its own: two docx files in one message. */
import { volunteer } from "../../fixtures/invent.ts";
import type { Person } from "../../fixtures/invent.ts";
import { applicationMail } from "../../fixtures/mail.ts";
import { recipe } from "../../fixtures/submission.ts";
import type { FixtureFile } from "../../fixtures/submission.ts";

/** Some serial numbers have no check digit (the law's own rule): then the next one is taken. */
const FIRST_SERIAL = 9000;
const LAST_SERIAL = 9010;

/** A message from `a<n>@example.kz` to the office; the same number gives the same bytes. */
export function submissionMail(n: number, office: string): Buffer {
  return applicationMail({
    from: `a${n}@example.kz`,
    to: office,
    subject: "Өтініш",
    body: "Құжаттар қоса беріледі.",
    messageId: `<bench-${n}@example.kz>`,
    date: "2026-11-02T05:00:00Z",
    attachments: submissionFiles(n),
  });
}

export function submissionFiles(n: number): readonly FixtureFile[] {
  return recipe(`bench-${n}`, invented(n)).files;
}

function invented(n: number): Person {
  for (let serial = FIRST_SERIAL; serial < LAST_SERIAL; serial += 1) {
    const person = tryPerson(n, serial);
    if (person) return person;
  }
  throw new Error(`no valid IIN for person ${n}`);
}

function tryPerson(n: number, serial: number): Person | undefined {
  try {
    return personOf(n, serial);
  } catch {
    return undefined;
  }
}

function personOf(n: number, serial: number): Person {
  return volunteer(`bench-${n}`, {
    name: { kk: `Сынақов Үміт ${n}`, ru: `Сынаков Умит ${n}` },
    born: new Date(Date.UTC(1955, 0, 1 + (n % 18_000))).toISOString().slice(0, 10),
    sex: "man",
    serial: serial - Math.floor(n / 18_000) * 20,
    residence: { kk: "Астана", ru: "Астана" },
    experience: { kk: "2 жыл еріктілер жасағында", ru: "2 года в отряде добровольцев" },
    phone: "+77000000199",
    email: `a${n}@example.kz`,
    activities: [1, 4],
    roles: [1, 2],
    availability: [1, 3],
  });
}

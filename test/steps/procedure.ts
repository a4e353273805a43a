/** What the procedure tests share: one office, applicants' mail, and the words that a person would use about it. */
import { applicationMail } from "../../fixtures/mail.ts";
import type { ApplicationMail } from "../../fixtures/mail.ts";
import type { Person, Said } from "../../fixtures/invent.ts";
import { recipe } from "../../fixtures/submission.ts";
import type { FixtureFile, Order, Slip } from "../../fixtures/submission.ts";
import type { FormId, Language } from "../../src/forms/reading.ts";
import { OFFICE, SERVER_ID, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

export const FROM = "applicant@example.kz";
export const OTHER = "other@example.org";

/** As the receiving server writes it for a sender of that domain. */
export function results(verdict: string, domain = "example.kz"): readonly [string, string] {
  return ["Authentication-Results", `${SERVER_ID}; dmarc=${verdict} header.from=${domain}`];
}

export const PROVED = [results("pass")];
export const DISOWNED = [results("fail")];

export type Procedure = OfficeDay & {
  /** Puts a letter into the mailbox. Times are Almaty's: `2026-10-20 09:00`. */
  readonly send: (at: string, mail?: Partial<ApplicationMail>) => void;
  readonly raw: (at: string, bytes: Buffer) => void;
  /** One pass at that time; nothing is published. */
  readonly at: (moment: string) => Promise<void>;
  /** A letter comes and is answered within five minutes. */
  readonly take: (at: string, mail?: Partial<ApplicationMail>) => Promise<void>;
  /** States of the cases, first case first. */
  readonly states: () => readonly string[];
  readonly reasons: (nth: number) => readonly string[];
  readonly lastMessageId: (address?: string) => Promise<string>;
};

export async function openProcedure(env: Parameters<typeof startOfficeDay>[0] = {}): Promise<Procedure> {
  const day = await startOfficeDay(env);
  let count = 0;
  const raw = (at: string, bytes: Buffer) =>
    void day.mail.deliver(OFFICE, bytes, { internalDate: new Date(almaty(at)) });
  const send = (at: string, mail: Partial<ApplicationMail> = {}) => {
    count += 1;
    const date = almaty(at);
    raw(at, applicationMail({ from: FROM, subject: "Өтініш", messageId: `<p${count}@example.kz>`, date, ...mail }));
  };
  const at = (moment: string) => day.pass(almaty(moment));
  return {
    ...day,
    send,
    raw,
    at,
    take: async (moment, mail) => {
      send(moment, mail);
      await day.pass(new Date(Date.parse(almaty(moment)) + 5 * 60_000).toISOString());
    },
    states: () =>
      day
        .cases()
        .map(({ state }) => state)
        .toReversed(),
    reasons: (nth) => day.report(day.cases().toReversed()[nth]?.number ?? "").reasons,
    lastMessageId: async (address = FROM) => (await day.lettersTo(address)).at(-1)?.messageId ?? "",
  };
}

function almaty(moment: string): string {
  const [day = "", time = ""] = moment.split(" ");
  return `${day}T${time.length === 5 ? `${time}:00` : time}+05:00`;
}

export function forms(person: Person, order: Order = {}): readonly FixtureFile[] {
  return recipe(`procedure-${person.key}`, person, order).files;
}

/** Several people's forms as files of one letter. */
export function together(...parts: readonly (readonly FixtureFile[])[]): readonly FixtureFile[] {
  return parts.flatMap((files, n) => files.map(({ name, bytes }) => ({ name: `${n + 1}_${name}`, bytes })));
}

export function slip(form: FormId, field: string, said?: string, languages: readonly Language[] = ["kk", "ru"]): Slip {
  const raw: Said | undefined = said === undefined ? undefined : { said: "raw", words: { kk: said, ru: said } };
  return { form, languages, answer: { field, said: raw }, findings: [] };
}

export function absent(form: FormId, languages: readonly Language[] = ["kk", "ru"]): Slip {
  return { form, languages, absent: true, findings: [] };
}

export function withSlips(...slips: readonly Slip[]): Order {
  return { slips };
}

/** Only these forms, of those that the person fills in. */
export function only(person: Person, ...wanted: readonly FormId[]): Person {
  const kept = Object.entries(person.forms).filter(([form]) => wanted.some((each) => each === form));
  return { ...person, key: `${person.key}-${wanted.join("-")}`, forms: Object.fromEntries(kept) };
}

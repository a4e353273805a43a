/** A whole office in a test: a mail server, a state directory, and a clock that the test sets. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instant } from "../../src/calendar/plain-date.ts";
import { startEmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import type { EmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import { serversOf } from "../../src/cli/servers.ts";
import { readMessage } from "../../src/mail/read-message.ts";
import type { ReadableMessage } from "../../src/mail/message.ts";
import { closeOffice, openOffice } from "../../src/steps/office.ts";
import type { Office } from "../../src/steps/office.ts";
import { openMailbox } from "../../src/mail/mailbox.ts";
import { openSender } from "../../src/mail/sender.ts";
import { runOnce } from "../../src/steps/once.ts";
import { readMail, runTime, sendMail } from "../../src/steps/pass.ts";
import { instantOf } from "../../src/storage/facts.ts";
import { reportCases, reportCase } from "../../src/steps/report-case.ts";
import { readSettings } from "../../src/steps/settings.ts";
import type { Environment } from "../../src/steps/settings.ts";

export const OFFICE = "volunteer@mki.gov.kz";
export const STAFF = "staff@mki.gov.kz";
export const SERVER_ID = "mx.mki.gov.kz";
const PASSWORD = "secret";

export type OfficeDay = {
  readonly mail: EmbeddedMailServer;
  readonly office: Office;
  /** The program ends and starts again. */
  readonly restart: () => Promise<void>;
  readonly dir: string;
  /** One pass at that moment. */
  readonly once: (now: string) => Promise<void>;
  /** The same without publishing the register. */
  readonly pass: (now: string) => Promise<void>;
  /** Letters that reached that address, oldest first. */
  readonly lettersTo: (address: string) => Promise<readonly ReadableMessage[]>;
  readonly kindsTo: (address: string) => Promise<readonly string[]>;
  readonly cases: () => ReturnType<typeof reportCases>;
  readonly report: (number: string) => NonNullable<ReturnType<typeof reportCase>>;
  readonly close: () => Promise<void>;
};

export async function startOfficeDay(env: Environment = {}): Promise<OfficeDay> {
  let now = new Date("2026-10-20T04:00:00Z");
  const mail = await startEmbeddedMailServer({ users: [{ address: OFFICE, password: PASSWORD }], now: () => now });
  const dir = mkdtempSync(join(tmpdir(), "tizilim-office-"));
  const user = encodeURIComponent(OFFICE);
  const settings = readSettings(
    {
      TIZILIM_IMAP_URL: `imap://${user}:${PASSWORD}@127.0.0.1:${mail.imapPort}?tls=off`,
      TIZILIM_SMTP_URL: `smtp://${user}:${PASSWORD}@127.0.0.1:${mail.smtpPort}?tls=off`,
      TIZILIM_STATE_DIR: join(dir, "state"),
      TIZILIM_PUBLIC_DIR: join(dir, "public"),
      TIZILIM_STAFF: STAFF,
      TIZILIM_TRUSTED_AUTHSERV: SERVER_ID,
      TIZILIM_OFFICER: JSON.stringify({
        name: "Айгүл Сейітова",
        phone: "+7 7172 00-00-00",
        email: "officer@mki.gov.kz",
      }),
      TIZILIM_LOG_LEVEL: "silent",
      ...env,
    },
    ["imap", "smtp"],
  );
  let office = openOffice(settings, () => instant(now));
  const lettersTo = (address: string) => lettersIn(mail, address);
  return {
    mail,
    get office() {
      return office;
    },
    restart: async () => {
      await closeOffice(office);
      office = openOffice(settings, () => instant(now));
    },
    dir,
    once: async (moment) => {
      now = new Date(moment);
      await runOnce(office, serversOf(settings));
    },
    pass: async (moment) => {
      now = new Date(moment);
      await passUnpublished(office, serversOf(settings));
    },
    lettersTo,
    kindsTo: async (address) => (await lettersTo(address)).map(kindOf),
    cases: () => reportCases(office.store),
    report: (number) => {
      const report = reportCase(office.store, number);
      if (!report) throw new Error(`no case ${number}`);
      return report;
    },
    close: async () => {
      await closeOffice(office);
      await mail.close();
      rmSync(dir, { recursive: true });
    },
  };
}

async function passUnpublished(office: Office, servers: ReturnType<typeof serversOf>): Promise<void> {
  const mailbox = await openMailbox(servers.imap, office.settings.mailbox);
  const sender = openSender(servers.smtp);
  try {
    await readMail(office, mailbox);
    await runTime(office, instantOf(office.store, "read-through"));
    await sendMail(office, mailbox, sender);
  } finally {
    await mailbox.close();
    await sender.close();
  }
}

async function lettersIn(mail: EmbeddedMailServer, address: string): Promise<readonly ReadableMessage[]> {
  const raws = mail
    .letters()
    .filter((letter) => letter.to.includes(address))
    .map((letter) => letter.raw);
  const read = await Promise.all(raws.map((raw) => readMessage(raw)));
  return read.filter((message) => message.kind === "readable");
}

export function kindOf(message: ReadableMessage): string {
  return headerOf(message, "X-Tizilim-Letter");
}

export function headerOf(message: ReadableMessage, name: string): string {
  return message.headers.find((line) => line.name.toLowerCase() === name.toLowerCase())?.value ?? "";
}

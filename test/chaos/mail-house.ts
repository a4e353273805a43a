/** A mail server that outlives the clerk: embedded, or a real Dovecot with the same SMTP sink beside it. */
import { startEmbeddedMailServer } from "../../src/cli/embedded-mail-server/embedded-mail-server.ts";
import { startSmtpSink } from "../../src/cli/embedded-mail-server/smtp-sink.ts";
import type { SmtpFault, SunkLetter } from "../../src/cli/embedded-mail-server/smtp-sink.ts";
import { startDovecot } from "../mail/dovecot.ts";

export const OFFICE = "volunteer@mki.gov.kz";
const PASSWORD = "secret";

export type MailHouse = {
  readonly imapUrl: string;
  readonly smtpUrl: string;
  /** May be set and taken away at any time. */
  readonly faults: { smtp?: SmtpFault | undefined };
  readonly deliver: (raw: Buffer) => void;
  /** Everything that the sink accepted, in order. */
  readonly letters: () => readonly SunkLetter[];
  readonly close: () => Promise<void>;
};

export async function embeddedHouse(): Promise<MailHouse> {
  const server = await startEmbeddedMailServer({ users: [{ address: OFFICE, password: PASSWORD }] });
  const user = encodeURIComponent(OFFICE);
  return {
    imapUrl: `imap://${user}:${PASSWORD}@127.0.0.1:${server.imapPort}?tls=off`,
    smtpUrl: `smtp://${user}:${PASSWORD}@127.0.0.1:${server.smtpPort}?tls=off`,
    faults: server.faults,
    deliver: (raw) => void server.deliver(OFFICE, raw),
    letters: server.letters,
    close: server.close,
  };
}

export async function dovecotHouse(): Promise<MailHouse> {
  const dovecot = await startDovecot();
  const letters: SunkLetter[] = [];
  const faults: MailHouse["faults"] = {};
  const sink = await startSmtpSink({
    port: 0,
    fault: () => faults.smtp,
    mayLogIn: () => true,
    take: (letter) => {
      letters.push(letter);
      if (letter.to.includes(OFFICE)) dovecot.deliver("bot", letter.raw);
    },
  });
  return {
    imapUrl: `imap://bot:${PASSWORD}@127.0.0.1:${dovecot.imapPort}?tls=off`,
    smtpUrl: `smtp://127.0.0.1:${sink.port}?tls=off`,
    faults,
    deliver: (raw) => dovecot.deliver("bot", raw),
    letters: () => letters,
    close: async () => {
      await sink.close();
      await dovecot.remove();
    },
  };
}

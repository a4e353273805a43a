/** The demo's mail: an embedded server, applicants who write over SMTP, and the letters that they get. */
import { applicationMail } from "../../../fixtures/mail.ts";
import type { LetterKind } from "../../cases/letter-order.ts";
import { letterParts, openMailProgram } from "../../steps/other-side.ts";
import type { LetterParts } from "../../steps/other-side.ts";
import { startEmbeddedMailServer } from "../embedded-mail-server/embedded-mail-server.ts";
import type { EmbeddedMailServer } from "../embedded-mail-server/embedded-mail-server.ts";
import { REGISTER } from "./cast.ts";
import type { WrittenMail } from "./cast.ts";
import type { DemoClock } from "./demo-clock.ts";

export type ArrivedLetter = LetterParts & { readonly to: readonly string[]; readonly raw: Buffer };

export type PostOffice = {
  readonly imapUrl: string;
  readonly smtpUrl: string;
  readonly imapPort: number;
  readonly smtpPort: number;
  /** The applicant's mail program hands the message to the server. Throws where the server does not take it. */
  readonly post: (mail: WrittenMail) => Promise<void>;
  /** Letters of the register that arrived since the last call, in order. */
  readonly fresh: () => Promise<readonly ArrivedLetter[]>;
  /** The daemon's connection drops: it connects again and reads everything through. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
};

/** Whose word about a sender the register believes: the receiving server writes it on top of each message. */
export const AUTHSERV = "mx.register.example.kz";
const PASSWORD = "demo";

export async function openPostOffice(clock: DemoClock): Promise<PostOffice> {
  const users = [{ address: REGISTER.address, password: PASSWORD }];
  const server = await startEmbeddedMailServer({ users, now: () => new Date(clock.now()) });
  const login = `${encodeURIComponent(REGISTER.address)}:${PASSWORD}@127.0.0.1`;
  const smtpUrl = `smtp://${login}:${server.smtpPort}?tls=off`;
  const outbox = openMailProgram(smtpUrl);
  const arrived: ArrivedLetter[] = [];
  let posted = 0;
  const fresh = async (): Promise<readonly ArrivedLetter[]> => {
    const known = arrived.length;
    arrived.push(...(await arrivals(server, known)));
    return arrived.slice(known).filter((letter) => letter.kind !== "");
  };
  const post = async (mail: WrittenMail): Promise<void> => {
    const answered = arrived.findLast((letter) => letter.kind === mail.answers && letter.to.includes(mail.who.address));
    const bytes = rawMail(mail, answered, `<demo-${++posted}@${domainOf(mail)}>`, clock.now());
    await outbox.handIn({ from: mail.who.address, to: REGISTER.address, bytes });
  };
  return {
    imapUrl: `imap://${login}:${server.imapPort}?tls=off`,
    smtpUrl,
    imapPort: server.imapPort,
    smtpPort: server.smtpPort,
    post,
    fresh,
    cut: server.cutImap,
    close: async () => {
      await outbox.close();
      await server.close();
    },
  };
}

async function arrivals(server: EmbeddedMailServer, known: number): Promise<readonly ArrivedLetter[]> {
  const sunk = server.letters().slice(known);
  return await Promise.all(
    sunk.map(async ({ raw, to }) => ({
      ...(await letterParts(raw)),
      raw,
      to: to.filter((address) => address !== REGISTER.address),
    })),
  );
}

function rawMail(mail: WrittenMail, answered: ArrivedLetter | undefined, messageId: string, date: string): Buffer {
  const verdict = `${AUTHSERV}; dmarc=pass header.from=${domainOf(mail)}`;
  return applicationMail({
    from: mail.who.address,
    name: mail.who.name,
    to: REGISTER.address,
    subject: mail.subject || `Re: ${answered?.subject ?? ""}`,
    body: mail.body,
    attachments: mail.attachments,
    messageId,
    date,
    client: mail.client,
    headers: [["Authentication-Results", verdict], ...(mail.headers ?? [])],
    ...(answered && { inReplyTo: answered.messageId, references: [answered.messageId] }),
  });
}

function domainOf(mail: WrittenMail): string {
  return mail.who.address.slice(mail.who.address.indexOf("@") + 1);
}

export function isExpected(
  letter: ArrivedLetter,
  expected: { readonly to: string; readonly kind: LetterKind },
): boolean {
  return letter.kind === expected.kind && letter.to.includes(expected.to);
}

/** A whole mail server in memory, on loopback: IMAP mailboxes, and SMTP that delivers into them. */
import { startImapServer } from "./imap-server.ts";
import type { ImapFault } from "./imap-server.ts";
import { startSmtpSink } from "./smtp-sink.ts";
import type { SmtpFault, SunkLetter } from "./smtp-sink.ts";
import { addAccount, addMessage, createStore, findBox, removeMessages, renumber } from "./store.ts";
import type { Account, Store, StoredMessage, TokenJudge } from "./store.ts";

export type EmbeddedUser = { readonly address: string; readonly password: string };

/** May be set and taken away at any time. */
export type Faults = { imap?: ImapFault | undefined; smtp?: SmtpFault | undefined };

export type EmbeddedMailServer = {
  readonly imapPort: number;
  readonly smtpPort: number;
  readonly faults: Faults;
  /** @returns its uid. */
  readonly deliver: (
    user: string,
    raw: Buffer,
    options?: { readonly internalDate?: Date; readonly folder?: string },
  ) => number;
  readonly mailbox: (user: string, folder?: string) => readonly StoredMessage[];
  /** Removes a message, as a person does in another mail program. */
  readonly expunge: (user: string, uid: number, folder?: string) => void;
  /** New UIDVALIDITY and new uids for the same messages. */
  readonly renumber: (user: string, folder?: string) => void;
  /** Everything that the SMTP side accepted, in order. */
  readonly letters: () => readonly SunkLetter[];
  readonly cutImap: () => void;
  readonly close: () => Promise<void>;
};

export type EmbeddedMailServerOptions = {
  /** They can log in to IMAP and SMTP by their address. Mail to anybody else is kept as well, in a mailbox without log-in. */
  readonly users: readonly EmbeddedUser[];
  /** With it, IMAP and SMTP offer XOAUTH2, and ask this at each log-in with an access token. */
  readonly mayUseToken?: TokenJudge;
  /** Where letters that come in over SMTP get their date of arrival; the machine's clock by default. */
  readonly now?: () => Date;
  readonly imapPort?: number;
  readonly smtpPort?: number;
};

export async function startEmbeddedMailServer(options: EmbeddedMailServerOptions): Promise<EmbeddedMailServer> {
  const store = createStore(options.mayUseToken);
  for (const user of options.users) addAccount(store, user.address.toLowerCase(), user.password);
  const faults: Faults = {};
  const letters: SunkLetter[] = [];
  const now = options.now ?? ((): Date => new Date());
  const imap = await startImapServer(store, () => faults.imap, options.imapPort ?? 0);
  const smtp = await startSmtpSink({
    port: options.smtpPort ?? 0,
    fault: () => faults.smtp,
    ...(options.mayUseToken === undefined ? {} : { mayUseToken: options.mayUseToken }),
    mayLogIn: (user, password) => store.accounts.get(user.toLowerCase())?.password === password,
    take: (letter) => {
      letters.push(letter);
      for (const address of letter.to) addTo(store, address, delivered(letter), now(), "INBOX");
    },
  });
  return {
    imapPort: imap.port,
    smtpPort: smtp.port,
    faults,
    deliver: (user, raw, { internalDate = now(), folder = "INBOX" } = {}) =>
      addTo(store, user, raw, internalDate, folder),
    mailbox: (user, folder = "INBOX") => findBox(accountOf(store, user), folder)?.messages ?? [],
    expunge: (user, uid, folder = "INBOX") => removeFrom(store, user, uid, folder),
    renumber: (user, folder = "INBOX") => {
      renumber(store, accountOf(store, user), folder);
      imap.cutAll();
    },
    letters: () => letters,
    cutImap: imap.cutAll,
    close: async () => {
      await imap.close();
      await smtp.close();
    },
  };
}

/** RFC 5321, 4.4: final delivery writes the envelope's sender on top. */
function delivered(letter: SunkLetter): Buffer {
  return Buffer.concat([Buffer.from(`Return-Path: <${letter.envelopeFrom}>\r\n`), letter.raw]);
}

/** `user+anything@host` is `user@host`. */
function accountOf(store: Store, address: string): Account {
  const plain = address.toLowerCase().replace(/\+[^@]*(?=@)/, "");
  return store.accounts.get(plain) ?? addAccount(store, plain);
}

function addTo(store: Store, address: string, raw: Buffer, internalDate: Date, folder: string): number {
  const box = findBox(accountOf(store, address), folder);
  if (box === undefined) throw new Error(`${address} has no folder ${folder}`);
  return addMessage(store, box, raw, internalDate).uid;
}

function removeFrom(store: Store, address: string, uid: number, folder: string): void {
  const box = findBox(accountOf(store, address), folder);
  if (box !== undefined) removeMessages(store, box, new Set([uid]));
}

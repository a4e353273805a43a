/** What goes wrong between us and the IMAP server. The caller opens a new mailbox after a pause. */

/**
 * `login-refused` and `tls` don't get better by trying again soon: wait minutes, and tell a person.
 * `dropped`: a connection that was open ended, or the server refused a command on it.
 */
export type MailboxFaultKind = "unreachable" | "login-refused" | "tls" | "no-folder" | "dropped";

export class MailboxFault extends Error {
  readonly kind: MailboxFaultKind;

  constructor(kind: MailboxFaultKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "MailboxFault";
    this.kind = kind;
  }
}

/** Why a letter could not even be offered to the SMTP server: nothing of it was sent. */

export type SenderFaultKind = "unreachable" | "login-refused" | "tls";

export class SenderFault extends Error {
  readonly kind: SenderFaultKind;

  constructor(kind: SenderFaultKind, message: string, cause: unknown) {
    super(message, { cause });
    this.name = "SenderFault";
    this.kind = kind;
  }
}

import type { UnreadReason } from "../forms/paper.ts";

/** A file that can't be read as it is: a fault of the papers, with the reason that the letter puts into words. */
export class UnreadableDocument extends Error {
  readonly reason: UnreadReason;
  readonly detail: string;

  constructor(reason: UnreadReason, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options);
    this.name = "UnreadableDocument";
    this.reason = reason;
    this.detail = detail;
  }
}

/** The file contradicts its own format, or was cut or changed on the way. */
export function damaged(detail: string): UnreadableDocument {
  return new UnreadableDocument("damaged", detail);
}

/** The file is, or unpacks to, more than an application can be. */
export function tooLarge(detail: string): UnreadableDocument {
  return new UnreadableDocument("too-large", detail);
}

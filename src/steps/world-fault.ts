/** Faults of the world (design §3): retried with back-off, never counted against a message. */
import { MailboxFault } from "../mail/mailbox-fault.ts";
import { SenderFault } from "../mail/sender-fault.ts";
import { StoreFault } from "../storage/store.ts";

/** The world failed (no server, a full disk): what could be done is done and stored, the rest waits. */
export class WorldFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "WorldFault";
  }
}

/** Codes with which the operating system or the database says no. */
const SYSTEM_CODES = new Set([
  "ENOSPC",
  "EDQUOT",
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOENT",
  "EISDIR",
  "ENOTDIR",
  "EMFILE",
  "ENFILE",
  "ENOMEM",
  "EADDRINUSE",
  "EIO",
  "SQLITE_FULL",
  "SQLITE_READONLY",
  "SQLITE_BUSY",
  "SQLITE_CANTOPEN",
]);

export function isOfTheWorld(fault: unknown): fault is Error {
  if ([StoreFault, MailboxFault, SenderFault, WorldFault].some((kind) => fault instanceof kind)) return true;
  const code = fault instanceof Error && "code" in fault ? fault.code : undefined;
  return typeof code === "string" && (SYSTEM_CODES.has(code) || code.startsWith("SQLITE_IOERR"));
}

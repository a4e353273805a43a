/** `tizilim retry`: messages that were set aside wait to be decided again. */
import { retryMessages } from "../storage/messages.ts";
import type { Office } from "./office.ts";

/** All, or those of a case; returns how many. They are read at the next pass. */
export function retrySetAside(office: Office, number: string | undefined): number {
  return retryMessages(office.store, number);
}

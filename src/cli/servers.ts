/** The two servers of settings that were read with both needed. */
import type { Servers } from "../steps/daemon.ts";
import type { Settings } from "../steps/settings.ts";

export function serversOf(settings: Settings): Servers {
  if (!settings.imap || !settings.smtp) throw new Error("these settings were read without asking for both servers");
  return { imap: settings.imap, smtp: settings.smtp };
}

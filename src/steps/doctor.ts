/** `tizilim doctor`: looks at everything that could keep the clerk from its work, and changes nothing. */
import type { Instant } from "../calendar/plain-date.ts";
import type { Servers } from "./daemon.ts";
import type { Check } from "./doctor/check.ts";
import { folderChecks } from "./doctor/folder-checks.ts";
import { mailboxChecks } from "./doctor/mailbox-checks.ts";
import { peopleChecks } from "./doctor/people-checks.ts";
import { senderChecks } from "./doctor/sender-checks.ts";
import { liveStateChecks, stateChecks } from "./doctor/state-checks.ts";
import { clockCheck, timeChecks } from "./doctor/time-checks.ts";
import { templateCheck, toolChecks } from "./doctor/tool-checks.ts";
import type { Environment, Settings } from "./settings.ts";

export type { Check } from "./doctor/check.ts";

/** Everything, the mail servers too. */
export async function examine(
  settings: Settings,
  servers: Servers,
  env: Environment,
  now: Instant,
): Promise<readonly Check[]> {
  const [mailbox, sender, tools] = await Promise.all([
    mailboxChecks(settings, servers.imap),
    senderChecks(servers.smtp),
    toolChecks(),
  ]);
  return [
    ...mailbox.checks,
    ...sender,
    ...peopleChecks(settings),
    ...folderChecks(settings),
    ...stateChecks(settings.stateDir, now),
    ...timeChecks(settings.calendarDir, now),
    clockCheck(now, mailbox.seen),
    templateCheck(env),
    ...tools,
  ];
}

/** What a health check of a running daemon asks, every half minute: no network, no other program. */
export function examineLive(settings: Settings, now: Instant): readonly Check[] {
  return [...folderChecks(settings), ...liveStateChecks(settings.stateDir, now)];
}

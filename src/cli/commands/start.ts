import { assertAlmatyOffset, instant } from "../../calendar/plain-date.ts";
import { runDaemon } from "../../steps/daemon.ts";
import { feelPulse } from "../../steps/daemon/pulse.ts";
import { serveHealth } from "../../steps/serve-health.ts";
import { asOnlyClerk, asStandby } from "../../steps/only-clerk.ts";
import { readSettings } from "../../steps/settings.ts";
import type { Command, ExitCode } from "../command.ts";
import { serversOf } from "../servers.ts";
import { withOffice } from "../with-office.ts";

/** Service managers kill some seconds after their SIGTERM. */
const LONGEST_GOODBYE_MS = 4_500;

export const start: Command = {
  name: "start",
  takes: "[--standby]",
  help: "The daemon: watches the mailbox, runs deadlines, sends letters, writes the digest and the public register.\nSIGTERM or Ctrl-C ends it cleanly; log lines go to stderr ('npm run logs' makes them readable).",
  options: [
    { name: "standby", help: "wait while another daemon works on the same state, and take over when it has ended" },
  ],
  run: async (words, { env }) => {
    const settings = readSettings(env, ["imap", "smtp"]);
    assertAlmatyOffset();
    const stop = new AbortController();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => leave(stop));
    const now = () => instant(new Date());
    return await withOffice<ExitCode>(settings, now, async (office) => {
      const work = async (): Promise<void> => {
        const pulse = feelPulse();
        const health = settings.http && (await serveHealth(office, pulse, settings.http));
        try {
          await runDaemon(office, serversOf(settings), stop.signal, { pulse });
        } finally {
          await health?.close();
        }
      };
      if (words.options["standby"]) await asStandby(office, stop.signal, work);
      else await asOnlyClerk(office, work);
      return 0;
    });
  },
};

/** A server that hangs keeps nobody here: what was under way is resumed at the next start, as after a power cut. */
function leave(stop: AbortController): void {
  stop.abort();
  setTimeout(() => process.exit(0), LONGEST_GOODBYE_MS).unref();
}

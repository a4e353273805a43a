/** The measured clerk: the daemon itself, in a process of its own. */
import { instant } from "../../src/calendar/plain-date.ts";
import { serversOf } from "../../src/cli/servers.ts";
import { runDaemon } from "../../src/steps/daemon.ts";
import { closeOffice, openOffice } from "../../src/steps/office.ts";
import { readSettings } from "../../src/steps/settings.ts";
import { serveRun } from "./runner.ts";

await serveRun(async (order) => {
  const settings = readSettings(
    {
      TIZILIM_IMAP_URL: order.imapUrl,
      TIZILIM_SMTP_URL: order.smtpUrl,
      TIZILIM_STATE_DIR: order.stateDir,
      TIZILIM_PUBLIC_DIR: order.publicDir,
      TIZILIM_LOG_LEVEL: process.env["BENCH_LOG"] ?? "warn",
    },
    ["imap", "smtp"],
  );
  const office = openOffice(settings, () => instant(new Date()));
  const end = new AbortController();
  return {
    work: async () => {
      await runDaemon(office, serversOf(settings), end.signal);
      await closeOffice(office);
    },
    stop: async () => end.abort(),
  };
});

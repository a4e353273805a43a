import { instant } from "../../calendar/plain-date.ts";
import { assertAlmatyOffset } from "../../calendar/plain-date.ts";
import { runDaemon } from "../../steps/daemon.ts";
import { closeOffice, openOffice } from "../../steps/office.ts";
import { readSettings } from "../../steps/settings.ts";
import { lockState } from "../../storage/instance-lock.ts";
import type { Command } from "../command.ts";
import { serversOf } from "../servers.ts";

export const start: Command = {
  name: "start",
  takes: "",
  help: "The daemon: watches the mailbox, runs deadlines, sends letters, writes the digest and the public register.\nSIGTERM or Ctrl-C ends it cleanly; log lines go to stderr ('npm run logs' makes them readable).",
  options: [],
  run: async (_words, { env }) => {
    const settings = readSettings(env, ["imap", "smtp"]);
    assertAlmatyOffset();
    const office = openOffice(settings, () => instant(new Date()));
    const lock = lockState(settings.stateDir);
    const stop = new AbortController();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());
    try {
      await runDaemon(office, serversOf(settings), stop.signal);
    } finally {
      lock.release();
      await closeOffice(office);
    }
    return 0;
  },
};

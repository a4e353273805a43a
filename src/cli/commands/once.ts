import { runOnce } from "../../steps/once.ts";
import { readSettings } from "../../steps/settings.ts";
import { asOnlyClerk } from "../../steps/only-clerk.ts";
import { clockOf } from "../clock.ts";
import { NOW_OPTION } from "../command.ts";
import type { Command, ExitCode } from "../command.ts";
import { serversOf } from "../servers.ts";
import { withOffice } from "../with-office.ts";

export const once: Command = {
  name: "once",
  takes: "[--now ISO]",
  help: "One pass: takes in every message not yet taken in, lets passed deadlines take effect, sends every due letter,\nwrites the public register, and ends.",
  options: [NOW_OPTION],
  run: async (words, { env }) => {
    const settings = readSettings(env, ["imap", "smtp"]);
    const now = clockOf(words);
    return await withOffice<ExitCode>(settings, now, async (office) => {
      await asOnlyClerk(office, () => runOnce(office, serversOf(settings)));
      return 0;
    });
  },
};

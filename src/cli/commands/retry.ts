import { instant } from "../../calendar/plain-date.ts";
import { retrySetAside } from "../../steps/retry-messages.ts";
import { readSettings } from "../../steps/settings.ts";
import { UsageFault } from "../command.ts";
import type { Command, ExitCode } from "../command.ts";
import { withOffice } from "../with-office.ts";

export const retry: Command = {
  name: "retry",
  takes: "NUMBER|all",
  help: "Messages that were set aside are read again at the next pass: those of one case, or all.\nExit 1: none was set aside.",
  options: [],
  run: async (words, { env, print, say }) => {
    const [number] = words.positionals;
    if (number === undefined) throw new UsageFault("which case, or all?");
    const now = () => instant(new Date());
    return await withOffice<ExitCode>(readSettings(env, []), now, async (office) => {
      const count = retrySetAside(office, number === "all" ? undefined : number);
      if (count === 0) say(`tizilim retry: no message ${number === "all" ? "" : `of ${number} `}was set aside`);
      else print(`${count} message(s) will be read again`);
      return count === 0 ? 1 : 0;
    });
  },
};

import { STAFF_DECISIONS, DecisionRefused } from "../../cases/on-decision.ts";
import { instant } from "../../calendar/plain-date.ts";
import { decideCase } from "../../steps/decide-case.ts";
import { readSettings } from "../../steps/settings.ts";
import { text, UsageFault } from "../command.ts";
import type { Command, ExitCode } from "../command.ts";
import { withOffice } from "../with-office.ts";

export const decide: Command = {
  name: "decide",
  takes: `NUMBER ${STAFF_DECISIONS.join("|")} [--reason TEXT]`,
  help: "A staff member's decision on a case that waits. The letter leaves at the next pass of the daemon (or of 'once').\nA refusal needs a reason: it stands in the letter and in the history.",
  options: [{ name: "reason", value: "TEXT", help: "why; for a refusal it stands in the letter" }],
  run: async (words, { env, print, say }) => {
    const [number, given] = words.positionals;
    const decision = STAFF_DECISIONS.find((each) => each === given);
    if (number === undefined || decision === undefined)
      throw new UsageFault(`takes a case number and one of ${STAFF_DECISIONS.join(", ")}`);
    const reason = text(words, "reason");
    return await withOffice<ExitCode>(
      readSettings(env, []),
      () => instant(new Date()),
      async (office) => {
        try {
          const done = await decideCase(office, number, {
            decision,
            by: "terminal",
            ...(reason !== undefined && { reason }),
          });
          if (!done) say(`tizilim decide: there is no case ${number} ('tizilim cases' lists them)`);
          else print(`${number}: ${done.next.state}; ${done.letters.length} letter(s) to send`);
          return done ? 0 : 1;
        } catch (fault) {
          if (!(fault instanceof DecisionRefused)) throw fault;
          say(`tizilim decide: ${fault.message}`);
          return 1;
        }
      },
    );
  },
};

import { reportCase } from "../../steps/report-case.ts";
import { readSettings } from "../../steps/settings.ts";
import { withState } from "../../steps/with-state.ts";
import { JSON_OPTION, UsageFault } from "../command.ts";
import type { Command } from "../command.ts";
import { caseLines } from "../show-case.ts";

export const caseCommand: Command = {
  name: "case",
  takes: "NUMBER [--json]",
  help: "One case with its whole history. Exit 1: there is no such case.",
  options: [JSON_OPTION],
  run: async (words, { env, print, say }) => {
    const [number] = words.positionals;
    if (number === undefined) throw new UsageFault("which case? A number looks like 2026-000123");
    const report = withState(readSettings(env, []).stateDir, (store) => reportCase(store, number));
    if (!report) {
      say(`tizilim case: there is no case ${number} ('tizilim cases' lists them)`);
      return 1;
    }
    if (words.options["json"]) print(JSON.stringify(report, null, 2));
    else for (const line of caseLines(report)) print(line);
    return 0;
  },
};

import { reportCases } from "../../steps/report-case.ts";
import { readSettings } from "../../steps/settings.ts";
import { closeStore, openStore } from "../../storage/store.ts";
import { JSON_OPTION } from "../command.ts";
import type { Command } from "../command.ts";
import { plain } from "../show-check.ts";

export const cases: Command = {
  name: "cases",
  takes: "[--json]",
  help: "Lists the cases, newest first.",
  options: [JSON_OPTION],
  run: async (words, { env, print }) => {
    const store = openStore(readSettings(env, []).stateDir);
    try {
      const list = reportCases(store);
      if (words.options["json"]) print(JSON.stringify(list, null, 2));
      else
        for (const of of list)
          print(
            `${of.number}  ${of.state.padEnd(10)}  ${of.kind.padEnd(11)}  ${(of.due ?? "").padEnd(10)}  ${plain(of.applicant ?? of.address)}`,
          );
      return 0;
    } finally {
      closeStore(store);
    }
  },
};

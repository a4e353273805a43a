import { reportCases } from "../../steps/report-case.ts";
import { readSettings } from "../../steps/settings.ts";
import { withState } from "../../steps/with-state.ts";
import { JSON_OPTION } from "../command.ts";
import type { Command } from "../command.ts";
import { plain } from "../show-check.ts";

export const cases: Command = {
  name: "cases",
  takes: "[--json]",
  help: "Lists the cases, newest first.",
  options: [JSON_OPTION],
  run: async (words, { env, print }) => {
    const list = withState(readSettings(env, []).stateDir, reportCases);
    if (words.options["json"]) print(JSON.stringify(list, null, 2));
    else for (const of of list) print(lineOf(of));
    return 0;
  },
};

function lineOf(of: ReturnType<typeof reportCases>[number]): string {
  const due = (of.due ?? "").padEnd(10);
  return `${of.number}  ${of.state.padEnd(10)}  ${of.kind.padEnd(11)}  ${due}  ${plain(of.applicant ?? of.address)}`;
}

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { checkJson, checkOnce } from "../../steps/check-files.ts";
import { readSettings } from "../../steps/settings.ts";
import { clockOf } from "../clock.ts";
import { JSON_OPTION, NOW_OPTION, UsageFault } from "../command.ts";
import type { Command } from "../command.ts";
import { checkLines } from "../show-check.ts";

export const check: Command = {
  name: "check",
  takes: "FILE… [--json] [--now ISO]",
  help: "Reads documents as one submission (also .eml), and prints what was understood and what is missing. No mail, no state.\nExit 0: complete; 1: not complete.",
  options: [JSON_OPTION, NOW_OPTION],
  run: async (words, { env, print }) => {
    if (words.positionals.length === 0) throw new UsageFault("which files?");
    const settings = readSettings(env, []);
    const files = words.positionals.map((path) => ({ name: basename(path), bytes: readGiven(path) }));
    const result = await checkOnce(files, settings.languages, clockOf(words)());
    if (words.options["json"]) print(JSON.stringify(checkJson(result), null, 2));
    else for (const line of checkLines(result)) print(line);
    return result.verdict === "complete" ? 0 : 1;
  },
};

function readGiven(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageFault(
      `can't read ${path}: ${cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)}`,
    );
  }
}

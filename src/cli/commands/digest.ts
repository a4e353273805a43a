import { readSettings } from "../../steps/settings.ts";
import { digestInWords } from "../../steps/write-digest.ts";
import { clockOf } from "../clock.ts";
import { NOW_OPTION } from "../command.ts";
import type { Command, ExitCode } from "../command.ts";
import { withOffice } from "../with-office.ts";

export const digest: Command = {
  name: "digest",
  takes: "[--now ISO]",
  help: "Prints the digest that would be sent; sends nothing.",
  options: [NOW_OPTION],
  run: async (words, { env, print }) =>
    await withOffice<ExitCode>(readSettings(env, []), clockOf(words), async (office) => {
      const rendered = digestInWords(office);
      print(`${rendered.subject}\n\n${rendered.text}`);
      return 0;
    }),
};

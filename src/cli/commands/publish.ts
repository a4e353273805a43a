import { resolve } from "node:path";
import { publishRegister } from "../../steps/publish-register.ts";
import { readSettings } from "../../steps/settings.ts";
import { instant } from "../../calendar/plain-date.ts";
import { text } from "../command.ts";
import type { Command, ExitCode } from "../command.ts";
import { withOffice } from "../with-office.ts";

export const publishCommand: Command = {
  name: "publish",
  takes: "[--out DIR]",
  help: "Writes the public register: pages, xlsx, csv, json.",
  options: [{ name: "out", value: "DIR", help: "where; TIZILIM_PUBLIC_DIR otherwise" }],
  run: async (words, { env, print }) => {
    const settings = readSettings(env, []);
    const out = resolve(text(words, "out") ?? settings.publicDir);
    return await withOffice<ExitCode>(
      settings,
      () => instant(new Date()),
      async (office) => {
        await publishRegister(office, out, true);
        print(out);
        return 0;
      },
    );
  },
};

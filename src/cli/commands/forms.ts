import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blankForms } from "../../steps/blank-forms.ts";
import { UsageFault } from "../command.ts";
import type { Command } from "../command.ts";

export const forms: Command = {
  name: "forms",
  takes: "DIR",
  help: "Writes the blank forms of Appendix 2 into DIR: docx and xlsx, Kazakh and Russian.",
  options: [],
  run: async (words, { print }) => {
    const [dir] = words.positionals;
    if (dir === undefined) throw new UsageFault("into which folder?");
    mkdirSync(dir, { recursive: true });
    for (const file of await blankForms()) {
      writeFileSync(join(dir, file.name), file.bytes);
      print(join(dir, file.name));
    }
    return 0;
  },
};

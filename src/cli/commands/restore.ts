import { restoreState } from "../../steps/restore-state.ts";
import { UsageFault } from "../command.ts";
import type { Command } from "../command.ts";

export const restore: Command = {
  name: "restore",
  takes: "FILE DIR",
  help: "Restores a backup into a new folder, after looking through every page, every original and the history.\nLetters that waited then count as in doubt: they may have left since, and go out again only where no copy comes to light.",
  options: [],
  run: async (words, { print }) => {
    const [file, dir] = words.positionals;
    if (file === undefined || dir === undefined) throw new UsageFault("which file, and into which folder?");
    const { messages, doubted } = await restoreState(file, dir);
    print(`${dir}: ${messages} messages, each with its original; ${doubted} letters in doubt`);
    return 0;
  },
};

import { readSettings } from "../../steps/settings.ts";
import { backupState } from "../../steps/backup-state.ts";
import { UsageFault } from "../command.ts";
import type { Command } from "../command.ts";

export const backup: Command = {
  name: "backup",
  takes: "FILE",
  help: "A consistent copy of the state (database and originals, one .tar.gz file), while the daemon runs.",
  options: [],
  run: async (words, { env, print }) => {
    const [file] = words.positionals;
    if (file === undefined) throw new UsageFault("into which file?");
    const size = await backupState(readSettings(env, []).stateDir, file);
    print(`${file} (${size} bytes)`);
    return 0;
  },
};

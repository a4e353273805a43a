/** Every command, loaded: for the overview, and for tests that compare it with what is written about it. */
import type { Command } from "./command.ts";
import { loadCommands } from "./load-command.ts";

export const COMMANDS: readonly Command[] = await loadCommands();

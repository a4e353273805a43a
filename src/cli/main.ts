/** The door: words in, exit code out. */
import { readEnvironment } from "./environment.ts";
import { loadCommand, loadCommands } from "./load-command.ts";
import { runCommand } from "./run-command.ts";

// `tizilim check … | head`: the reader has seen enough, and nobody is wrong.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => process.exit(fault.code === "EPIPE" ? 0 : 3));

const words = process.argv.slice(2);
const named = await loadCommand(words[0] ?? "");

process.exitCode = await runCommand(words, named ? [named] : await loadCommands(), {
  env: readEnvironment(process.env),
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
});

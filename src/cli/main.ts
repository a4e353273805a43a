/** The door: words in, exit code out. */
import { readEnvironment } from "./environment.ts";
import { loadCommand, loadCommands } from "./load-command.ts";
import { runCommand } from "./run-command.ts";

const words = process.argv.slice(2);
const named = await loadCommand(words[0] ?? "");

process.exitCode = await runCommand(words, named ? [named] : await loadCommands(), {
  env: readEnvironment(process.env),
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
});

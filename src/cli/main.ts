/** The door: words in, exit code out. */
import { COMMANDS } from "./commands.ts";
import { runCommand } from "./run-command.ts";
import { readEnvironment } from "./environment.ts";

process.exitCode = await runCommand(process.argv.slice(2), COMMANDS, {
  env: readEnvironment(process.env),
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
});

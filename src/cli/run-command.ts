/** Finds the command, reads its words, runs it, and puts every fault into one clear line and the right exit code. */
import { parseArgs } from "node:util";
import { CalendarFault, SettingsFault, TemplateFault } from "../steps/faults.ts";
import { isOfTheWorld } from "../steps/world-fault.ts";
import { UsageFault } from "./command.ts";
import type { Command, ExitCode, Terminal, Words } from "./command.ts";

export async function runCommand(
  args: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    terminal.print(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    terminal.say(`tizilim: there is no command '${name}'. 'tizilim --help' lists them.`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.print(helpOf(command));
    return 0;
  }
  return await runGuarded(command, rest, terminal);
}

async function runGuarded(command: Command, rest: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await command.run(wordsOf(command, rest), terminal);
  } catch (fault) {
    return tell(fault, command, terminal);
  }
}

function wordsOf(command: Command, rest: readonly string[]): Words {
  const options = Object.fromEntries(
    command.options.map(({ name, value }) => [
      name,
      { type: value === undefined ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
    return {
      positionals,
      options: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, single(value)])),
    };
  } catch (cause) {
    throw new UsageFault(cause instanceof Error ? (cause.message.split(". ")[0] ?? "") : String(cause));
  }
}

function single(value: string | boolean | readonly (string | boolean)[] | undefined): string | boolean | undefined {
  return typeof value === "object" ? value.at(-1) : value;
}

/** Faults of the papers and of the world are told; one of our own is thrown, loudly. */
function tell(fault: unknown, command: Command, terminal: Terminal): ExitCode {
  if (fault instanceof SettingsFault) {
    for (const problem of fault.problems) terminal.say(problem);
    return 2;
  }
  if (fault instanceof UsageFault) {
    terminal.say(`tizilim ${command.name}: ${fault.message}`);
    terminal.say(`usage: ${usageOf(command)}   ('tizilim ${command.name} --help' says more)`);
    return 2;
  }
  if (isToBeTold(fault)) {
    terminal.say(`tizilim ${command.name}: ${fault.message}`);
    return fault instanceof CalendarFault || fault instanceof TemplateFault ? 2 : 3;
  }
  throw fault;
}

function isToBeTold(fault: unknown): fault is Error {
  return isOfTheWorld(fault) || [CalendarFault, TemplateFault].some((kind) => fault instanceof kind);
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => usageOf(command).length));
  const lines = commands.map((command) => `  ${usageOf(command).padEnd(width)}  ${command.help.split("\n")[0]}`);
  return [
    "tizilim: a clerk that keeps the Register of volunteer activity by email (Order 127-НҚ)",
    "",
    ...lines,
    "",
    "'tizilim COMMAND --help' says more. Settings are TIZILIM_… variables; a .env file is read too: see README.md.",
  ].join("\n");
}

function usageOf(command: Command): string {
  return ["tizilim", command.name, command.takes].filter((part) => part !== "").join(" ");
}

function helpOf(command: Command): string {
  const shown = command.options.map(
    ({ name, value, help }) => [`--${name}${value === undefined ? "" : ` ${value}`}`, help] as const,
  );
  const width = Math.max(0, ...shown.map(([flag]) => flag.length));
  return [
    `usage: ${usageOf(command)}`,
    "",
    command.help,
    ...(shown.length > 0 ? [""] : []),
    ...shown.map(([flag, help]) => `  ${flag.padEnd(width)}  ${help}`),
  ].join("\n");
}

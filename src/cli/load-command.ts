/** Every command by its name, in the order in which the overview shows them; only the one that is asked for is loaded. */
import type { Command } from "./command.ts";

const LOADERS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./commands/start.ts")).start,
  once: async () => (await import("./commands/once.ts")).once,
  demo: async () => (await import("./commands/demo.ts")).demo,
  check: async () => (await import("./commands/check.ts")).check,
  cases: async () => (await import("./commands/cases.ts")).cases,
  case: async () => (await import("./commands/case.ts")).caseCommand,
  decide: async () => (await import("./commands/decide.ts")).decide,
  publish: async () => (await import("./commands/publish.ts")).publishCommand,
  digest: async () => (await import("./commands/digest.ts")).digest,
  forms: async () => (await import("./commands/forms.ts")).forms,
  letters: async () => (await import("./commands/letters.ts")).letters,
  deadline: async () => (await import("./commands/deadline.ts")).deadline,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  backup: async () => (await import("./commands/backup.ts")).backup,
  restore: async () => (await import("./commands/restore.ts")).restore,
  retry: async () => (await import("./commands/retry.ts")).retry,
};

export async function loadCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(LOADERS, name) ? await LOADERS[name]?.() : undefined;
}

export async function loadCommands(): Promise<readonly Command[]> {
  return await Promise.all(Object.values(LOADERS).map((load) => load()));
}

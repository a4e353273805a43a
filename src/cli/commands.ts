/** Every command, in the order in which the overview shows them. */
import type { Command } from "./command.ts";
import { backup } from "./commands/backup.ts";
import { caseCommand } from "./commands/case.ts";
import { cases } from "./commands/cases.ts";
import { check } from "./commands/check.ts";
import { deadline } from "./commands/deadline.ts";
import { decide } from "./commands/decide.ts";
import { demo } from "./commands/demo.ts";
import { digest } from "./commands/digest.ts";
import { doctor } from "./commands/doctor.ts";
import { forms } from "./commands/forms.ts";
import { letters } from "./commands/letters.ts";
import { once } from "./commands/once.ts";
import { publishCommand } from "./commands/publish.ts";
import { start } from "./commands/start.ts";

export const COMMANDS: readonly Command[] = [
  start,
  once,
  demo,
  check,
  cases,
  caseCommand,
  decide,
  publishCommand,
  digest,
  forms,
  letters,
  deadline,
  doctor,
  backup,
];

/** The environment, with what a `.env` file in the working directory adds to it. */
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { Environment } from "../steps/settings.ts";

/** What stands in the environment wins over the file. */
export function readEnvironment(env: Environment, path = ".env"): Environment {
  if (!existsSync(path)) return env;
  return { ...parseEnv(readFileSync(path, "utf8")), ...env };
}

/** The published register as a test reads it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type PublicRegister = {
  readonly entries: readonly {
    readonly number: number;
    readonly category: string;
    readonly status: string;
    readonly ru: Readonly<Record<string, string>>;
    readonly kk: Readonly<Record<string, string>>;
  }[];
};

export function readRegister(dir: string): PublicRegister {
  const register: PublicRegister = JSON.parse(readFileSync(join(dir, "public", "register.json"), "utf8"));
  return register;
}

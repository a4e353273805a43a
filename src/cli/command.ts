/** A command of the line: its words, its help, and what it does. */
import type { Environment } from "../steps/settings.ts";

/** 0 done; 1 it ran and the answer is no; 2 usage or settings; 3 the environment failed (contract §2). */
export type ExitCode = 0 | 1 | 2 | 3;

export type Terminal = {
  readonly env: Environment;
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A line for a person who waits, or a complaint. */
  readonly say: (line: string) => void;
};

export type Option = { readonly name: string; readonly value?: string; readonly help: string };

export type Words = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

export type Command = {
  readonly name: string;
  /** The words behind the name: `DATE N`. */
  readonly takes: string;
  readonly help: string;
  readonly options: readonly Option[];
  readonly run: (words: Words, terminal: Terminal) => Promise<ExitCode>;
};

/** The words do not fit: one line that says what to do, exit 2. */
export class UsageFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageFault";
  }
}

export const JSON_OPTION: Option = { name: "json", help: "print JSON" };
export const NOW_OPTION: Option = {
  name: "now",
  value: "ISO",
  help: "set the clock for this run, like 2026-10-28T09:00:00+05:00",
};

export function text(words: Words, name: string): string | undefined {
  const value = words.options[name];
  return typeof value === "string" ? value : undefined;
}

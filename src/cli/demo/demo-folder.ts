/** The folder that a demo writes into: made anew each time, and never one that somebody else made. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageFault } from "../command.ts";

export type DemoFolder = {
  readonly root: string;
  readonly state: string;
  readonly public: string;
  readonly letters: string;
};

/** By this file a demo knows the folder of an earlier one. */
const MARK = ".made-by-tizilim-demo";

/** Throws `UsageFault` where something lies there that no demo made. */
export function freshDemoFolder(path: string): DemoFolder {
  const root = resolve(path);
  if (existsSync(root) && readdirSync(root).length > 0 && !existsSync(join(root, MARK)))
    throw new UsageFault(
      `the folder ${path} holds something that no demo made: move it away, or run the demo elsewhere`,
    );
  rmSync(root, { recursive: true, force: true });
  const folder = { root, state: join(root, "state"), public: join(root, "public"), letters: join(root, "letters") };
  mkdirSync(folder.letters, { recursive: true });
  writeFileSync(join(root, MARK), "A second run of the demo removes this folder and makes it anew.\n");
  return folder;
}

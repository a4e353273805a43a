/** Where the program writes: the state, and the public register. */
import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Settings } from "../settings.ts";
import { fail, ok, warn, wordsOf } from "./check.ts";
import type { Check } from "./check.ts";

const MEGABYTE = 1 << 20;
const LITTLE_MEGABYTES = 1024;
const TOO_LITTLE_MEGABYTES = 100;

export function folderChecks({ stateDir, publicDir }: Settings): readonly Check[] {
  return [
    writableCheck("state folder", stateDir, "TIZILIM_STATE_DIR"),
    ...privacyCheck(stateDir),
    diskCheck(stateDir),
    writableCheck("public folder", publicDir, "TIZILIM_PUBLIC_DIR"),
    ...apartCheck(stateDir, publicDir),
  ];
}

function writableCheck(about: string, dir: string, setting: string): Check {
  try {
    if (existsSync(dir)) tryToWrite(dir);
    else accessSync(nearest(dir), constants.W_OK | constants.X_OK);
    return ok(about, existsSync(dir) ? `${dir} can be written` : `${dir} will be made at the first start`);
  } catch (fault) {
    return fail(
      about,
      `${dir} can't be written: ${wordsOf(fault)}`,
      `let this user write there, or set ${setting} to another folder`,
    );
  }
}

function tryToWrite(dir: string): void {
  const file = join(dir, `.doctor-${randomBytes(4).toString("hex")}`);
  writeFileSync(file, "", { flush: true, mode: 0o600 });
  rmSync(file);
}

/** The folder itself, or the one in which it would be made. */
function nearest(dir: string): string {
  return existsSync(dir) || dirname(dir) === dir ? dir : nearest(dirname(dir));
}

/** The originals hold papers with identity numbers: they are for this program's user alone. */
function privacyCheck(dir: string): readonly Check[] {
  if (!existsSync(dir)) return [];
  const mode = statSync(dir).mode & 0o777;
  const shown = mode.toString(8).padStart(4, "0");
  const remedy = `chmod 700 ${dir}`;
  if (mode & 0o007) return [fail("privacy", `every user of this machine may look into ${dir} (mode ${shown})`, remedy)];
  if (mode & 0o070) return [warn("privacy", `the group may look into ${dir} (mode ${shown})`, remedy)];
  return [ok("privacy", `the state is for this user alone (mode ${shown})`)];
}

function diskCheck(dir: string): Check {
  const { bavail, bsize } = statfsSync(nearest(dir));
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const remedy = "free some, or set TIZILIM_STATE_DIR to a larger disk; with a full disk no mail is taken in";
  if (free < TOO_LITTLE_MEGABYTES) return fail("disk", `only ${free} MB are free`, remedy);
  if (free < LITTLE_MEGABYTES) return warn("disk", `only ${free} MB are free`, remedy);
  return ok("disk", `${Math.floor(free / 1024)} GB free`);
}

/** Whatever lies in the public folder is served to everybody. */
function apartCheck(stateDir: string, publicDir: string): readonly Check[] {
  const way = relative(publicDir, stateDir);
  const inside = way === "" || !(way === ".." || way.startsWith(`..${sep}`));
  if (!inside) return [];
  return [
    fail(
      "folders",
      "the state lies inside the public folder: everybody could fetch it",
      "set TIZILIM_STATE_DIR or TIZILIM_PUBLIC_DIR to another folder",
    ),
  ];
}

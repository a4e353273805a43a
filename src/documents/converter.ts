/** LibreOffice, where it is installed, for the formats that nothing else reads: old Excel, Word 6. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { killGroup } from "./kill-group.ts";
import { UnreadableDocument } from "./reading-error.ts";

/** The program itself: its wrapper `soffice` leaves a process behind that no signal ends. */
const PROGRAMS = [
  "/usr/lib/libreoffice/program/soffice.bin",
  "/usr/lib64/libreoffice/program/soffice.bin",
  "/opt/libreoffice/program/soffice.bin",
];
const PATIENCE_MILLISECONDS = 30_000;
const MEMORY_KILOBYTES = 4 << 20;
/** LibreOffice has made its profile and wants to be started again. */
const STARTED_FOR_PROFILE = 81;

/** No macros, nothing fetched from anywhere. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>`;

export function findConverter(): string | undefined {
  return PROGRAMS.find((program) => existsSync(program));
}

export type Conversion = {
  readonly extension: string;
  /** LibreOffice's name for the format. Without it, it reads what it does not know as text, byte for byte. */
  readonly filter: string;
  readonly to: "docx" | "xlsx";
};

/** Throws UnreadableDocument: converter-missing, timeout, or damaged where LibreOffice makes nothing of the file. */
export async function convert(bytes: Uint8Array, conversion: Conversion): Promise<Uint8Array> {
  const program = findConverter();
  if (program === undefined) throw new UnreadableDocument("converter-missing", conversion.extension);
  const folder = await mkdtemp(join(tmpdir(), "tizilim-"));
  try {
    return await convertIn(folder, program, bytes, conversion);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function convertIn(
  folder: string,
  program: string,
  bytes: Uint8Array,
  conversion: Conversion,
): Promise<Uint8Array> {
  const input = join(folder, `document.${conversion.extension}`);
  const profile = join(folder, "profile");
  await mkdir(join(profile, "user"), { recursive: true });
  await writeFile(join(profile, "user", "registrymodifications.xcu"), SETTINGS);
  await writeFile(input, bytes);
  const command = [
    program,
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    "--headless",
    "--norestore",
    "--nolockcheck",
    "--nodefault",
    `--infilter=${conversion.filter}`,
    "--convert-to",
    conversion.to,
    "--outdir",
    join(folder, "out"),
    input,
  ];
  const code = await run(command, folder);
  if (code === STARTED_FOR_PROFILE) await run(command, folder);
  const made = await readdir(join(folder, "out")).catch(() => []);
  const [name] = made;
  if (name === undefined) throw new UnreadableDocument("damaged", "LibreOffice can't open it");
  return readFile(join(folder, "out", name));
}

/** In a process group of its own, so that whatever it starts ends with it. Resolves with the exit code. */
async function run(command: readonly string[], folder: string): Promise<number | undefined> {
  const limited = ["-c", `ulimit -v ${MEMORY_KILOBYTES}; exec "$@"`, "sh", ...command];
  const environment = { HOME: folder, TMPDIR: folder, PATH: "/usr/bin:/bin", SAL_USE_VCLPLUGIN: "svp" };
  const child = spawn("/bin/sh", limited, { detached: true, stdio: "ignore", cwd: folder, env: environment });
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const alarm = setTimeout(() => reject(new UnreadableDocument("timeout", "conversion")), PATIENCE_MILLISECONDS);
  child.once("error", reject);
  child.once("exit", (code) => resolve(code ?? undefined));
  try {
    return await promise;
  } finally {
    clearTimeout(alarm);
    killGroup(child.pid);
  }
}

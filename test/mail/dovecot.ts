/** A real Dovecot for tests: unprivileged, on loopback, everything in one directory that goes away again. */
import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { dovecotConfiguration } from "./dovecot-configuration.ts";

const DOVECOT = process.env["DOVECOT"] ?? "/usr/sbin/dovecot";

export const dovecotMissing = !existsSync(DOVECOT);

export type Dovecot = {
  readonly imapPort: number;
  readonly imapsPort: number;
  /** Of the self-signed certificate for localhost. */
  readonly caFile: string;
  readonly deliver: (user: string, raw: Buffer, internalDate?: Date) => void;
  /** `hard`: SIGKILL, as after a power cut. */
  readonly stop: (how?: "hard") => Promise<void>;
  readonly start: () => Promise<void>;
  /** Forgets uids and UIDVALIDITY of the inbox, as a lost index does. Only while stopped. */
  readonly loseIndex: (user: string) => void;
  /** Stops and removes everything. */
  readonly remove: () => Promise<void>;
};

type Owner = { readonly uid: number; readonly gid: number; readonly user: string; readonly group: string };

/** Users `bot` and `citizen`, password `secret`. Started by root it runs as nobody: Dovecot's own choice is not needed. */
export async function startDovecot(): Promise<Dovecot> {
  const owner = chooseOwner();
  const dir = mkdtempSync(join(tmpdir(), "tizilim-dovecot-"));
  const [imapPort, imapsPort] = [await freePort(), await freePort()];
  writeState(dir, owner, imapPort, imapsPort);
  let master: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    master = spawn(DOVECOT, ["-F", "-c", join(dir, "dovecot.conf")], {
      stdio: "ignore",
      uid: owner.uid,
      gid: owner.gid,
    });
    await greeting(imapPort, dir);
  };
  const stop = async (how?: "hard"): Promise<void> => {
    if (master !== undefined) await end(master, how === "hard");
    master = undefined;
  };
  await start();
  return {
    imapPort,
    imapsPort,
    caFile: join(dir, "tls/cert.pem"),
    deliver: (user, raw, internalDate = new Date()) => deliver(dir, owner, user, raw, internalDate),
    start,
    stop,
    loseIndex: (user) => {
      for (const name of ["dovecot-uidlist", "dovecot-uidvalidity", "dovecot.index.log", "dovecot.index.cache"])
        rmSync(join(dir, "mail", user, "box", name), { force: true });
    },
    remove: async () => {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function chooseOwner(): Owner {
  const root = process.getuid?.() === 0;
  const id = (flag: string): string =>
    execFileSync("id", root ? [flag, "nobody"] : [flag], { encoding: "utf8" }).trim();
  return { uid: Number(id("-u")), gid: Number(id("-g")), user: id("-un"), group: id("-gn") };
}

function writeState(dir: string, owner: Owner, imapPort: number, imapsPort: number): void {
  for (const name of ["run", "state", "tls", "mail", "mail/bot", "mail/citizen"]) mkdirSync(join(dir, name));
  writeFileSync(join(dir, "users"), ["bot", "citizen"].map((user) => `${user}:{PLAIN}secret::::::\n`).join(""));
  const certificate = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-days",
    "30",
    "-subj",
    "/CN=localhost",
  ];
  const names = [
    "-addext",
    "subjectAltName=DNS:localhost,IP:127.0.0.1",
    "-addext",
    "basicConstraints=critical,CA:TRUE",
  ];
  const files = ["-keyout", join(dir, "tls/key.pem"), "-out", join(dir, "tls/cert.pem")];
  execFileSync("openssl", [...certificate, ...names, ...files], { stdio: "ignore" });
  const version = execFileSync(DOVECOT, ["--version"], { encoding: "utf8" }).trim();
  writeFileSync(
    join(dir, "dovecot.conf"),
    dovecotConfiguration({
      version,
      dir,
      user: owner.user,
      group: owner.group,
      uid: owner.uid,
      gid: owner.gid,
      imapPort,
      imapsPort,
    }),
  );
  execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, dir]);
}

/** Maildir: written beside and moved in, so that the server never sees half a message. Its date is the file's. */
function deliver(dir: string, owner: Owner, user: string, raw: Buffer, internalDate: Date): void {
  const box = join(dir, "mail", user, "box");
  for (const name of ["", "tmp", "new", "cur"]) {
    if (existsSync(join(box, name))) continue;
    mkdirSync(join(box, name));
    chownSync(join(box, name), owner.uid, owner.gid);
  }
  const name = `${Date.now()}.P${process.pid}R${Math.random().toString(36).slice(2)}.test`;
  const file = join(box, "tmp", name);
  writeFileSync(file, raw);
  chownSync(file, owner.uid, owner.gid);
  utimesSync(file, internalDate, internalDate);
  renameSync(file, join(box, "new", name));
}

async function end(master: ChildProcess, hard: boolean): Promise<void> {
  const children = childrenOf(master.pid);
  const gone = new Promise<void>((resolve) => master.once("exit", () => resolve()));
  if (master.exitCode === null) {
    master.kill(hard ? "SIGKILL" : "SIGTERM");
    await gone;
  }
  for (const child of hard ? children : []) endChild(child);
}

function childrenOf(pid: number | undefined): readonly number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, "utf8").trim().split(" ").filter(Boolean).map(Number) : [];
}

function endChild(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    return;
  }
}

async function greeting(port: number, dir: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await greets(port)) return;
    await pause(25);
  }
  throw new Error(`Dovecot did not come up: ${readFileSync(join(dir, "dovecot.log"), "utf8").slice(-500)}`);
}

async function greets(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    const done = (fine: boolean): void => {
      socket.destroy();
      resolve(fine);
    };
    socket.setTimeout(1000, () => done(false));
    socket.on("error", () => done(false));
    socket.on("data", (greetingLine) => done(String(greetingLine).startsWith("* OK")));
  });
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

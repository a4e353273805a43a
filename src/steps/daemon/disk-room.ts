/** Room on the disk: with too little of it nothing new is begun, so that what is under way can still be noted. */
import { statfsSync } from "node:fs";
import { WorldFault } from "../world-fault.ts";

/** A decision with its letters takes far less; a message of the largest size takes more, and is then not taken in. */
const LEAST_BYTES = 48 << 20;
const MEGABYTE = 1 << 20;

/** The mail stays on the server until there is room again. */
export class DiskFull extends WorldFault {
  constructor(bytes: number) {
    super(`only ${Math.floor(bytes / MEGABYTE)} MB are free on the disk of the state: make room; no mail is taken in`);
    this.name = "DiskFull";
  }
}

/** Throws `DiskFull`. */
export function assertRoom(stateDir: string, leastBytes = LEAST_BYTES): void {
  const free = freeBytes(stateDir);
  if (free < leastBytes) throw new DiskFull(free);
}

export function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

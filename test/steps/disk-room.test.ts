/** Intake stops before the disk is full to the last byte. */
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { assertRoom, DiskFull, freeBytes } from "../../src/steps/daemon/disk-room.ts";
import { isOfTheWorld } from "../../src/steps/world-fault.ts";

test("too little room is a fault of the world, and says how much there is", () => {
  const free = freeBytes(tmpdir());
  expect(() => assertRoom(tmpdir(), Math.floor(free / 2))).not.toThrow();
  expect(() => assertRoom(tmpdir(), free * 2)).toThrow(DiskFull);
  expect(() => assertRoom(tmpdir(), free * 2)).toThrow(/MB are free/);
  expect(isOfTheWorld(new DiskFull(0))).toBe(true);
});

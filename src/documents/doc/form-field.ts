/** The state of a legacy form field in the data stream [MS-DOC §2.9.78]. */
import type { Run } from "../../forms/paper.ts";

const CHECK_BOX = 1;
const DROP_DOWN = 2;
/** Nobody has chosen yet: the standard state counts. */
const UNDECIDED = 25;

export type FieldState = { readonly runs: readonly Run[]; readonly unread: boolean };

/** `undefined` where no form field lies at that place. */
export function formFieldAt(data: Buffer, location: number): FieldState | undefined {
  if (location + 6 > data.length) return undefined;
  const at = location + data.readUInt16LE(location + 4);
  if (at + 12 > data.length || data.readUInt32LE(at) !== 0xffffffff) return undefined;
  const bits = data.readUInt16LE(at + 4);
  const type = bits & 3;
  if (type === DROP_DOWN) return { runs: [], unread: true };
  if (type !== CHECK_BOX) return undefined;
  const result = (bits >> 2) & 0x1f;
  const afterName = at + 10 + 2 + data.readUInt16LE(at + 10) * 2 + 2;
  const standard = afterName + 2 <= data.length ? data.readUInt16LE(afterName) : 0;
  const on = (result === UNDECIDED ? standard : result) === 1;
  return { runs: [on ? { text: "☒", mark: "on" } : { text: "☐", mark: "off" }], unread: false };
}

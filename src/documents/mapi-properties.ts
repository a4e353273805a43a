/** A list of MAPI properties as it stands in TNEF [MS-OXTNEF §2.1.3.4]. */
import { damaged } from "./reading-error.ts";

export type MapiProperty = { readonly id: number; readonly type: number; readonly value: Buffer };

const MULTIPLE = 0x1000;
const FIRST_NAMED = 0x8000;
const MOST_VALUES = 10_000;
/** Bytes of a value in the list, padded to four. */
const FIXED_SIZES: Readonly<Record<number, number>> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const VARIABLE = new Set([0x0d, 0x1e, 0x1f, 0x102]);

/** All values of all properties. Throws UnreadableDocument (damaged) where the list can't be followed. */
export function mapiProperties(list: Buffer): readonly MapiProperty[] {
  const properties: MapiProperty[] = [];
  let at = 0;
  const word = (): number => {
    if (at + 4 > list.length) throw damaged("MAPI properties cut short");
    at += 4;
    return list.readUInt32LE(at - 4);
  };
  const skipName = (): void => {
    at += 16;
    const isNumber = word() === 0;
    const rest = word();
    if (!isNumber) at += padded(rest);
  };
  const takeValue = (type: number): Buffer => {
    const size = VARIABLE.has(type) ? word() : FIXED_SIZES[type];
    if (size === undefined || at + size > list.length) throw damaged("MAPI property");
    at += padded(size);
    return list.subarray(at - padded(size), at - padded(size) + size);
  };
  for (let left = word(); left > 0 && at + 4 <= list.length; left--) {
    const tag = word();
    const type = tag & 0xffff & ~MULTIPLE;
    if (tag >>> 16 >= FIRST_NAMED) skipName();
    const count = (tag & MULTIPLE) !== 0 || VARIABLE.has(type) ? word() : 1;
    if (count > MOST_VALUES) throw damaged("MAPI property with too many values");
    for (let index = 0; index < count; index++) properties.push({ id: tag >>> 16, type, value: takeValue(type) });
  }
  return properties;
}

function padded(size: number): number {
  return (size + 3) & ~3;
}

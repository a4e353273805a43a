/** Single property modifiers [MS-DOC §2.6]: an operation code and its operand. */

export type Sprm = { readonly operation: number; readonly operand: Buffer };

const TABLE_DEFINITION = 0xd608;
const OPERAND_BYTES: readonly (number | undefined)[] = [1, 1, 2, 4, 2, 2, undefined, 3];

export function sprmsOf(properties: Buffer): readonly Sprm[] {
  const sprms: Sprm[] = [];
  for (let at = 0; at + 2 < properties.length;) {
    const operation = properties.readUInt16LE(at);
    const length = OPERAND_BYTES[operation >> 13] ?? variableLength(properties, at + 2, operation);
    if (at + 2 + length > properties.length) break;
    sprms.push({ operation, operand: properties.subarray(at + 2, at + 2 + length) });
    at += 2 + length;
  }
  return sprms;
}

/** The length stands in the operand; a table's definition has two bytes for it. */
function variableLength(properties: Buffer, at: number, operation: number): number {
  if (operation !== TABLE_DEFINITION) return properties.readUInt8(at) + 1;
  return at + 2 > properties.length ? properties.length : properties.readUInt16LE(at) + 1;
}

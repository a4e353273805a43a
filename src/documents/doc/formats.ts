/** What property modifiers say of characters [MS-DOC §2.6.1] and paragraphs (§2.6.2, §2.6.3). */
import type { RowShape } from "../flow.ts";
import type { Sprm } from "./sprm.ts";

export type Format = {
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly highlight?: boolean;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly deleted?: boolean;
  readonly inserted?: boolean;
  /** A sign of a symbol font. */
  readonly symbol?: number;
  /** Where in the data stream a picture or a form field lies. */
  readonly location?: number;
  readonly isData?: boolean;
  /** Tables that the paragraph stands in. */
  readonly depth?: number;
  readonly endsRow?: boolean;
  readonly endsInnerCell?: boolean;
  readonly endsInnerRow?: boolean;
  readonly row?: RowShape;
};

const WHITE = 0xffffff;
const WHITE_INDEX = 8;

/** The format that one modifier asks for; later ones win. */
export function formatOf({ operation, operand }: Sprm): Format {
  const on = operand[0] !== 0;
  switch (operation) {
    case 0x2a3e:
      return { underline: on };
    case 0x0837:
    case 0x2a53:
      return { strike: isOn(operand) };
    case 0x0835:
      return { bold: isOn(operand) };
    case 0x083c:
      return { hidden: isOn(operand) };
    case 0x0800:
      return { deleted: isOn(operand) };
    case 0x0801:
      return { inserted: isOn(operand) };
    case 0x2a0c:
      return { highlight: on && operand[0] !== WHITE_INDEX };
    case 0x4866:
      return { highlight: isShaded80(operand.readUInt16LE(0)) };
    case 0xca71:
      return { highlight: isShaded(operand) };
    case 0x6a09:
      return { symbol: operand.readUInt16LE(2) };
    case 0x6a03:
      return { location: operand.readUInt32LE(0) };
    case 0x0806:
      return { isData: on };
    default:
      return tableFormat({ operation, operand });
  }
}

function tableFormat({ operation, operand }: Sprm): Format {
  switch (operation) {
    case 0x2416:
      return operand[0] === 0 ? {} : { depth: 1 };
    case 0x6649:
      return { depth: Math.max(0, Math.min(16, operand.readInt32LE(0))) };
    case 0x2417:
      return { endsRow: operand[0] !== 0 };
    case 0x244b:
      return { endsInnerCell: operand[0] !== 0 };
    case 0x244c:
      return { endsInnerRow: operand[0] !== 0 };
    case 0xd608:
      return { row: rowShape(operand) };
    default:
      return {};
  }
}

/** A toggle: 0 off, 1 on, 128 as the style says (taken as off), 129 against the style (taken as on). */
function isOn(operand: Buffer): boolean {
  return ((operand[0] ?? 0) & 1) === 1;
}

/** Shd80: background colour index in bits 5–9, pattern in bits 10–15. */
function isShaded80(shading: number): boolean {
  if (shading === 0xffff) return false;
  const background = (shading >> 5) & 0x1f;
  return (background !== 0 && background !== WHITE_INDEX) || shading >> 10 > 1;
}

/** Shd: foreground, background as colours with an "automatic" byte, pattern. */
function isShaded(operand: Buffer): boolean {
  if (operand.length < 11) return false;
  const background = operand.readUInt32LE(5);
  return background >>> 24 !== 0xff && (background & WHITE) !== WHITE;
}

/** The table's definition: edges of the columns, then twenty bytes for each cell (§2.9.321). */
function rowShape(operand: Buffer): RowShape {
  const count = operand[2] ?? 0;
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.readInt16LE(3 + index * 2));
  const cells = Array.from({ length: count }, (_, index) => {
    const at = 3 + (count + 1) * 2 + index * 20;
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
    return { right: edges[index + 1], beside: (flags & 2) !== 0, below: (flags & 0x60) === 0x20 };
  });
  return { left: edges[0] ?? 0, cells };
}

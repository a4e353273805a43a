/** The document inside signed data (RFC 5652 §5.1), by a walk over its DER or BER. Nothing is verified here. */
import { damaged } from "./reading-error.ts";

type Element = {
  readonly tag: number;
  /** Where the content starts and ends; `next` is behind the end mark, if there is one. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
};

const SEQUENCE = 0x30;
const EXPLICIT_0 = 0xa0;
const OCTETS = 0x04;
const OCTETS_IN_PARTS = 0x24;
const DEEPEST_BER = 32;

/** The signed document, or `undefined` where the signature is detached from it. Throws UnreadableDocument. */
export function signedContent(bytes: Uint8Array): Uint8Array | undefined {
  const [, wrapped] = within(bytes, elementAt(bytes, 0, SEQUENCE));
  const signedData = firstWithin(bytes, wrapped, SEQUENCE);
  const encapsulated = within(bytes, signedData).find((element) => element.tag === SEQUENCE);
  if (encapsulated === undefined) throw damaged("signed data without content info");
  const content = within(bytes, encapsulated).find((element) => element.tag === EXPLICIT_0);
  if (content === undefined) return undefined;
  return octetsOf(bytes, within(bytes, content)[0], 0);
}

function firstWithin(bytes: Uint8Array, outer: Element | undefined, tag: number): Element {
  if (outer === undefined) throw damaged("signed data cut short");
  return elementAt(bytes, outer.start, tag);
}

/** BER may cut the octets into parts; DER never does. */
function octetsOf(bytes: Uint8Array, element: Element | undefined, depth: number): Uint8Array {
  if (element === undefined || depth > DEEPEST_BER) throw damaged("signed content");
  if (element.tag === OCTETS) return bytes.subarray(element.start, element.end);
  if (element.tag !== OCTETS_IN_PARTS) throw damaged("signed content of another type");
  return Buffer.concat(within(bytes, element).map((part) => octetsOf(bytes, part, depth + 1)));
}

function within(bytes: Uint8Array, outer: Element): readonly Element[] {
  const elements: Element[] = [];
  for (let at = outer.start; at < outer.end;) {
    const element = readElement(bytes, at, outer.end, 0);
    elements.push(element);
    at = element.next;
  }
  return elements;
}

function elementAt(bytes: Uint8Array, at: number, tag: number): Element {
  const element = readElement(bytes, at, bytes.length, 0);
  if (element.tag !== tag) throw damaged("signed data of another shape");
  return element;
}

function readElement(bytes: Uint8Array, at: number, limit: number, depth: number): Element {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > limit || (tag & 0x1f) === 0x1f) throw damaged("DER");
  if (first === 0x80) return readIndefinite(bytes, { tag, start: at + 2, limit, depth });
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4) throw damaged("DER length");
  const start = at + 2 + lengthBytes;
  const length = first < 0x80 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (start + length > limit) throw damaged("DER cut short");
  return { tag, start, end: start + length, next: start + length };
}

/** The length of an element without one: up to the two zero bytes that close it (X.690 §8.1.3.6). */
function readIndefinite(
  bytes: Uint8Array,
  open: { readonly tag: number; readonly start: number; readonly limit: number; readonly depth: number },
): Element {
  if (open.depth > DEEPEST_BER) throw damaged("BER nested too deep");
  let at = open.start;
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) at = readElement(bytes, at, open.limit, open.depth + 1).next;
  return { tag: open.tag, start: open.start, end: at, next: at + 2 };
}

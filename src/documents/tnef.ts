/** winmail.dat: attachments as Outlook packs them for itself [MS-OXTNEF]. */
import type { PackedFile } from "./archive.ts";
import { mapiProperties } from "./mapi-properties.ts";
import { tooLarge, UnreadableDocument } from "./reading-error.ts";

type Attachment = { name?: string; shortName?: string; bytes?: Uint8Array };

const HEADER_BYTES = 6;
const MOST_ATTACHMENTS = 200;
const CODE_PAGE = 0x9007;
const RENDERING = 0x9002;
const TITLE = 0x8010;
const DATA = 0x800f;
const PROPERTIES = 0x9005;
const LONG_FILE_NAME = 0x3707;
const SHORT_FILE_NAME = 0x3704;
const DATA_BINARY = 0x3701;
const OBJECT_TYPE = 0x0d;
const OBJECT_ID_BYTES = 16;

/** The attachments in a winmail.dat; what is cut off or broken inside is left out. */
export function tnefFiles(bytes: Uint8Array): readonly PackedFile[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const attachments: Attachment[] = [];
  let codePage = "windows-1251";
  for (const attribute of attributesOf(file)) {
    if (attribute.id === CODE_PAGE && attribute.data.length >= 4) codePage = encodingOf(attribute.data.readUInt32LE(0));
    if (attribute.id === RENDERING) attachments.push({});
    if (attachments.length > MOST_ATTACHMENTS) throw tooLarge("winmail.dat with too many attachments");
    const current = attachments.at(-1);
    if (current !== undefined) describe(current, attribute, codePage);
  }
  return attachments.flatMap(({ name, shortName, bytes: content }, index) =>
    content === undefined ? [] : [{ name: name ?? shortName ?? `winmail-${index + 1}`, bytes: content }],
  );
}

type Attribute = { readonly id: number; readonly data: Buffer };

function attributesOf(file: Buffer): readonly Attribute[] {
  const attributes: Attribute[] = [];
  let at = HEADER_BYTES;
  while (at + 9 <= file.length && (file[at] === 1 || file[at] === 2)) {
    const end = at + 9 + file.readUInt32LE(at + 5);
    if (end > file.length) break;
    attributes.push({ id: file.readUInt16LE(at + 1), data: file.subarray(at + 9, end) });
    at = end + 2;
  }
  return attributes;
}

function describe(attachment: Attachment, attribute: Attribute, codePage: string): void {
  if (attribute.id === TITLE) attachment.shortName = withoutZeros(new TextDecoder(codePage).decode(attribute.data));
  if (attribute.id === DATA) attachment.bytes = attribute.data;
  if (attribute.id === PROPERTIES) describeByProperties(attachment, attribute.data, codePage);
}

function describeByProperties(attachment: Attachment, data: Buffer, codePage: string): void {
  for (const { id, type, value } of readable(data)) {
    const text = (): string => withoutZeros(new TextDecoder(type === 0x1f ? "utf-16le" : codePage).decode(value));
    if (id === LONG_FILE_NAME) attachment.name = text();
    if (id === SHORT_FILE_NAME) attachment.shortName ??= text();
    if (id === DATA_BINARY) attachment.bytes ??= type === OBJECT_TYPE ? value.subarray(OBJECT_ID_BYTES) : value;
  }
}

/** A broken list of properties must not cost the attachments whose data stand outside it. */
function readable(data: Buffer): ReturnType<typeof mapiProperties> {
  try {
    return mapiProperties(data);
  } catch (error) {
    if (error instanceof UnreadableDocument) return [];
    throw error;
  }
}

function withoutZeros(text: string): string {
  return text.replace(/\0+$/, "");
}

function encodingOf(codePage: number): string {
  const known: Readonly<Record<number, string>> = {
    866: "ibm866",
    1200: "utf-16le",
    1252: "windows-1252",
    20866: "koi8-r",
    65001: "utf-8",
  };
  return known[codePage] ?? "windows-1251";
}

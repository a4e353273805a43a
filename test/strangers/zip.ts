/** The smallest archive that Word writes: deflated members, one directory. */
import { crc32, deflateRawSync } from "node:zlib";

export function zipped(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const path = Buffer.from(name);
    const facts = factsOf(raw, packed, path);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), facts, path, packed]);
    directory.push(entryOf(facts, path, at));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...locals, list, endOf(directory.length, list.length, at)]);
}

function factsOf(raw: Buffer, packed: Buffer, path: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x0800, 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt16LE(0x21, 8);
  facts.writeUInt32LE(crc32(raw), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(raw.length, 18);
  facts.writeUInt16LE(path.length, 22);
  return facts;
}

function entryOf(facts: Buffer, path: Buffer, at: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from("504b01021400", "hex"), facts, tail, path]);
}

function endOf(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

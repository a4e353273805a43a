/** For each format the least that any reader must do: unpack, and look at every byte of it once. */
import { inflateRawSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { SaxesParser } from "saxes";
import { openCompoundFile } from "../../src/documents/cfb.ts";

export type Format = "docx" | "xlsx" | "pdf" | "odt" | "rtf" | "doc";

export const FLOORS: Readonly<Record<Format, (bytes: Uint8Array) => void | Promise<void>>> = {
  docx: (bytes) => passOver(bytes, (name) => name === "word/document.xml"),
  xlsx: (bytes) => passOver(bytes, (name) => /^xl\/(?:sharedStrings|worksheets\/[^/]+)\.xml$/.test(name)),
  odt: (bytes) => passOver(bytes, (name) => name === "content.xml"),
  pdf: textOfPdf,
  rtf: countControls,
  doc: decodeStreams,
};

/** Unpacks the parts from the local headers that the central directory names, and parses each once. */
function passOver(bytes: Uint8Array, wanted: (name: string) => boolean): void {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf("PK\u0005\u0006");
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const name = file.toString("utf8", at + 46, at + 46 + file.readUInt16LE(at + 28));
    if (wanted(name)) parseXml(unpack(file, at));
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
}

function unpack(file: Buffer, directory: number): string {
  const local = file.readUInt32LE(directory + 42);
  const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const packed = file.subarray(begin, begin + file.readUInt32LE(directory + 20));
  return (file.readUInt16LE(directory + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
}

function parseXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  let letters = 0;
  parser.on("text", (words) => (letters += words.length));
  parser.write(text).close();
  if (letters === 0) throw new Error("a sample without words");
}

async function textOfPdf(bytes: Uint8Array): Promise<void> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  for (let number = 1; number <= document.numPages; number += 1)
    await (await document.getPage(number)).getTextContent();
  await loading.destroy();
}

function countControls(bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString("latin1");
  const controls = [...text.matchAll(/\\(?:[a-z]+-?\d* ?|'[0-9a-f]{2}|[^a-z])|[{}]/g)].length;
  if (controls === 0) throw new Error("a sample without controls");
}

function decodeStreams(bytes: Uint8Array): void {
  const file = openCompoundFile(bytes);
  const words = file.read("WordDocument")?.toString("utf16le") ?? "";
  if (words === "") throw new Error("a sample without its stream");
}

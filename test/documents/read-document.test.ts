import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readBytes } from "../../src/documents/read-document.ts";
import type { DocumentReading } from "../../src/documents/read-document.ts";
import { UnreadableDocument } from "../../src/documents/reading-error.ts";
import type { Paper } from "../../src/forms/paper.ts";
import { linesOf } from "./lines-of.ts";
import { packFiles, storedZip } from "./stored-zip.ts";

/** The text of every paper, by where it came from; why the rest could not be read. */
function summary(reading: DocumentReading): readonly string[] {
  return [
    ...reading.papers.map((paper) => `${paper.source}: ${linesOf(paper.blocks).join("|")}`),
    ...reading.unread.map((file) => `${file.source}: ${file.reason}`),
  ];
}

async function read(name: string, bytes: string | Uint8Array): Promise<readonly string[]> {
  return summary(await readBytes(name, typeof bytes === "string" ? Buffer.from(bytes) : bytes));
}

/** DER or, with `indefinite`, BER: tag, length, content. */
function tlv(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), body]);
}

function indefinite(tag: number, ...content: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.of(tag, 0x80), ...content, Buffer.of(0, 0)]);
}

const SIGNED_DATA = Buffer.from("06092a864886f70d010702", "hex");
const DATA = Buffer.from("06092a864886f70d010701", "hex");

function signed(content: Uint8Array | undefined): Buffer {
  const inside = content === undefined ? [] : [tlv(0xa0, tlv(0x04, content))];
  return tlv(
    0x30,
    SIGNED_DATA,
    tlv(0xa0, tlv(0x30, tlv(0x02, Buffer.of(1)), tlv(0x31), tlv(0x30, DATA, ...inside), tlv(0x31))),
  );
}

describe("archives", () => {
  it("give each of their files, named after the archive", async () =>
    expect(await read("өтініш.zip", storedZip({ "сауалнама.txt": "ЖСН", "Қосымша/бос.txt": "" }))).toEqual([
      "өтініш.zip › сауалнама.txt: ЖСН",
      "өтініш.zip › Қосымша/бос.txt: empty",
    ]));

  it("have names from Windows in cp866 or Windows-1251", async () => {
    const cp866 = Buffer.from("8da5aae0aba5a2202e747874".replace("20", ""), "hex");
    const ansi = Buffer.from("c0edeae5f2e02e747874", "hex");
    expect(
      await read(
        "a.zip",
        packFiles(
          [
            { name: cp866, content: "x" },
            { name: ansi, content: "y" },
          ],
          false,
        ),
      ),
    ).toEqual([`a.zip › ${new TextDecoder("ibm866").decode(cp866)}: x`, "a.zip › Анкета.txt: y"]);
  });

  it("never lead out of themselves by name", async () =>
    expect(await read("a.zip", storedZip({ "../../etc/../evil.txt": "x", "C:\\b.txt": "y" }))).toEqual([
      "a.zip › etc/evil.txt: x",
      "a.zip › b.txt: y",
    ]));

  it("are opened inside an archive, and no deeper", async () => {
    const inner = storedZip({ "ішкі.txt": "сәлем" });
    const middle = storedZip({ "2.zip": inner });
    expect(await read("1.zip", middle)).toEqual(["1.zip › 2.zip › ішкі.txt: сәлем"]);
    expect(await read("0.zip", storedZip({ "1.zip": middle }))).toEqual(["0.zip › 1.zip › 2.zip: archive-unsupported"]);
  });

  it("leave out what systems leave behind, and say so where nothing else is there", async () => {
    expect(await read("a.zip", storedZip({ "__MACOSX/._a.txt": "x", ".DS_Store": "x", "a.txt": "a" }))).toEqual([
      "a.zip › a.txt: a",
    ]);
    expect(await read("a.zip", storedZip({ "Thumbs.db": "x" }))).toEqual(["a.zip: empty"]);
  });

  it("are refused with too many files", async () => {
    const files = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`${index}.txt`, "x"]));
    expect(await read("a.zip", storedZip(files))).toEqual(["a.zip: too-large"]);
  });

  it("of other kinds are named as such", async () =>
    expect(await read("a.tar.gz", Buffer.from("1f8b0800", "hex"))).toEqual(["a.tar.gz: archive-unsupported"]));
});

describe("signed files", () => {
  const document = Buffer.from("қол қойылған өтініш");

  it.each([
    ["DER", signed(document)],
    ["base64", Buffer.from(signed(document).toString("base64"))],
    ["PEM", Buffer.from(`-----BEGIN CMS-----\n${signed(document).toString("base64")}\n-----END CMS-----\n`)],
    [
      "BER in parts",
      indefinite(
        0x30,
        SIGNED_DATA,
        indefinite(
          0xa0,
          indefinite(
            0x30,
            tlv(0x02, Buffer.of(1)),
            tlv(0x31),
            indefinite(
              0x30,
              DATA,
              indefinite(0xa0, indefinite(0x24, tlv(0x04, document.subarray(0, 9)), tlv(0x04, document.subarray(9)))),
            ),
          ),
        ),
      ),
    ],
  ])("give the document inside, and the signature is counted: %s", async (_, bytes) => {
    const reading = await readBytes("өтініш.txt.p7m", bytes);
    expect(summary(reading)).toEqual(["өтініш.txt.p7m: қол қойылған өтініш"]);
    expect(reading.signatures).toBe(1);
  });

  it("give nothing but the signature where it is detached", async () =>
    expect(await readBytes("өтініш.p7s", signed(undefined))).toEqual({ papers: [], unread: [], signatures: 1 }));

  it("are damaged where they are cut short", async () =>
    expect(await read("a.p7m", signed(document).subarray(0, 40))).toEqual(["a.p7m: damaged"]));
});

function words(...numbers: readonly number[]): Buffer {
  return Buffer.concat(numbers.map((number) => Buffer.from(Uint32Array.of(number).buffer)));
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level, 0);
  head.writeUInt16LE(id, 1);
  head.writeUInt32LE(data.length, 5);
  return Buffer.concat([head, data, Buffer.alloc(2)]);
}

describe("winmail.dat", () => {
  it("gives its attachments by their long names", async () => {
    const name = Buffer.from("Өтініш.txt\0", "utf16le");
    const property = Buffer.concat([
      words(1, 0x3707001f, 1, name.length),
      name,
      Buffer.alloc((4 - (name.length % 4)) % 4),
    ]);
    const file = Buffer.concat([
      Buffer.from("789f3e220100", "hex"),
      attribute(1, 0x9007, words(1251, 0)),
      attribute(2, 0x9002, Buffer.alloc(14)),
      attribute(2, 0x8010, Buffer.from("OTINIS~1.TXT\0")),
      attribute(2, 0x800f, Buffer.from("ЖСН 980312300456")),
      attribute(2, 0x9005, property),
    ]);
    expect(await read("winmail.dat", file)).toEqual(["winmail.dat › Өтініш.txt: ЖСН 980312300456"]);
  });
});

function failing(error: Error): () => Promise<() => Paper> {
  return async () => () => {
    throw error;
  };
}

describe("what no reader reads", () => {
  it.each([
    ["бос.docx", "", "empty"],
    ["кездесу.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "unknown-kind"],
    ["ойын.exe", "MZ\x90\x00\x03\x00\x00\x00", "unknown-kind"],
    ["үзік.docx", "PK\x03\x04\x14\x00", "damaged"],
    ["бос.txt", " \r\n .", "empty"],
  ])("%s has its reason", async (name, content, reason) =>
    expect(await read(name, Buffer.from(content, name.endsWith("exe") ? "latin1" : "utf8"))).toEqual([
      `${name}: ${reason}`,
    ]),
  );

  it("is a message: the mail reader opens it", async () => {
    const mail = Buffer.from("From: a@example.kz\r\nTo: b@example.kz\r\nSubject: x\r\n\r\nсәлем");
    const reading = await readBytes("a.zip", storedZip({ "хат.eml": mail, "a.txt": "a" }));
    expect(summary(reading)).toEqual(["a.zip › a.txt: a"]);
    expect(reading.mails?.map(({ name, bytes }) => [name, Buffer.from(bytes)])).toEqual([["a.zip › хат.eml", mail]]);
  });

  it("is too large over 25 MB, whatever it is", async () =>
    expect(await read("a.txt", Buffer.alloc((25 << 20) + 1, "a"))).toEqual(["a.txt: too-large"]));

  it("in a PDF without words is shown to the scan reader", async () => {
    const scanned: Paper = {
      kind: "scan",
      source: "a.pdf",
      blocks: [{ kind: "paragraph", runs: [{ text: "ЖСН" }] }],
      flags: {},
    };
    const blind = new UnreadableDocument("no-text", "pictures");
    const seeing = async (): Promise<() => Paper> => () => scanned;
    const pdf = Buffer.from("%PDF-1.7");
    expect(summary(await readBytes("a.pdf", pdf, { pdf: failing(blind), scan: seeing }))).toEqual(["a.pdf: ЖСН"]);
    expect(summary(await readBytes("a.pdf", pdf, { pdf: failing(blind) }))).toEqual(["a.pdf: no-text"]);
  });

  it("does not hide a bug of ours", async () => {
    await expect(readBytes("a.txt", Buffer.from("x"), { text: failing(new TypeError("bug")) })).rejects.toThrow("bug");
  });
});

const MADE = new URL("../../../shared/corpora/made/", import.meta.url);
const present = existsSync(MADE);
if (!present) console.log("skipped: 4 made files, ../shared/corpora is not here");

describe.skipIf(!present)("made files", () => {
  it("cp866.zip has names in Cyrillic", async () => {
    const reading = await readBytes("cp866.zip", readFileSync(new URL("cp866.zip", MADE)));
    expect(reading.papers.map((paper) => paper.source)).toEqual([
      "cp866.zip › Заявление.docx",
      "cp866.zip › Анкета волонтёра.pdf",
    ]);
  });

  it.each(["enc/enc.docx", "enc/enc.xlsx"])("%s is encrypted", async (name) =>
    expect(await read(name, readFileSync(new URL(name, MADE)))).toEqual([`${name}: encrypted`]),
  );

  it("a picture in a docx and no word: no-text", async () =>
    expect(await read("a.docx", readFileSync(new URL("traps-docx/image-only.docx", MADE)))).toEqual([
      "a.docx: no-text",
    ]));
});

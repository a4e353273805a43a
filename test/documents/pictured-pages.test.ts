import { describe, expect, it } from "vitest";
import { zip } from "../../fixtures/zip.ts";
import { readBytes } from "../../src/documents/read-document.ts";
import type { DocumentReading } from "../../src/documents/read-document.ts";
import { READERS } from "../../src/documents/readers.ts";
import { UnreadableDocument } from "../../src/documents/reading-error.ts";
import type { Paper } from "../../src/forms/paper.ts";
import { linesOf } from "./lines-of.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const FORM_LINE = "Волонтер сауалнамасы";

function relations(targets: Readonly<Record<string, readonly [string, string]>>): string {
  const entries = Object.entries(targets).map(
    ([id, [type, target]]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${entries.join("")}</Relationships>`;
}

/** A stand-in for a photo, large enough to be a page. */
function photo(says: string, bytes = 20_000): Buffer {
  return Buffer.concat([Buffer.from(`${says}\n`), Buffer.alloc(bytes)]);
}

/** A paragraph for each of `parts`: a text, or the id of a picture in brackets. */
function docx(parts: readonly string[], pictures: Readonly<Record<string, Buffer>>): Uint8Array {
  const body = parts.map((part) => {
    const id = /^\[(.+)\]$/u.exec(part)?.[1];
    const shown = id === undefined ? `<w:t>${part}</w:t>` : `<w:drawing><a:blip r:embed="${id}"/></w:drawing>`;
    return `<w:p><w:r>${shown}</w:r></w:p>`;
  });
  const media = Object.fromEntries(Object.keys(pictures).map((id) => [id, ["image", `media/${id}.jpeg`] as const]));
  return zip(
    [
      { name: "_rels/.rels", content: relations({ rId1: ["officeDocument", "word/document.xml"] }) },
      { name: "word/_rels/document.xml.rels", content: relations(media) },
      {
        name: "word/document.xml",
        content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"><w:body>${body.join("")}</w:body></w:document>`,
      },
      ...Object.entries(pictures).map(([id, content]) => ({ name: `word/media/${id}.jpeg`, content })),
    ],
    true,
  );
}

/** Reads each stand-in as a line of text. */
async function readBeside(source: string, pictures: readonly Uint8Array[]): Promise<Paper> {
  const lines = pictures.map((picture) => Buffer.from(picture).toString().split("\n", 1)[0] ?? "");
  if (lines.includes("blind")) throw new UnreadableDocument("ocr-missing", "no tesseract");
  if (lines.every((line) => line === "a cat")) throw new UnreadableDocument("no-text", "a picture without words");
  return { kind: "scan", source, blocks: lines.map((text) => ({ kind: "paragraph", runs: [{ text }] })), flags: {} };
}

async function read(bytes: Uint8Array): Promise<readonly string[]> {
  const readers = { ...READERS, pictures: async () => readBeside };
  const reading: DocumentReading = await readBytes("фото.docx", bytes, readers);
  return [
    ...reading.papers.map((paper) => `${paper.kind}: ${linesOf(paper.blocks).join("|")}`),
    ...reading.unread.map(({ reason }) => reason),
  ];
}

describe("photos pasted into a Word file", () => {
  it("are pages of one paper, in the order of the text", async () =>
    expect(await read(docx(["[p2]", "[p1]", "[p2]"], { p1: photo("бір"), p2: photo("екі") }))).toEqual([
      "scan: [picture]|[picture]|[picture]|екі|бір",
    ]));

  it("stand with the words round them where these are no form", async () =>
    expect(await read(docx(["Сәлеметсіз бе!", "[p1]"], { p1: photo(FORM_LINE) }))).toEqual([
      `scan: Сәлеметсіз бе!|[picture]|${FORM_LINE}`,
    ]));

  it("are a paper of their own beside a typed form, if they hold one too", async () => {
    const typed = [FORM_LINE, "[p1]"];
    expect(await read(docx(typed, { p1: photo("Анкета волонтера") }))).toEqual([
      `docx: ${FORM_LINE}|[picture]`,
      "scan: Анкета волонтера",
    ]);
    expect(await read(docx(typed, { p1: photo("удостоверение") }))).toEqual([`docx: ${FORM_LINE}|[picture]`]);
  });

  it("are no pages where they are small", async () => {
    expect(await read(docx(["[p1]"], { p1: photo(FORM_LINE, 4000) }))).toEqual(["no-text"]);
    expect(await read(docx(["мәтін", "[p1]"], { p1: photo(FORM_LINE, 4000) }))).toEqual(["docx: мәтін|[picture]"]);
  });

  it("say why they can't be read, and are never passed over", async () => {
    expect(await read(docx(["[p1]"], { p1: photo("blind") }))).toEqual(["ocr-missing"]);
    expect(await read(docx(["[p1]"], { p1: photo("a cat") }))).toEqual(["no-text"]);
    expect(await read(docx(["мәтін", "[p1]"], { p1: photo("blind") }))).toEqual([
      "docx: мәтін|[picture]",
      "ocr-missing",
    ]);
    expect(await read(docx(["мәтін", "[p1]"], { p1: photo("a cat") }))).toEqual(["docx: мәтін|[picture]"]);
  });
});

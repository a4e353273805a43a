import { describe, expect, it } from "vitest";
import { readDocx } from "../../src/documents/docx/read-docx.ts";
import type { Paper } from "../../src/forms/paper.ts";
import { linesOf } from "./lines-of.ts";
import { storedZip } from "./stored-zip.ts";

const SPACES = [
  ["w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"],
  ["w14", "http://schemas.microsoft.com/office/word/2010/wordml"],
  ["a", "http://schemas.openxmlformats.org/drawingml/2006/main"],
  ["v", "urn:schemas-microsoft-com:vml"],
  ["o", "urn:schemas-microsoft-com:office:office"],
  ["wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(" ");
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

const STYLES = `<w:styles ${SPACES}>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:strike/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:u w:val="single"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Heir"><w:basedOn w:val="Base"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>`;

const NUMBERING = `<w:numbering ${SPACES}><w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
  <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`;

function read(body: string, more: Readonly<Record<string, string>> = {}): Paper {
  const bytes = storedZip({
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}">${relationship("r1", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}">${relationship("r1", "styles", "styles.xml")}${relationship("r2", "numbering", "numbering.xml")}</Relationships>`,
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "word/document.xml": `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
  return readDocx("өтініш.docx", bytes);
}

function lines(body: string): readonly string[] {
  return linesOf(read(body).blocks);
}

/** A paragraph of style Loop, which looks like nothing at all. */
function paragraph(content: string, properties = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="Loop"/>${properties}</w:pPr>${content}</w:p>`;
}

function run(text: string): string {
  return `<w:r><w:t>${text}</w:t></w:r>`;
}

function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function item(list: number, level: number): string {
  return paragraph(run("x"), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}

function mark(type: string, inside = ""): string {
  return `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
}

function row(text: string, hidden: string): string {
  return `<w:tr><w:trPr>${hidden}</w:trPr><w:tc>${paragraph(run(text))}</w:tc></w:tr>`;
}

describe("styles and numbers", () => {
  it("come from what a style is based on, and from the default one", () =>
    expect(
      lines(
        `<w:p>${run("default")}</w:p><w:p><w:pPr><w:pStyle w:val="Heir"/></w:pPr>${run("heir")}</w:p>${paragraph(run("loop"))}`,
      ),
    ).toEqual(["~default~", "{1.} _heir_", "loop"]));

  it("count over lists of one shape, by levels, and begin anew where told to", () => {
    expect(lines([item(7, 0), item(7, 1), item(7, 1), item(8, 0), item(7, 0)].join(""))).toEqual([
      "{1.} x",
      "{1.а)} x",
      "{1.б)} x",
      "{5.} x",
      "{6.} x",
    ]);
  });
});

describe("tracked changes, as if accepted", () => {
  it("join paragraphs whose break was deleted", () =>
    expect(lines(paragraph(run("а"), "<w:rPr><w:del/></w:rPr>") + paragraph(run("б")))).toEqual(["аб"]));

  it("say nothing where only formatting changed", () =>
    expect(
      lines(
        paragraph(
          `<w:r><w:rPr><w:rPrChange><w:rPr><w:u w:val="single"/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`,
        ),
      ),
    ).toEqual(["a"]));
});

describe("fields", () => {
  it("that are never ended swallow their cell at most", () =>
    expect(
      lines(
        `<w:tbl><w:tr><w:tc>${paragraph(mark("begin") + run("lost"))}</w:tc><w:tc>${paragraph(run("kept"))}</w:tc></w:tr></w:tbl>${paragraph(run("after"))}`,
      ),
    ).toEqual([" | kept", "after"]));

  it("with a drop-down say their choice once", () => {
    const list = `<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="ер"/><w:listEntry w:val="әйел"/></w:ddList></w:ffData>`;
    expect(lines(paragraph(mark("begin", list) + mark("separate") + run("әйел") + mark("end") + run("!")))).toEqual([
      "әйел!",
    ]);
  });

  it("inside the instruction of another field are no text", () =>
    expect(
      lines(
        paragraph(
          mark("begin") +
            mark("begin") +
            mark("separate") +
            run("inner") +
            mark("end") +
            mark("separate") +
            run("outer") +
            mark("end"),
        ),
      ),
    ).toEqual(["outer"]));
});

describe("what is drawn", () => {
  it("a picture and pen strokes stand in their place", () => {
    const paper = read(
      paragraph(
        `${run("қолы ")}<w:r><w:drawing><a:blip/></w:drawing></w:r><w:r><w:drawing><w14:contentPart/></w:drawing></w:r>`,
      ),
    );
    expect(linesOf(paper.blocks)).toEqual(["қолы [picture][picture]"]);
    expect(paper.flags.pictures).toBe(2);
  });

  it("a signature line that nobody signed is no picture", () => {
    const paper = read(paragraph(`<w:r><w:pict><v:shape><v:imagedata/><o:signatureline/></v:shape></w:pict></w:r>`));
    expect(linesOf(paper.blocks)).toEqual([""]);
    expect(paper.flags).toMatchObject({ pictures: 0, shapes: 1 });
  });

  it("a shape with words is a box, one without is counted", () => {
    const shape = (words: string): string =>
      `<w:r><w:drawing><wps:wsp><w:txbxContent>${paragraph(words)}</w:txbxContent></wps:wsp></w:drawing></w:r>`;
    const paper = read(paragraph(shape(run("сөз")) + shape("")));
    expect(linesOf(paper.blocks)).toEqual(["", "<сөз>", "<>"]);
    expect(paper.flags.shapes).toBe(1);
  });

  it("an embedded object is a part that was not read", () =>
    expect(read(paragraph("<w:r><w:object/></w:r>")).flags.unreadParts).toBe(1));
});

it("rows that are hidden are dropped and counted", () => {
  const paper = read(`<w:tbl>${row("a", "")}${row("b", "<w:hidden/>")}</w:tbl>`);
  expect(linesOf(paper.blocks)).toEqual(["a"]);
  expect(paper.flags.hidden).toBe(1);
});

it("digital signatures are counted", () =>
  expect(
    read(paragraph(run("a")), { "_xmlsignatures/sig1.xml": "<x/>", "_xmlsignatures/origin.sigs": "" }).flags.signatures,
  ).toBe(1));

describe("XML that is none", () => {
  it.each([
    ["tags that cross", "<w:p><w:r></w:p></w:r>"],
    ["an attribute without an end", `<w:p a="x></w:p>`],
    ["an element without an end", "<w:p>"],
  ])("is damaged: %s", (_, body) => expect(() => read(body)).toThrow(/^damaged/));

  it("may have > in a value", () => expect(lines(paragraph(`<w:r><w:t a=">" b='"'>x</w:t></w:r>`))).toEqual(["x"]));
});

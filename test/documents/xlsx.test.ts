import { describe, expect, it } from "vitest";
import { isoDateText, numberText } from "../../src/documents/xlsx/value-text.ts";
import { readXlsx } from "../../src/documents/xlsx/read-xlsx.ts";
import type { Paper } from "../../src/forms/paper.ts";
import { linesOf } from "./lines-of.ts";
import { storedZip } from "./stored-zip.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode="000000000000"/></numFmts>
  <fonts><font/><font><u/></font></fonts>
  <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
    <fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>
    <fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>
  <cellXfs><xf/><xf fontId="1"/><xf fillId="2"/><xf fillId="3"/><xf numFmtId="170"/></cellXfs></styleSheet>`;

const DRAWING = `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
  <xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:pic/></xdr:twoCellAnchor>
  <xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>қорап</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
  <xdr:twoCellAnchor><xdr:sp/></xdr:twoCellAnchor></xdr:wsDr>`;

function workbook(sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return storedZip({
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:q="${OFFICE}"><sheets><sheet name="Бет" sheetId="1" q:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
    ...more,
  });
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${list.join("")}</Relationships>`;
}

function cell(reference: string, text: string, style = 0): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

async function read(sheet: string, more?: Readonly<Record<string, string>>): Promise<Paper> {
  return readXlsx("кесте.xlsx", workbook(sheet, more));
}

async function lines(sheet: string): Promise<readonly string[]> {
  return linesOf((await read(sheet)).blocks);
}

describe("a sheet", () => {
  it("has the looks of cells and of parts of their text", async () =>
    expect(
      await lines(
        `<sheetData><row r="1">${cell("A1", "u", 1)}${cell("B1", "fill", 2)}${cell("C1", "white", 3)}
        <c r="D1" s="1" t="inlineStr"><is><r><t>cell </t></r><r><rPr><strike/></rPr><t>own</t></r></is></c></row></sheetData>`,
      ),
    ).toEqual(["_u_ | #fill# | white | _cell _~own~"]));

  it("has merged cells once, with spans over the rows that are shown", async () =>
    expect(
      await lines(
        `<sheetData><row r="1">${cell("A1", "a")}${cell("B1", "b")}</row><row r="2"><c r="A2"/>${cell("B2", "c")}</row>
         <row r="9">${cell("A9", "wide")}<c r="B9"/></row></sheetData><mergeCells><mergeCell ref="A1:A5"/><mergeCell ref="A9:B9"/></mergeCells>`,
      ),
    ).toEqual(["↓2a | b", "↑ | c", "→2wide"]));

  it("leaves out hidden rows and columns, and counts what they hold", async () => {
    const paper = await read(
      `<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">${cell("A1", "a")}${cell("B1", "secret")}</row>
       <row r="2" hidden="1">${cell("A2", "secret")}</row></sheetData>`,
    );
    expect(linesOf(paper.blocks)).toEqual(["a"]);
    expect(paper.flags.hidden).toBe(2);
  });

  it("keeps an empty cell between words, for an answer that is not there", async () =>
    expect(
      await lines(
        `<sheetData><row r="1">${cell("A1", "ЖСН")}<c r="B1" s="1"/></row><row r="2">${cell("A2", "a")}${cell("B2", "b")}</row></sheetData>`,
      ),
    ).toEqual(["ЖСН | ", "a | b"]));

  it("has pictures in their cell, text boxes behind the table, shapes counted", async () => {
    const paper = await read(`<sheetData><row r="1">${cell("A1", "қолы")}</row></sheetData>`, {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships([["drawing", "../drawings/drawing1.xml"]]),
      "xl/drawings/drawing1.xml": DRAWING,
    });
    expect(linesOf(paper.blocks)).toEqual(["қолы | [picture]", "<қорап>"]);
    expect(paper.flags).toMatchObject({ pictures: 1, shapes: 1 });
  });

  it("shows the zero of an IIN that stands only in the format", async () =>
    expect(await lines(`<sheetData><row r="1"><c r="A1" s="4"><v>10901600123</v></c></row></sheetData>`)).toEqual([
      "010901600123",
    ]));
});

it("a workbook that our reader can't follow is shown to the second one before anybody hears of damage", async () => {
  const noMain = storedZip({ "[Content_Types].xml": "<Types/>", "xl/other.xml": "<x/>" });
  await expect(readXlsx("a.xlsx", noMain)).rejects.toThrow(/^damaged: no workbook part/);
});

describe("numbers as people see them", () => {
  it.each([
    ["980312300456", "General", "980312300456"],
    ["9.80312300456E+11", "General", "980312300456"],
    ["3.5", "General", "3.5"],
    ["0.30000000000000004", "General", "0.3"],
    ["1E+21", "General", "1000000000000000000000"],
    ["0.5", "0%", "50%"],
    ["77015551234", String.raw`\+0\ \(000\)\ 000\-00\-00`, "+7 (701) 555-12-34"],
    ["12345", "000", "12345"],
    ["35866", "dd.mm.yyyy", "12.03.1998"],
    ["35866", "yyyy", "1998"],
    ["35866", "mmmm yyyy", "03.1998"],
    ["35866.5", "dd.mm.yyyy h:mm", "12.03.1998 12:00"],
    ["0.75", "h:mm", "18:00"],
    ["1", "dd.mm.yyyy", "01.01.1900"],
    ["59", "dd.mm.yyyy", "28.02.1900"],
    ["61", "dd.mm.yyyy", "01.03.1900"],
    ["-5", "dd.mm.yyyy", "-5"],
    ["35866", String.raw`dd\.mm\.yyyy" ж."`, "12.03.1998"],
    ["7", `0" дней"`, "7 дней"],
    ["", "General", ""],
  ])("%s in %s is %s", (raw, format, shown) => expect(numberText(raw, format, false)).toBe(shown));

  it("ISO dates", () => {
    expect(isoDateText("1998-03-12")).toBe("12.03.1998");
    expect(isoDateText("1998-03-12T09:30:00")).toBe("12.03.1998 09:30");
    expect(isoDateText("soon")).toBe("soon");
  });
});

import { describe, expect, it } from "vitest";
import { readOds, readOdt } from "../../src/documents/odf/read-odf.ts";
import type { Paper } from "../../src/forms/paper.ts";
import { linesOf } from "./lines-of.ts";
import { storedZip } from "./stored-zip.ts";

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";
const SPACES = ["office", "text", "table", "style", "form"]
  .map((name) => `xmlns:${name}="${OASIS}:${name}:1.0"`)
  .concat(
    `xmlns:draw="${OASIS}:drawing:1.0" xmlns:fo="${OASIS}:xsl-fo-compatible:1.0"`,
    `xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`,
    `xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"`,
  )
  .join(" ");

const STYLES = `<style:style style:name="U" style:family="text"><style:text-properties style:text-underline-style="solid"/></style:style>
  <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
  <style:style style:name="W" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style>
  <style:style style:name="C" style:family="table-cell"><style:text-properties style:text-underline-style="solid"/></style:style>
  <style:style style:name="Off" style:family="table"><style:table-properties table:display="false"/></style:style>
  <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/></text:list-style>`;

function pack(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return storedZip({
    "content.xml": `<office:document-content ${SPACES}><office:automatic-styles>${STYLES}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
    ...more,
  });
}

function odt(body: string): Paper {
  return readOdt("өтініш.odt", pack(`<office:text>${body}</office:text>`));
}

function ods(body: string): Paper {
  return readOds("кесте.ods", pack(`<office:spreadsheet>${body}</office:spreadsheet>`));
}

function list(text: string, more = ""): string {
  return `<text:list text:style-name="L" ${more}><text:list-item><text:p>${text}</text:p></text:list-item></text:list>`;
}

function row(text: string, more = ""): string {
  return `<table:table-row ${more}><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row>`;
}

describe("a text document", () => {
  it("has looks, spaces, symbol fonts; hidden words are dropped and counted", () => {
    const paper = odt(
      `<text:p>a<text:s text:c="2"/><text:span text:style-name="U">u</text:span><text:span text:style-name="H">x</text:span><text:span text:style-name="W">ü</text:span></text:p>`,
    );
    expect(linesOf(paper.blocks)).toEqual(["a  _u_✓"]);
    expect(paper.flags.hidden).toBe(1);
  });

  it("has numbers of lists that go on from cell to cell", () => {
    expect(linesOf(odt(list("a") + list("b", `text:continue-numbering="true"`) + list("c")).blocks)).toEqual([
      "{1)} a",
      "{2)} b",
      "{1)} c",
    ]);
  });

  it("has check boxes of three kinds, and no placeholders", () => {
    const paper = odt(
      `<office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked" form:label="иә"/></form:form></office:forms>
      <text:p><draw:control draw:control="c1"/><loext:content-control loext:checkbox="true" loext:checked="false">☐</loext:content-control><field:fieldmark field:type="x.FORMCHECKBOX"><field:param field:name="Checkbox_Checked" field:value="true"/></field:fieldmark><loext:content-control loext:showing-place-holder="true">Click</loext:content-control></text:p>`,
    );
    expect(linesOf(paper.blocks)).toEqual(["[on]иә[off][on]"]);
    expect(paper.flags.placeholders).toBe(1);
  });

  it("has pictures in place, text boxes beside, shapes counted, deleted text left out", () => {
    const paper = odt(
      `<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:p>қолы <draw:frame><draw:image/></draw:frame><draw:frame><draw:text-box><text:p>қорап</text:p></draw:text-box></draw:frame><draw:ellipse/></text:p>`,
    );
    expect(linesOf(paper.blocks)).toEqual(["қолы [picture]", "<қорап>"]);
    expect(paper.flags).toMatchObject({ pictures: 1, shapes: 1, deletions: 1 });
  });

  it("has merged cells", () =>
    expect(
      linesOf(
        odt(
          `<table:table><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>
          <table:table-row><table:covered-table-cell/><table:table-cell/></table:table-row></table:table>`,
        ).blocks,
      ),
    ).toEqual(["↓2a | b", "↑ | "]));

  it("is encrypted where its manifest says so", () =>
    expect(() => readOdt("a.odt", pack("", { "META-INF/manifest.xml": "<x><manifest:encryption-data/></x>" }))).toThrow(
      /^encrypted/,
    ));
});

describe("a spreadsheet", () => {
  it("shows what its cells hold, in full", () =>
    expect(
      linesOf(
        ods(
          `<table:table table:name="Бет"><table:table-row><table:table-cell office:value-type="float" office:value="980312300456"><text:p>9.80312E+11</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="1998-03-12"><text:p>12.03.98</text:p></table:table-cell>
          <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>ИСТИНА</text:p></table:table-cell>
          <table:table-cell table:style-name="C"><text:p>u</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
          <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`,
        ).blocks,
      ),
    ).toEqual(["980312300456 | 12.03.1998 | [on] | _u_"]));

  it("has no hidden sheets and rows, and counts them", () => {
    const paper = ods(
      `<table:table>${row("a")}${row("b", `table:visibility="collapse"`)}</table:table><table:table table:style-name="Off">${row("c")}</table:table>`,
    );
    expect(linesOf(paper.blocks)).toEqual(["a"]);
    expect(paper.flags.hidden).toBe(2);
  });
});

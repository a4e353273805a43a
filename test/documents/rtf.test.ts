import { describe, expect, it } from "vitest";
import { readRtf } from "../../src/documents/rtf/read-rtf.ts";
import type { Paper } from "../../src/forms/paper.ts";
import { linesOf } from "./lines-of.ts";

const FONTS = String.raw`{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset204 Times New Roman CYR;}{\f2\fcharset2 Wingdings;}}`;
const COLOURS = String.raw`{\colortbl;\red255\green255\blue255;\red255\green255\blue0;}`;

function read(body: string): Paper {
  return readRtf(
    "өтініш.rtf",
    Buffer.from(String.raw`{\rtf1\ansi\ansicpg1251\uc1${FONTS}${COLOURS}${body}}`, "latin1"),
  );
}

function lines(body: string): readonly string[] {
  return linesOf(read(body).blocks);
}

describe("text of an RTF file", () => {
  it("is Unicode with fall-back characters that are left out", () =>
    expect(lines(String.raw`\u1178?\u1187\'e3{\uc0\u1201}{\uc2\u1241ab}!`)).toEqual(["ҚңұӘ".replace("Ә", "ә") + "!"]));
  it("is Windows-1251 where the font says so", () =>
    expect(lines(String.raw`\f1\'cf\'f0\'e8\'e2\'e5\'f2`)).toEqual(["Привет"]));
  it("shows a tick that is a letter of Wingdings", () =>
    expect(lines(String.raw`{\f2 \'fc}{\f2\u-3844 ?}`)).toEqual(["✓✓"]));
  it("leaves out binary data whatever is in it", () =>
    expect(lines(String.raw`a{\pict\bin4 }}{{}b`)).toEqual(["a[picture]b"]));
  it("keeps what is underlined, struck, highlighted", () =>
    expect(
      lines(
        String.raw`{\ul волонтер}, {\strike a}{\highlight2 b}{\highlight1 c}{\ul\ulnone d}`.replace("волонтер", "x"),
      ),
    ).toEqual(["_x_, ~a~#b#cd"]));
  it("drops hidden and deleted words, and counts them", () => {
    const paper = read(String.raw`a{\v hidden}{\deleted gone}b`);
    expect(linesOf(paper.blocks)).toEqual(["ab"]);
    expect(paper.flags).toMatchObject({ hidden: 1, deletions: 1 });
  });
  it("has automatic numbers", () =>
    expect(lines(String.raw`{\listtext 1)\tab}a\par{\pntext 2)\tab}b\par`)).toEqual(["{1)} a", "{2)} b"]));
  it("has check boxes and lists of form fields", () =>
    expect(
      lines(
        String.raw`{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres25\ffdefres1}}}{\fldrslt }} ` +
          String.raw`{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffl a}{\*\ffl b}}}}{\fldrslt b}} ` +
          String.raw`{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}`,
      ),
    ).toEqual(["[on] b link"]));
  it("has text boxes beside the paragraph", () =>
    expect(lines(String.raw`a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt in the box\par}}}b\par`)).toEqual([
      "ab",
      "<in the box>",
    ]));
});

function row(defs: string, cells: string): string {
  return String.raw`\trowd${defs}\pard\intbl ${cells}\row `;
}

describe("tables of an RTF file", () => {
  it("have columns by their edges, and spans", () =>
    expect(
      lines(
        row(String.raw`\cellx1000\cellx3000`, String.raw`a\cell b\cell`) +
          row(String.raw`\cellx3005`, String.raw`wide\cell`),
      ),
    ).toEqual(["a | b", "→2wide"]));
  it("have merged cells", () =>
    expect(
      lines(
        row(String.raw`\clvmgf\cellx1000\cellx3000`, String.raw`a\cell b\cell`) +
          row(String.raw`\clvmrg\cellx1000\cellx3000`, String.raw`\cell c\cell`) +
          row(String.raw`\clmgf\cellx1000\clmrg\cellx3000`, String.raw`d\cell\cell`),
      ),
    ).toEqual(["↓2a | b", "↑ | c", "→2d"]));
  it("have several paragraphs in a cell, and tables in a cell", () =>
    expect(
      lines(
        String.raw`\trowd\cellx1000\cellx3000\pard\intbl a\par b\cell ` +
          String.raw`\pard\intbl\itap2 n1\nestcell n2\nestcell{\*\nesttableprops\trowd\cellx1500\cellx2500\nestrow}` +
          String.raw`\pard\intbl\itap1 after\cell\row \pard end\par`,
      ),
    ).toEqual(["a / b | n1 | n2 / after", "end"]));
});

it("refuses groups nested without end", () => expect(() => read("{".repeat(5000))).toThrow(/^damaged/));

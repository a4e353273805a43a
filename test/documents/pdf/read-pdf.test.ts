import { describe, expect, it } from "vitest";
import { readPdf } from "../../../src/documents/pdf/read-pdf.ts";
import { cellsOf, paragraphsOfPaper, rowsOf, runsOf, underlinedIn } from "../cells-of.ts";
import { madePdf, ruled, words } from "./made-pdf.ts";

const GRID = ruled([50, 250, 550], [700, 750, 800]);
const ROWS = words(60, 770, "Name") + words(260, 770, "Anna") + words(60, 720, "Phone") + words(260, 720, "12345");

const box = (x: number, y: number, width: number, height: number) => `${x} ${y} ${width} ${height} re f\n`;

describe("a pdf with a text layer", () => {
  it("is read as the table that its ruling lines draw (this pins the path codes of the pdf.js release)", async () => {
    const paper = await readPdf("form.pdf", madePdf([{ content: GRID + ROWS }]));
    expect(rowsOf(paper)).toEqual([
      ["Name", "Anna"],
      ["Phone", "12345"],
    ]);
    expect(paper).toMatchObject({ kind: "pdf", source: "form.pdf", flags: { pages: 1 } });
  });

  it("takes thin filled rectangles for borders, as browsers draw them, and closes an open bottom", async () => {
    const posts = [50, 250, 550].map((x) => box(x, 700, 1, 100));
    const beams = [750, 799].map((y) => box(50, y, 500, 1));
    const paper = await readPdf("form.pdf", madePdf([{ content: posts.join("") + beams.join("") + ROWS }]));
    expect(rowsOf(paper)).toEqual([
      ["Name", "Anna"],
      ["Phone", "12345"],
    ]);
  });

  it("orders letters by place, not by the order in which they are drawn", async () => {
    const late = words(60, 770, "N    e") + words(260, 770, "Anna") + words(68.7, 770, "am") + words(60, 720, "P");
    const paper = await readPdf("form.pdf", madePdf([{ content: GRID + late }]));
    expect(rowsOf(paper)[0]?.[0]?.replaceAll(" ", "")).toBe("Name");
  });

  it("finds underlined and struck words, and keeps them apart from a cell's border", async () => {
    const content =
      GRID + words(60, 770, "Nameo") + "60 768 m 98.68 768 l S\n" + words(60, 704, "Phone") + words(260, 720, "Nameo");
    const paper = await readPdf("form.pdf", madePdf([{ content: `${content}260 724 m 298 724 l S\n` }]));
    expect(cellsOf(paper)).toEqual(["Nameo", "Phone", "Nameo"]);
    expect(underlinedIn(paper)).toEqual(["Nameo"]);
    expect(runsOf(paper.blocks).some((run) => run.strike)).toBe(true);
  });

  it.each([90, 180, 270])("reads a page that is turned by %i degrees", async (rotate) => {
    const paper = await readPdf("form.pdf", madePdf([{ content: GRID + ROWS, rotate }]));
    expect(cellsOf(paper)).toEqual(["Name", "Anna", "Phone", "12345"]);
  });

  it("glues a row that the end of the page cut in two, and drops page numbers", async () => {
    const first =
      ruled([50, 250, 550], [40, 90]) +
      words(60, 60, "Where you live") +
      words(260, 60, "Almaty, Abai") +
      words(300, 20, "1");
    const second =
      ruled([50, 250, 550], [700, 750, 800]) +
      words(260, 770, "street 5") +
      words(60, 720, "Phone") +
      words(300, 20, "2");
    const paper = await readPdf("form.pdf", madePdf([{ content: first }, { content: second }]));
    expect(rowsOf(paper)).toEqual([
      ["Where you live", "Almaty, Abai street 5"],
      ["Phone", ""],
    ]);
    expect(paragraphsOfPaper(paper)).toEqual([]);
  });

  it("joins an address that is too long for its cell", async () => {
    const content =
      ruled([50, 250, 340], [700, 800]) +
      words(260, 770, "gumar@exam") +
      words(260, 755, "ple.kz") +
      words(60, 770, "Mail");
    const paper = await readPdf("form.pdf", madePdf([{ content }]));
    expect(rowsOf(paper)).toEqual([["Mail", "gumar@example.kz"]]);
  });

  it("finds columns that no line divides", async () => {
    const left = ["Full name", "Year of birth", "Address", "Phone"];
    const right = ["Anna Kim", "1999", "Almaty", "12345"];
    const rows = left.map(
      (label, row) => words(60, 760 - 30 * row, label) + words(300, 760 - 30 * row, right[row] ?? ""),
    );
    const paper = await readPdf(
      "form.pdf",
      madePdf([{ content: words(60, 800, "Questionnaire of a volunteer, to be filled in by hand") + rows.join("") }]),
    );
    expect(rowsOf(paper)).toEqual(left.map((label, row) => [label, right[row]]));
    expect(paragraphsOfPaper(paper)).toEqual(["Questionnaire of a volunteer, to be filled in by hand"]);
  });

  it("puts a picture where it stands", async () => {
    const content = words(60, 700, "Signature:") + "q 80 0 0 30 200 690 cm /I1 Do Q\n" + words(60, 600, "End");
    const paper = await readPdf("form.pdf", madePdf([{ content }], { width: 4, height: 2 }));
    expect(paper.blocks[0]).toMatchObject({ kind: "paragraph", runs: [{ text: "Signature: " }, { picture: true }] });
    expect(paper.flags.pictures).toBe(1);
  });

  it("counts a line drawn round a word as a shape", async () => {
    const ellipse = "55 710 m 55 690 130 690 130 710 c 130 730 55 730 55 710 c S\n";
    const paper = await readPdf("form.pdf", madePdf([{ content: words(60, 705, "volunteer") + ellipse }]));
    expect(paper.flags.shapes).toBe(1);
  });

  it("reads fields, boxes and notes of a viewer from their data", async () => {
    const annotations = [
      "<</Type/Annot/Subtype/Underline/Rect[60 700 100 712]/QuadPoints[60 712 110 712 60 700 110 700]>>",
      "<</Type/Annot/Subtype/FreeText/Rect[300 695 400 712]/Contents(by hand)/DA(/F1 10 Tf)>>",
    ];
    const paper = await readPdf("form.pdf", madePdf([{ content: words(60, 703, "volunteer"), annotations }]));
    expect(underlinedIn(paper)).toEqual(["volunteer"]);
    expect(
      runsOf(paper.blocks)
        .map((run) => run.text)
        .join(""),
    ).toContain("by hand");
  });
});

describe("a pdf that can't be read as text", () => {
  const refusals: readonly (readonly [string, Uint8Array, string])[] = [
    [
      "a page that is one picture",
      madePdf([{ content: "q 595 0 0 842 0 0 cm /I1 Do Q" }], { width: 2, height: 2 }),
      "no-text",
    ],
    [
      "hidden words under a picture",
      madePdf([{ content: `3 Tr ${words(60, 700, "guess")} q 595 0 0 842 0 0 cm /I1 Do Q` }]),
      "no-text",
    ],
    [
      "Cyrillic in a Western code page",
      madePdf([{ content: words(60, 700, "\xC2\xEE\xEB\xEE\xED\xF2\xE5\xF0\xF1\xEA\xE0\xFF") }]),
      "no-text",
    ],
    [
      "one scan among pages of text",
      madePdf([{ content: ROWS }, { content: "q 595 0 0 842 0 0 cm /I1 Do Q" }]),
      "no-text",
    ],
    ["blank pages", madePdf([{ content: "" }]), "empty"],
    ["no bytes", new Uint8Array(), "empty"],
    ["too many pages", madePdf(Array.from({ length: 31 }, () => ({ content: ROWS }))), "too-large"],
    ["something else", Buffer.from("%PDF-1.7 nothing"), "damaged"],
  ];

  it.each(refusals)("%s", async (_, bytes, reason) => {
    await expect(readPdf("form.pdf", bytes)).rejects.toMatchObject({ name: "UnreadableDocument", reason });
  });
});

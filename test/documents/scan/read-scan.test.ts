import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { textOf } from "../../../src/forms/paper.ts";
import { readScan } from "../../../src/documents/scan/read-scan.ts";
import { runsOf, rowsOf, underlinedIn } from "../cells-of.ts";

const FORM = new URL("../../../../shared/corpora/made/filled/lo-pdf/vol-kk.pdf", import.meta.url);
const ready = existsSync(FORM) && (await canScan());
if (!ready) console.log("scans: 5 tests skipped, tesseract, pdftoppm, sharp or the corpora are absent");

async function canScan(): Promise<boolean> {
  try {
    execFileSync("pdftoppm", ["-v"], { stdio: "ignore" });
    const languages = execFileSync("tesseract", ["--list-langs"]).toString();
    await import("sharp");
    return /kaz/u.test(languages) && /rus/u.test(languages);
  } catch {
    return false;
  }
}

const frame = (x: number, y: number) =>
  `<rect x="${x}" y="${y}" width="800" height="120" fill="none" stroke="black" stroke-width="4"/>`;

describe.runIf(ready)("a scanned form", () => {
  it("keeps answers with their labels, and says how sure it is", async () => {
    const { scanned } = await import("./made-scan.ts");
    const [page] = await scanned(
      readFileSync(FORM),
      { dpi: 200, degrees: 0.8, grain: 6, quality: 70 },
      { from: 1, to: 1 },
    );
    const paper = await readScan("photo.jpg", page ?? Buffer.alloc(0), "jpeg");
    const rows = new Map(rowsOf(paper).map(([label = "", answer = ""]) => [label.slice(0, 12), answer]));
    expect(rows.get("Т.А.Ә. (бар ")).toBe("Әбдіғаппарұлы Ғұмар Үсенұлы");
    expect(rows.get("Туған жылы")).toBe("1998");
    expect(rows.get("ЖСН")).toBe("980312300456");
    expect(underlinedIn(paper).join(" ")).toContain("(волонтер,");
    expect(
      runsOf(paper.blocks)
        .filter((run) => run.text.trim() !== "")
        .every((run) => run.confidence !== undefined),
    ).toBe(true);
    expect(paper).toMatchObject({ kind: "scan", source: "photo.jpg", flags: { pages: 1 } });
  });

  it("reads a page of a pdf that lies upside down: marks by their ink, empty cells without", async () => {
    const { pdfOfPictures, scanned } = await import("./made-scan.ts");
    const pictures = await scanned(
      readFileSync(FORM),
      { dpi: 150, degrees: 179.2, grain: 8, quality: 60 },
      { from: 2, to: 2 },
    );
    const paper = await readScan("scan.pdf", await pdfOfPictures(pictures), "pdf");
    const cells = paper.blocks.flatMap((block) =>
      block.kind === "table" ? block.rows.map((row) => row.cells.map((cell) => cell.ink ?? 0)) : [],
    );
    const marked = cells.map((inks) => (inks[1] ?? 0) > 0.0008);
    expect(marked.slice(0, 10)).toEqual([false, false, false, true, false, true, false, false, false, false]);
    expect(underlinedIn(paper)).toEqual(["3) менеджер", "5) логистик"]);
  });

  it("does not take handwriting for print, and never for an empty cell", async () => {
    const { default: sharp } = await import("sharp");
    const scribble = `<path d="M1050 585 C1070 520 1090 520 1100 580 S1130 590 1150 560 S1200 530 1220 580 S1260 590 1290 550 S1340 530 1360 585 S1400 590 1450 560" fill="none" stroke="black" stroke-width="6"/>`;
    const words = `<text x="260" y="575" font-size="52" font-family="Liberation Sans">Место жительства</text>`;
    const page = `<svg xmlns="http://www.w3.org/2000/svg" width="2067" height="2923"><rect width="2067" height="2923" fill="white"/>${frame(200, 500)}${frame(1000, 500)}${frame(200, 620)}${frame(1000, 620)}${words}${scribble}</svg>`;
    const paper = await readScan("hand.png", await sharp(Buffer.from(page)).png().toBuffer(), "png");
    const [first, second] = paper.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
    const answer = first?.cells[1]?.blocks.flatMap((block) => (block.kind === "paragraph" ? block.runs : [])) ?? [];
    expect(textOf(answer)).not.toBe("");
    expect(Math.min(...answer.map((run) => run.confidence ?? 1))).toBeLessThanOrEqual(0.5);
    expect(second?.cells[1]).toMatchObject({ blocks: [], ink: 0 });
  });

  it("says why a picture can't be read", async () => {
    await expect(readScan("x.jpg", Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2]), "jpeg")).rejects.toMatchObject({
      reason: "damaged",
    });
    await expect(readScan("x.jpg", new Uint8Array(), "jpeg")).rejects.toMatchObject({ reason: "empty" });
  });
});

describe("without the reader of letters", () => {
  it("says so", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "/nowhere";
    try {
      await expect(readScan("x.jpg", Buffer.from([0xff]), "jpeg")).rejects.toMatchObject({ reason: "ocr-missing" });
    } finally {
      process.env["PATH"] = path;
    }
  });
});

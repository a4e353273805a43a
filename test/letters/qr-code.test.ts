import { describe, expect, it } from "vitest";
import { qrCode } from "../../src/letters/qr-code.ts";
import { withErrorCorrection } from "../../src/letters/qr-error-correction.ts";
import { codeHtml } from "../../src/letters/qr-html.ts";

describe("a QR code", () => {
  it("protects its data as in ISO/IEC 18004, annex I", () => {
    const data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
    expect(withErrorCorrection(data, 1, 10).slice(16)).toEqual([
      0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55,
    ]);
  });

  it("interleaves its blocks", () => {
    expect(withErrorCorrection([1, 2, 3, 4], 2, 2).slice(0, 4)).toEqual([1, 3, 2, 4]);
  });

  it.each([
    [14, 21],
    [15, 25],
    [26, 25],
    [42, 29],
    [62, 33],
    [84, 37],
    [106, 41],
  ])("of %i bytes has %i modules a side", (length, side) => {
    expect(qrCode("x".repeat(length))).toHaveLength(side);
  });

  it("is not drawn for more than version 6 holds, and counts bytes, not letters", () => {
    expect(qrCode("x".repeat(107))).toBeUndefined();
    expect(qrCode("ә".repeat(54))).toBeUndefined();
    expect(codeHtml(`https://example.kz/${"x".repeat(100)}`, "")).toBe("");
  });

  it("bears level M and its mask in the format bits, twice", () => {
    const code = qrCode("https://register.example.kz/e/412.html") ?? [];
    const level = [0, 1, 2, 3, 4].map((column) => Number(code[8]?.[column])).join("");
    const formats = ["10101", "10100", "10111", "10110", "10001", "10000", "10011", "10010"];
    expect(formats).toContain(level);
    const copy = [1, 2, 3, 4, 5].map((up) => Number(code[code.length - up]?.[8])).join("");
    expect(copy).toBe(level);
  });

  // Read by an independent decoder when it was written down.
  it("is the same as ever", () => {
    const rows = qrCode("https://a.kz")?.map((row) => row.map((dark) => (dark ? "#" : ".")).join(""));
    expect(rows).toEqual([
      "#######...#.#.#######",
      "#.....#.#.#...#.....#",
      "#.###.#..##...#.###.#",
      "#.###.#..#.##.#.###.#",
      "#.###.#.#.###.#.###.#",
      "#.....#...##..#.....#",
      "#######.#.#.#.#######",
      ".....................",
      "#.#.#.#.....#...#..#.",
      ".#.#.....###..###...#",
      ".####.##.#.#.#..#.###",
      ".#.##...##.##...#..#.",
      ".##.#.###..#...#.#...",
      "........#.##.#.##..##",
      "#######..#..###.#.###",
      "#.....#..#####.##..#.",
      "#.###.#.#........#.#.",
      "#.###.#..##.#.#.##.#.",
      "#.###.#.#..##...#.#.#",
      "#.....#..##.#...#..#.",
      "#######.###.....##.##",
    ]);
  });

  it("stands in the letter as cells that fill every row", () => {
    const html = codeHtml("https://a.kz", "жазба & бет");
    const rows = html.match(/<tr.*?<\/tr>/gu) ?? [];
    expect(rows).toHaveLength(21);
    for (const row of rows) {
      const cells = [...row.matchAll(/colspan="(\d+)"/gu)].map(([, length]) => Number(length));
      expect(cells.reduce((sum, each) => sum + each, 0)).toBe(21);
    }
    expect(html).toContain("жазба &amp; бет");
  });
});

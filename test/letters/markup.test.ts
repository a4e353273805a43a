import { describe, expect, it } from "vitest";
import { inert } from "../../src/letters/inert.ts";
import { htmlOfBlocks } from "../../src/letters/markup-html.ts";
import { textOfBlocks } from "../../src/letters/markup-text.ts";
import { parseMarkup } from "../../src/letters/markup.ts";
import { plainLine, shortened } from "../../src/letters/plain-line.ts";

const asText = (source: string) => textOfBlocks(parseMarkup(source));
const asHtml = (source: string) => htmlOfBlocks(parseMarkup(source));

describe("mark-up", () => {
  it("joins the lines of a paragraph and wraps them at 76 columns", () => {
    const text = asText(`${"сөз ".repeat(30)}\n${"сөз ".repeat(10)}`);
    expect(text.split("\n").every((line) => line.length <= 76)).toBe(true);
    expect(text.split(/\s+/u)).toHaveLength(40);
  });

  it("puts links of one row below each other in the text, and beside each other in the HTML", () => {
    const source = "- дело\n  [принять](https://example.kz/a) · [отказать](https://example.kz/b)";
    expect(asText(source)).toBe("- дело\n  принять: https://example.kz/a\n  отказать: https://example.kz/b");
    expect(asHtml(source)).toMatch(/принять<\/a> · <a /u);
    expect(asText("- см. [а](https://example.kz/a) и [б](https://example.kz/b)").split("\n")).toHaveLength(1);
  });

  it("draws an address as a code in the HTML alone", () => {
    expect(asText("слово\n\n% https://example.kz/a | наведите камеру\n\nдальше")).toBe("слово\n\nдальше");
    expect(asHtml("% https://example.kz/a | наведите камеру")).toMatch(
      /aria-label="QR: https:\/\/example\.kz\/a".*наведите/su,
    );
    expect(asHtml("%")).not.toContain("<table");
  });

  it("leaves an address whole, however long", () => {
    const address = `https://example.kz/${"a".repeat(90)}`;
    expect(asText(`[${address}](${address})`).split("\n")).toContain(address);
  });

  it("keeps a point's further lines with it, and points across empty lines in one list", () => {
    expect(asText("- one\n  more\n\n- two")).toBe("- one\n  more\n\n- two");
    expect(parseMarkup("- one\n\n- two")).toHaveLength(1);
  });

  it("tells a box from a red box", () => {
    expect(asText("> note\n\n!> danger")).toBe("========\n  note\n========\n\n!!!!!!!!!!\n  danger\n!!!!!!!!!!");
    expect(asHtml("!> danger")).toContain("alarmed");
  });

  it("prints a table as label and value, a bar in its length", () => {
    expect(asText("| Нөмірі | **7** |\n| Күні | бүгін |")).toBe("Нөмірі: 7\nКүні: бүгін");
    expect(asText("~ 01.10 | 5 | 100\n~ 02.10 | 0 | 0")).toBe(`01.10  ${"█".repeat(30)} 5\n02.10  0`);
    expect(asHtml("~ 01.10 | 5 | 40")).toContain("width:40%");
  });

  it("draws a line across, and forgives a further line that belongs to no point", () => {
    expect(asText("one\n\n---\n\n  two")).toBe(`one\n\n${"- ".repeat(38).trimEnd()}\n\ntwo`);
    expect(asHtml("---")).toContain("<hr");
    expect(parseMarkup("#\n\n   \n")).toEqual([]);
  });

  it("keeps tables and bars apart where an empty line stands between them, and broken bars at nothing", () => {
    expect(parseMarkup("| a |\n\n| b |\n~ x\n~ y | 1 | 900")).toMatchObject([
      { block: "table" },
      { block: "table" },
      { block: "bars", bars: [{ percent: 0 }, { percent: 100 }] },
    ]);
    expect(asText("| alone |")).toBe("alone");
  });

  it("numbers steps as the template does", () => {
    expect(asText("1. one\n2. two")).toBe("1. one\n2. two");
    expect(asHtml("1. one\n2. two")).toContain("<ol");
  });

  it("links only to the web, mail and telephone", () => {
    expect(asHtml("[go](https://example.kz)")).toContain('href="https://example.kz"');
    expect(asHtml("[go](javascript:alert)")).not.toContain("href");
    expect(asText("[decide](mailto:a@example.kz?subject=1)")).toContain("mailto:a@example.kz?subject=1");
    expect(asText("[a@example.kz](mailto:a@example.kz)")).toBe("a@example.kz");
  });
});

describe("values of strangers", () => {
  it("never become mark-up", () => {
    const hostile = "# **x** [go](https://evil.example) | !!y!! > - 1. ~";
    const value = String(inert(hostile));
    expect(asText(value)).toBe(hostile);
    expect(asHtml(value)).not.toMatch(/<(?:h1|strong|a|li|td)/u);
  });

  it("are escaped in HTML and whole in the text", () => {
    const value = String(inert(`<script>alert("1")</script> & 'x'`));
    expect(asHtml(value)).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;");
    expect(asText(value)).toContain("<script>");
  });

  it("are one line without control characters and without overrides of the writing direction", () => {
    expect(plainLine("a\r\nBcc: x@example.kz\u0000\u202Eb\u2066\u200Bc\uE03Cd\uD800")).toBe("a Bcc: x@example.kz bcd");
    expect(plainLine("  Ә ғ қ ң ө ұ ү һ і\u00a0 ")).toBe("Ә ғ қ ң ө ұ ү һ і");
  });

  it("are cut between characters", () => {
    expect(shortened("әғқңө", 5)).toBe("әғқңө");
    expect(shortened("😀😀😀", 2)).toBe("😀…");
  });
});

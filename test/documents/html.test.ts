import { describe, expect, it } from "vitest";
import { readBytes } from "../../src/documents/read-document.ts";
import { readHtml } from "../../src/documents/html/read-html.ts";
import { linesOf } from "./lines-of.ts";

function lines(body: string): readonly string[] {
  return linesOf(readHtml("бет.doc", Buffer.from(`<html><body>${body}</body></html>`)).blocks);
}

describe("a web page", () => {
  it("is known by its content, whatever its name", async () => {
    const { papers } = await readBytes("анкета.xls", Buffer.from("\uFEFF<!DOCTYPE html>\n<html><p>ЖСН</p></html>"));
    expect(papers.map((paper) => [paper.kind, ...linesOf(paper.blocks)])).toEqual([["text", "ЖСН"]]);
  });

  it("has paragraphs, looks, entities", () =>
    expect(
      lines(
        `<p>a <u>волонтер</u>,\n <s>b</s><span style="text-decoration:underline">c</span>&nbsp;&#1241;&laquo;<p>екі<br>жол`,
      ),
    ).toEqual(["a _волонтер_, ~b~_c_\u00a0ә«", "екі\nжол"]));

  it("has tables with spans, in one another, with tags left open", () =>
    expect(
      lines(
        `<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td colspan="2">wide<table><tr><td>in</table></td></tr></table>after`,
      ),
    ).toEqual(["↓2a | b", "↑ | c", "→2wide / in", "after"]));

  it("has boxes that are ticked, and pictures in their place", () =>
    expect(lines(`<p><input type="checkbox" checked>a <input type=radio>b <img src="x">`)).toEqual([
      "[on]a [off]b [picture]",
    ]));

  it("has no scripts, no styles, no comments, nothing hidden", () =>
    expect(lines(`<style>p{}</style><script>"<p>"</script><!-- x --><p>a<span style="display:none">b</span>c`)).toEqual(
      ["ac"],
    ));

  it("may be in Windows-1251", () =>
    expect(
      linesOf(
        readHtml(
          "a.doc",
          Buffer.concat([Buffer.from(`<meta charset=windows-1251><p>`), Buffer.from("cff0e8e2e5f2", "hex")]),
        ).blocks,
      ),
    ).toEqual(["Привет"]));
});

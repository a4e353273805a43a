import { describe, expect, it } from "vitest";
import { textOfHtml } from "../../src/mail/html-text.ts";

describe("textOfHtml", () => {
  it.each([
    ["<p>Бір</p><p>Екі</p>", "Бір\n\nЕкі"],
    ["<div>Бір<div>Екі</div></div>", "Бір\nЕкі"],
    ["Бір<br/>Екі<BR>Үш", "Бір\nЕкі\nҮш"],
    ["<ul><li>а<li>ә</ul>", "а\nә"],
    ["<tr><th>ЖСН</th><td> 1 </td></tr><tr><td>2</td></tr>", "ЖСН\t1\n2"],
    ["а <b>ә</b>\n   <i>б</i>", "а ә б"],
    ["&laquo;&#1240;&#x4D9;&raquo;&nbsp;&amp;lt; &unknown; &#0;", "«Әә» &lt; &unknown;"],
    ["<blockquote>ескі<blockquote>ең ескі</blockquote></blockquote>жаңа", "> ескі\n> > ең ескі\nжаңа"],
    ["<head><title>x</title><style>p{}</style></head><body>сөз</body>", "сөз"],
    ["<head><meta charset=utf-8><body>сөз</body>", "сөз"],
    ["<script>if (a<b) alert('x')</script>сөз<!-- <p>жоқ</p> --><!DOCTYPE x>", "сөз"],
    ["2 < 3 және 4 > 1", "2 < 3 және 4 > 1"],
    ["<a href='https://x.kz'>сілтеме</a>", "сілтеме"],
    ["", ""],
  ])("%s", (html, text) => expect(textOfHtml(html)).toBe(text));
});

/** WCAG 2.2 AA as far as a program can see it: axe-core in a headless Chromium, put in from outside the page's own policy. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publish } from "../../src/publishing/publish.ts";
import { CHROMIUM, startBrowser } from "./browser.ts";
import type { Browser, PageOptions } from "./browser.ts";
import { serveFiles } from "./file-server.ts";
import type { FileServer } from "./file-server.ts";
import { sampleEntries } from "./sample-entries.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PAGES = [
  "index.html",
  "ru/index.html",
  "p/2.html",
  "p/index.html",
  "e/17.html",
  "ru/e/20.html",
  "history/index.html",
  "data-dictionary.kk.html",
  "data-dictionary.ru.html",
  "data-dictionary.en.html",
];
/** One of each kind of page: the others are built of the same parts. */
const KINDS = ["index.html", "p/2.html", "e/17.html", "history/index.html", "data-dictionary.kk.html"];
const LOOKS: readonly (readonly [string, PageOptions, readonly string[]])[] = [
  ["light", {}, PAGES],
  ["dark", { dark: true }, KINDS],
  ["phone", { width: 360 }, KINDS],
  ["dark phone", { width: 360, dark: true }, KINDS],
];
/** A row is like every other: so many of them are looked at. */
const ROWS = 6;

if (CHROMIUM === undefined) console.log("1 file of accessibility tests skipped: no Chromium on this machine");

describe.skipIf(CHROMIUM === undefined)("WCAG 2.2 AA", () => {
  let out = "";
  let server: FileServer;
  let browser: Browser;

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), "tizilim-accessible-"));
    const officer = { name: "Сәрсенова Әсел", phone: "+7 7172 00 00 00", email: "officer@example.kz" };
    const forms = new Map([["volunteer.kk.docx", new Uint8Array([1])]]);
    const formList = [
      { title: { kk: "Сауалнама", ru: "Анкета" }, files: { kk: ["volunteer.kk.docx"], ru: ["volunteer.kk.docx"] } },
    ];
    const context = {
      updatedAt: "2026-11-22T07:30:00.000Z",
      address: "volunteer@mki.gov.kz",
      officer,
      forms,
      formList,
    };
    await publish(sampleEntries(110), context, out);
    server = await serveFiles(out);
    browser = await startBrowser(CHROMIUM ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(out, { recursive: true, force: true });
  });

  /** What axe finds wrong with the page as it stands: rule and element, one a line. */
  async function violations(): Promise<string> {
    await browser.value(
      `document.querySelectorAll("#results tbody tr:nth-child(n + ${ROWS})").forEach((row) => row.remove())`,
    );
    await browser.value(`${AXE}; undefined`);
    const found = await browser.value(`axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ["violations"] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => [id, html.slice(0, 160), failureSummary].join(" | "))).join("\\n"))`);
    return String(found);
  }

  describe.each(LOOKS)("%s", (_, options, pages) => {
    it.each(pages)("%s has no violation", async (path) => {
      await browser.open(`${server.address}/${path}`, options);
      expect(await violations()).toBe("");
    });
  });

  it("would see what is wrong", async () => {
    await browser.open(`${server.address}/e/17.html`);
    await browser.value(`document.body.append(document.createElement("button"), document.createElement("img"))`);
    expect(await violations()).toContain("button-name");
    expect(await violations()).toContain("image-alt");
  });

  it("has no violation in an answer of the search, open tables of numbers included", async () => {
    await browser.open(`${server.address}/index.html?q=%D1%96%D1%80%D0%B3%D0%B5`);
    const answered = `(async () => { while (document.querySelector("#results").ariaBusy) await new Promise((done) => setTimeout(done, 10)); })()`;
    await browser.value(answered);
    await browser.value(`document.querySelectorAll("details").forEach((details) => (details.open = true))`);
    expect(await browser.value(`document.querySelectorAll("#results tbody tr").length`)).toBeLessThan(100);
    expect(await violations()).toBe("");
  });
});

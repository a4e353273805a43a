import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publish } from "../../src/publishing/publish.ts";
import { CHROMIUM, startBrowser } from "./browser.ts";
import type { Browser } from "./browser.ts";
import { serveFiles } from "./file-server.ts";
import type { FileServer } from "./file-server.ts";
import { anEntry, day, sampleEntries } from "./sample-entries.ts";

const HOSTILE = anEntry(251, { kk: { volunteer: "<img src=x onerror=document.title='bad'> Өмірбек Құралай" } });

if (CHROMIUM === undefined) console.log("1 file of browser tests skipped: no Chromium on this machine");

describe.skipIf(CHROMIUM === undefined)("the pages in a browser", () => {
  let out = "";
  let server: FileServer;
  let browser: Browser;
  let home = "";

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), "tizilim-pages-"));
    const names = ["a.docx", "a.xlsx"];
    const title = {
      kk: "Волонтерлер ұйымдастырушысының сауалнамасы",
      ru: "Анкета организатора волонтерской деятельности",
    };
    const context = {
      updatedAt: "2026-11-22T07:30:00.000Z",
      address: "volunteer@mki.gov.kz",
      forms: new Map(names.map((name) => [name, new Uint8Array([1])])),
      formList: [{ title, files: { kk: names, ru: names } }],
    };
    const entries = [...sampleEntries(250), HOSTILE];
    const changed = anEntry(10, { changedOn: day("2026-11-21"), kk: { volunteer: "Соңғы өзгерген" } });
    await publish(entries.with(9, changed), context, out);
    server = await serveFiles(out);
    home = server.address;
    browser = await startBrowser(CHROMIUM ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(out, { recursive: true, force: true });
  });

  /** Sets fields as a person does, and waits until the answer is there. */
  async function ask(
    fields: Readonly<Record<string, string>>,
  ): Promise<{ readonly found: number; readonly names: readonly string[] }> {
    const answer = await browser.value(`(async () => {
      const form = document.querySelector("#search");
      for (const [name, value] of Object.entries(${JSON.stringify(fields)})) form.elements.namedItem(name).value = value;
      form.dispatchEvent(new Event("input"));
      while (document.querySelector("#results").ariaBusy) await new Promise((done) => setTimeout(done, 10));
      const names = [...document.querySelectorAll("#results tbody th")].map((cell) => cell.textContent.trim());
      return JSON.stringify({ found: Number(document.querySelector("#found").textContent.match(/\\d+/)?.[0] ?? 0), names });
    })()`);
    return JSON.parse(String(answer));
  }

  it("finds Kazakh names typed with Russian letters, as one types", async () => {
    await browser.open(`${home}/index.html`);
    const { found, names } = await ask({ q: "омирбек" });
    expect(found).toBe(32);
    expect(names.every((name) => name.includes("Өмірбек"))).toBe(true);
    expect((await ask({ q: "омирбек курал" })).found).toBe(1);
    expect((await ask({ q: "жоқсөз" })).found).toBe(0);
  });

  it("finds an entry by its number and goes to it", async () => {
    await browser.open(`${home}/index.html`);
    await ask({ q: "137" });
    expect(await browser.value(`document.querySelector("#results tbody a").getAttribute("href")`)).toBe("e/137.html");
  });

  it("filters by category, region, kind and status", async () => {
    await browser.open(`${home}/ru/index.html`);
    const entries = sampleEntries(250);
    const organisations = entries.filter((entry) => entry.category === "organisation");
    expect((await ask({ category: "organisation" })).found).toBe(organisations.length);
    const astana = organisations.filter((entry) => entry.row.ru.region === "город Астана");
    expect((await ask({ category: "organisation", region: "город Астана" })).found).toBe(astana.length);
    const unknown = organisations.filter((entry) => entry.row.ru.region === "");
    expect((await ask({ category: "organisation", region: "-" })).found).toBe(unknown.length);
    const ended = entries.filter((entry) => entry.status === "terminated");
    expect((await ask({ category: "", region: "", status: "terminated" })).found).toBe(ended.length);
    const kind = entries.filter((entry) => entry.activities.includes(13));
    expect((await ask({ status: "", kind: "13" })).found).toBe(kind.length);
  });

  it("orders by name in the Kazakh alphabet and by what is new", async () => {
    await browser.open(`${home}/index.html`);
    const { names } = await ask({ sort: "name", category: "volunteer" });
    expect(names[0]).toMatch(/^Әлібекова/);
    expect((await ask({ sort: "newest", category: "volunteer" })).names[0]).toContain("Өмірбек Құралай");
  });

  it("orders by the last change", async () => {
    await browser.open(`${home}/index.html`);
    const { found, names } = await ask({ sort: "changed" });
    expect(found).toBe(251);
    expect(names[0]).toContain("Соңғы өзгерген");
    const days = `JSON.stringify([...document.querySelectorAll("#results time")].map((time) => time.dateTime))`;
    const shown: readonly string[] = JSON.parse(String(await browser.value(days)));
    expect(shown).toEqual(shown.toSorted().toReversed());
  });

  it("shows a name that is markup as text", async () => {
    await browser.open(`${home}/index.html`);
    const { names } = await ask({ q: "251" });
    expect(names[0]).toContain("<img src=x onerror=");
    await browser.open(`${home}/e/251.html`);
    expect(await browser.value("document.images.length")).toBe(0);
    expect(await browser.value("document.title")).toContain("№ 251");
  });

  it("shows more of a long answer, and the first page again when the question is cleared", async () => {
    await browser.open(`${home}/index.html`);
    expect((await ask({ category: "volunteer" })).names).toHaveLength(25);
    await browser.value(`document.querySelector("#more button").click()`);
    expect((await ask({})).names.length).toBeGreaterThanOrEqual(25);
    await browser.value(`document.querySelector("button[type=reset]").click()`);
    const { names } = await ask({});
    expect(names).toHaveLength(100);
  });

  it("keeps the question in the address", async () => {
    await browser.open(`${home}/index.html?q=%D1%96%D1%80%D0%B3%D0%B5&status=active`);
    const { names } = await ask({});
    expect(names[0]).toContain("Іргебаева");
  });

  it("leads to the same page in the other language", async () => {
    await browser.open(`${home}/e/4.html`);
    expect(await browser.value(`new URL(document.querySelector(".language").href).pathname`)).toBe("/ru/e/4.html");
    await browser.open(`${home}/ru/e/4.html`);
    expect(await browser.value(`new URL(document.querySelector(".language").href).pathname`)).toBe("/e/4.html");
  });

  it.each(["index.html", "ru/index.html", "e/4.html", "p/2.html", "history/index.html", "data-dictionary.en.html"])(
    "%s is no wider than a phone",
    async (path) => {
      await browser.open(`${home}/${path}`, { width: 360 });
      expect(await browser.value("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    },
  );

  it("has what a screen reader needs: names of fields, one heading of the first rank, roles of the table", async () => {
    await browser.open(`${home}/index.html`, { width: 360 });
    const unnamed = `[...document.querySelectorAll("input,select")].filter((field) => !field.labels.length).length`;
    expect(await browser.value(unnamed)).toBe(0);
    expect(await browser.value(`document.querySelectorAll("h1").length`)).toBe(1);
    const twice = `(() => { const ids = [...document.querySelectorAll("[id]")].map((node) => node.id); return ids.length - new Set(ids).size; })()`;
    expect(await browser.value(twice)).toBe(0);
    expect(await browser.value(`document.querySelector("#results").getAttribute("role")`)).toBe("table");
  });

  it("is whole without a script: the table and its pages, no empty search", async () => {
    await browser.open(`${home}/index.html`, { script: false });
    expect(await browser.value(`getComputedStyle(document.querySelector("#search")).display`)).toBe("none");
    expect(await browser.value(`document.querySelectorAll("#results tbody tr").length`)).toBe(100);
    expect(await browser.value(`document.querySelector("#pager [rel=next]").getAttribute("href")`)).toBe("p/2.html");
  });

  it("makes links of the addresses that stand in pieces", async () => {
    await browser.open(`${home}/e/4.html`);
    expect(await browser.value(`document.querySelector("dd .email a").href`)).toBe("mailto:user4@example.kz");
  });

  it("asked only for files that are there", () => {
    expect(server.missed).toEqual([]);
    expect(server.asked.filter((path) => path.startsWith("/i/")).length).toBeGreaterThan(5);
  });
});

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { crc32, inflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { REGISTER_COLUMNS } from "../../src/cases/entry.ts";
import type { Entry } from "../../src/cases/entry.ts";
import { COLUMNS, REGISTER_TITLE } from "../../src/publishing/columns.ts";
import { listSource } from "../../src/publishing/entry-source.ts";
import type { EntrySource, KnownChanges } from "../../src/publishing/entry-source.ts";
import { joinedCheckSum } from "../../src/publishing/joined-check-sum.ts";
import { publish, PublishError } from "../../src/publishing/publish.ts";
import type { PublishContext } from "../../src/publishing/publish-context.ts";
import { deflated, deflatedEnd } from "../../src/publishing/zip.ts";
import { anEntry, day, sampleEntries } from "./sample-entries.ts";

const CONTEXT: PublishContext = {
  updatedAt: "2026-11-22T20:30:00.000Z",
  address: "volunteer@mki.gov.kz",
  officer: { name: "Сәрсенова Әсел", phone: "+7 7172 00 00 00", email: "officer@example.kz" },
};
const LATER: PublishContext = { ...CONTEXT, updatedAt: "2026-11-24T05:00:00.000Z" };

let out = "";
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "tizilim-public-"));
});
afterEach(() => {
  rmSync(out, { recursive: true, force: true });
});

const text = (path: string): string => readFileSync(join(out, path), "utf8");
const json = (path: string): unknown => JSON.parse(text(path));
const filesIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(root.length + 1));

describe("law:5.3 – the public folder", () => {
  it("has the files of the contract", async () => {
    await publish(sampleEntries(3), CONTEXT, out);
    const files = filesIn(out);
    for (const path of [
      "index.html",
      "ru/index.html",
      "e/1.html",
      "ru/e/3.html",
      "register.kk.xlsx",
      "register.ru.xlsx",
    ]) {
      expect(files).toContain(path);
    }
    for (const path of ["register.json", "register.csv", "atom.xml", "ru/atom.xml", "history/history.jsonl"]) {
      expect(files).toContain(path);
    }
  });

  it("works for a register without entries", async () => {
    await publish([], CONTEXT, out);
    expect(text("index.html")).toContain("Тізілімде әзірге жазба жоқ");
    expect(json("register.json")).toEqual({ updatedAt: CONTEXT.updatedAt, entries: [] });
  });

  it("gives register.json exactly the keys of the contract", async () => {
    const entry = anEntry(7, { kk: { volunteer: "Әлия" }, ru: { volunteer: "Алия" } });
    await publish([entry], CONTEXT, out);
    const empty = Object.fromEntries(REGISTER_COLUMNS.map((column) => [column, ""]));
    expect(json("register.json")).toEqual({
      updatedAt: CONTEXT.updatedAt,
      entries: [
        {
          number: 7,
          category: "volunteer",
          status: "active",
          enteredOn: "2026-03-02",
          changedOn: "2026-03-02",
          kk: { ...empty, volunteer: "Әлия" },
          ru: { ...empty, volunteer: "Алия" },
        },
      ],
    });
  });

  it("shows each entry, the day of the change and the officer without a script", async () => {
    await publish(sampleEntries(3), CONTEXT, out);
    const page = text("index.html");
    expect(page).toContain('href="e/1.html"');
    expect(page).toContain("Әлібекова Айгүл");
    expect(page).toContain("2026 жылғы 23 қараша");
    expect(page).toContain("Сәрсенова Әсел");
    expect(page).toContain("№ 127-НҚ");
    expect(page).toContain("qazvolunteer.kz");
    expect(text("ru/index.html")).toContain("23 ноября 2026 года");
  });

  it("links only to files that are there, by relative addresses", async () => {
    await publish(
      sampleEntries(230),
      { ...CONTEXT, forms: new Map([["volunteer.kk.docx", new Uint8Array([1])]]) },
      out,
    );
    const pages = filesIn(out).filter((path) => path.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(460);
    for (const page of pages) {
      for (const [, link = ""] of text(page).matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (/^(?:#|mailto:|tel:)/.test(link)) continue;
        expect(link, page).not.toMatch(/^(?:[a-z]+:|\/)/);
        expect(existsSync(join(out, page, "..", decodeURIComponent(link))), `${page} → ${link}`).toBe(true);
      }
    }
  });

  it("divides a long register into pages of a hundred", async () => {
    await publish(sampleEntries(230), CONTEXT, out);
    expect(text("index.html")).toContain('href="p/2.html"');
    expect(text("p/2.html")).toContain('href="../e/101.html"');
    expect(text("p/3.html")).toContain('href="../e/230.html"');
    expect(text("p/3.html")).not.toContain('rel="next"');
    expect(existsSync(join(out, "p/4.html"))).toBe(false);
  });
});

describe("register.csv", () => {
  it("is UTF-8 with a mark, a row an entry, both languages, and no cell begins like a formula", async () => {
    const entry = anEntry(1, { kk: { volunteer: '=HYPERLINK("x")', contacts: "+77010000000", programme: "a\nb" } });
    await publish([entry], CONTEXT, out);
    const csv = text("register.csv");
    expect(csv.startsWith("\ufeffnumber,category,status,enteredOn,changedOn,kk.volunteer,")).toBe(true);
    expect(csv).toContain(`1,volunteer,active,2026-03-02,2026-03-02,"'=HYPERLINK(""x"")",`);
    expect(csv).toContain(",'+77010000000,");
    expect(csv).toContain('"a\nb"');
    expect(csv.endsWith("\r\n")).toBe(true);
  });
});

async function sheet(language: string): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(out, `register.${language}.xlsx`));
  const found = workbook.worksheets[0];
  if (found === undefined) throw new Error("no sheet");
  return found;
}

describe("law:3, law:A1 – register.kk.xlsx", () => {
  it("is Appendix 1: title, eleven official headings, their numbers, one row an entry", async () => {
    const ended = anEntry(2, {
      status: "terminated",
      terminatedOn: day("2026-05-01"),
      kk: { organisation: "Қор", contacts: "a@b.kz", region: "Абай облысы", termination: "Тоқтатылды" },
    });
    await publish([anEntry(1, { kk: { volunteer: "Әлия" } }), ended], CONTEXT, out);
    for (const language of ["kk", "ru"] as const) {
      const found = await sheet(language);
      const row = (number: number): readonly unknown[] =>
        COLUMNS.map((column) => found.getRow(number).getCell(column.number).value);
      expect(found.getCell("A1").value).toBe(REGISTER_TITLE[language]);
      expect(row(3)).toEqual(COLUMNS.map((column) => column.heading[language]));
      expect(row(4)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(row(5).slice(0, 2)).toEqual([1, "Әлия"]);
      expect(row(6)[0]).toBe(2);
      expect(row(6)[5]).toBe("a@b.kz\nАбай облысы");
      expect(row(6)[10]).toBe("Тоқтатылды");
      expect(found.rowCount).toBe(6);
    }
  });

  it("is set up for print and for reading: landscape, repeated heading, page numbers, frozen, filter", async () => {
    await publish(sampleEntries(5), CONTEXT, out);
    const found = await sheet("kk");
    expect(found.pageSetup.orientation).toBe("landscape");
    expect(found.pageSetup.printTitlesRow).toBe("3:4");
    expect(found.headerFooter.oddFooter).toContain("&P");
    expect(found.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
    expect(found.autoFilter).toBe("A4:K9");
  });

  it.each(["=1+1", "+7701", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])("keeps %j a text", async (value) => {
    await publish([anEntry(1, { kk: { requirements: value } })], CONTEXT, out);
    const cell = (await sheet("kk")).getCell("J5");
    expect(cell.formula).toBeUndefined();
    expect(cell.value).toBe(value.trim());
    const xml = execFileSync("unzip", ["-p", join(out, "register.kk.xlsx"), "xl/worksheets/sheet1.xml"]).toString();
    expect(xml).not.toContain("<f");
  });
});

describe("law:9 – what must not come out", () => {
  const HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg onload=alert(1)>",
    "\u202egnp.exe",
    "ә".repeat(10_000),
    "990101300123",
    "ИИН 990101 300123",
    "990101-300-123",
    "\u0000\u001b[31m",
    "{{title}} ${1} {count}",
    "\ud800",
    "javascript:alert(1)",
  ];
  const hostile = HOSTILE.map((value, index) =>
    anEntry(index + 1, { kk: Object.fromEntries(REGISTER_COLUMNS.map((column) => [column, value])) }),
  );

  it("escapes names that are markup, and takes direction and control letters out", async () => {
    await publish(hostile, CONTEXT, out);
    for (const path of filesIn(out).filter((file) => /\.(?:html|xml)$/.test(file))) {
      const page = text(path);
      expect(page, path).not.toMatch(/<script>|<img|<svg onload|onerror=alert\(1\)>/);
      // oxlint-disable-next-line no-control-regex
      expect(page, path).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000\u001b\ud800]/);
    }
  });

  it("has no inline script, no inline style and nothing of a third party", async () => {
    await publish(sampleEntries(3), CONTEXT, out);
    for (const path of filesIn(out).filter((file) => file.endsWith(".html"))) {
      const page = text(path);
      expect(page, path).toContain("default-src 'none'");
      expect(page, path).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle="|\son\w+="|(?:src|href)="https?:/);
    }
  });

  it("lets nothing that looks like an IIN into any file", async () => {
    await publish(hostile, CONTEXT, out);
    for (const path of filesIn(out)) {
      const content = path.endsWith(".xlsx") ? execFileSync("unzip", ["-p", join(out, path)]).toString() : text(path);
      expect(content, path).not.toMatch(/(?<![0-9a-f])\d{12}(?![0-9a-f])/);
      expect(content, path).not.toMatch(/990101[ -]?300/);
    }
  });

  it("keeps dates and telephone numbers, which are long numbers too", async () => {
    const value = "+7 701 123 45 67, 8 701 765 43 21; 2026-05-01 10:00, 25.04.2026 2000 адам";
    await publish([anEntry(1, { kk: { contacts: value } })], CONTEXT, out);
    expect(text("e/1.html")).toContain(value);
  });

  it("writes an applicant's email address in pieces that are read as one", async () => {
    await publish([anEntry(1, { kk: { contacts: "жазыңыз: aliya.k@example.kz" } })], CONTEXT, out);
    const page = text("e/1.html");
    expect(page).not.toContain("aliya.k@example.kz");
    const seen = page
      .replace(/<[^>]*>/g, "")
      .replaceAll("&#64;", "@")
      .replaceAll("&#46;", ".");
    expect(seen).toContain("жазыңыз: aliya.k@example.kz");
  });

  it("publishes no contacts of persons where that is set", async () => {
    const person = anEntry(1, { kk: { volunteer: "Әлия", contacts: "a@example.kz" } });
    const body = anEntry(2, { category: "organisation", kk: { organisation: "Қор", contacts: "b@example.kz" } });
    await publish([person, body], { ...CONTEXT, hideContactsOfPersons: true }, out);
    expect(text("register.json")).not.toContain("a@example.kz");
    expect(text("register.csv")).not.toContain("a@example.kz");
    expect(text("register.json")).toContain("b@example.kz");
  });
});

/** Not the memory of earlier publications. */
const isOfTheRegister = (path: string): boolean => !/history|\.tizilim/.test(path);

describe("writing again", () => {
  it("writes nothing where nothing changed, and keeps the day of the last change", async () => {
    await publish(sampleEntries(120), CONTEXT, out);
    const before = statSync(join(out, "index.html")).mtimeMs;
    const report = await publish(sampleEntries(120), LATER, out);
    expect(report).toMatchObject({ written: 0, removed: 0, changed: false, updatedAt: CONTEXT.updatedAt });
    expect(statSync(join(out, "index.html")).mtimeMs).toBe(before);
  });

  it("touches only what depends on the entry that changed", async () => {
    const entries = sampleEntries(250);
    await publish(entries, CONTEXT, out);
    const times = new Map(filesIn(out).map((path) => [path, statSync(join(out, path)).mtimeMs]));
    const report = await publish(entries.with(149, anEntry(150, { kk: { volunteer: "Басқа" } })), LATER, out);
    const touched = filesIn(out).filter((path) => statSync(join(out, path)).mtimeMs !== times.get(path));
    expect(touched).toContain("e/150.html");
    expect(touched).toContain("p/2.html");
    expect(touched.filter((path) => /^(?:ru\/)?e\//.test(path))).toHaveLength(2);
    expect(touched.filter((path) => /^(?:ru\/)?p\//.test(path))).toHaveLength(2);
    expect(touched.length).toBe(report.written);
    expect(report.written).toBeLessThan(40);
  });

  it("heals what was deleted and removes what belongs to no entry", async () => {
    await publish(sampleEntries(5), CONTEXT, out);
    rmSync(join(out, "e/3.html"));
    rmSync(join(out, "register.csv"));
    writeFileSync(join(out, "e/99.html"), "old");
    writeFileSync(join(out, "p/9.html"), "old");
    writeFileSync(join(out, "e/4.html.tizilim-new"), "cut");
    const report = await publish(sampleEntries(5), LATER, out);
    expect(report.changed).toBe(false);
    expect(filesIn(out)).toEqual(expect.arrayContaining(["e/3.html", "register.csv"]));
    expect(filesIn(out)).not.toContain("e/99.html");
    expect(filesIn(out)).not.toContain("p/9.html");
    expect(filesIn(out)).not.toContain("e/4.html.tizilim-new");
  });

  it("gives the same files after changes as from scratch", async () => {
    const entries = sampleEntries(230);
    await publish(entries.slice(0, 199), CONTEXT, out);
    await publish(entries, LATER, out);
    const scratch = mkdtempSync(join(tmpdir(), "tizilim-scratch-"));
    await publish(entries, LATER, scratch);
    expect(filesIn(out).filter(isOfTheRegister).sort()).toEqual(filesIn(scratch).filter(isOfTheRegister).sort());
    for (const path of filesIn(out).filter(isOfTheRegister)) {
      expect(readFileSync(join(out, path)).equals(readFileSync(join(scratch, path))), path).toBe(true);
    }
    rmSync(scratch, { recursive: true });
  });

  it("law:5.2 – keeps a chained history of what was published", async () => {
    await publish(sampleEntries(3), CONTEXT, out);
    await publish(sampleEntries(3), LATER, out);
    await publish(sampleEntries(4), LATER, out);
    const lines = text("history/history.jsonl").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { entries: 3 },
      { entries: 4, publishedAt: LATER.updatedAt },
    ]);
    const sha256 = createHash("sha256").update(text("register.json")).digest("hex");
    expect(lines[1]).toContain(sha256);
    expect(text("history/index.html")).toContain(sha256);
  });

  it("adds no publication where only its own notes were lost", async () => {
    await publish(sampleEntries(3), CONTEXT, out);
    rmSync(join(out, ".tizilim-published.json"));
    const report = await publish(sampleEntries(3), LATER, out);
    expect(report).toMatchObject({ changed: false, updatedAt: CONTEXT.updatedAt });
    expect(text("history/history.jsonl").trim().split("\n")).toHaveLength(1);
  });

  it("stops at a history that was changed", async () => {
    await publish(sampleEntries(3), CONTEXT, out);
    await publish(sampleEntries(4), LATER, out);
    writeFileSync(
      join(out, "history/history.jsonl"),
      text("history/history.jsonl").replace('"entries":3', '"entries":2'),
    );
    await expect(publish(sampleEntries(5), LATER, out)).rejects.toThrow(PublishError);
  });

  it("leaves whole files behind a failure, says why, and goes on from there", async () => {
    await publish(sampleEntries(3), CONTEXT, out);
    const front = text("index.html");
    rmSync(join(out, "register.csv"));
    execFileSync("mkdir", ["-p", join(out, "register.csv/in-the-way")]);
    const failure = publish(sampleEntries(4), LATER, out);
    await expect(failure).rejects.toThrow(PublishError);
    await expect(failure).rejects.toMatchObject({ cause: { syscall: "rename" } });
    expect(text("index.html")).toBe(front);
    expect(filesIn(out).filter((path) => path.endsWith(".tizilim-new"))).toEqual([]);
    rmSync(join(out, "register.csv"), { recursive: true });
    await publish(sampleEntries(4), LATER, out);
    expect(text("index.html")).toContain('href="e/4.html"');
    expect(text("register.csv")).toContain("\r\n4,");
  });

  it("refuses two entries with one number before it writes anything", async () => {
    await expect(publish([anEntry(1), anEntry(1)], CONTEXT, out)).rejects.toThrow(PublishError);
    expect(filesIn(out)).toEqual([]);
  });
});

describe("writing again what the keeper of the entries names", () => {
  const entries = sampleEntries(1050);
  const changed = entries.with(1019, anEntry(1020, { kk: { volunteer: "Басқа" } }));
  const longer = [...changed, anEntry(1051, { kk: { volunteer: "Жаңа" } })];

  /** A source that notes the places at which it is read. */
  function watched(list: readonly Entry[], changes: KnownChanges): EntrySource & { readonly reads: Set<number> } {
    const source = listSource(list, changes);
    const reads = new Set<number>();
    const slice: EntrySource["slice"] = (from, to) => {
      if (to - from > 1) reads.add(from);
      return source.slice(from, to);
    };
    return { ...source, slice, reads };
  }

  it("reads little, copies the rest, heals a damaged copy, compares all where it must, and ends as from scratch", async () => {
    await publish(watched(entries, { mark: "one", since: undefined, places: [] }), CONTEXT, out);

    const second = watched(changed, { mark: "two", since: "one", places: [1019] });
    const report = await publish(second, LATER, out);
    expect(report).toMatchObject({ changed: true, entries: 1050, removed: 0 });
    expect(report.written).toBeLessThan(50);
    expect(text("e/1020.html")).toContain("Басқа");

    const damaged = readFileSync(join(out, "register.json"));
    damaged.write("????", 400_000);
    writeFileSync(join(out, "register.json"), damaged);
    await publish(watched(longer, { mark: "three", since: "two", places: [1050] }), LATER, out);
    expect(text("register.json")).not.toContain("????");

    const other = longer.with(5, anEntry(6, { kk: { volunteer: "Өзге" } }));
    const restored = watched(other, { mark: "four", since: "two", places: [] });
    await publish(restored, LATER, out);
    expect([...restored.reads]).toEqual([0, 1000]);
    expect(text("e/6.html")).toContain("Өзге");

    const scratch = mkdtempSync(join(tmpdir(), "tizilim-scratch-"));
    await publish(other, LATER, scratch);
    expect(filesIn(out).toSorted()).toEqual(filesIn(scratch).toSorted());
    for (const path of filesIn(out).filter(isOfTheRegister)) {
      expect(readFileSync(join(out, path)).equals(readFileSync(join(scratch, path))), path).toBe(true);
    }
    rmSync(scratch, { recursive: true });
    for (const language of ["kk", "ru"]) execFileSync("unzip", ["-tq", join(out, `register.${language}.xlsx`)]);
  });

  it("removes what a shorter register leaves: pages, pages of entries, folders of the search", async () => {
    await publish(sampleEntries(250), CONTEXT, out);
    execFileSync("cp", ["-r", join(out, "i/0"), join(out, "i/1")]);
    await publish(sampleEntries(250).slice(0, 150), LATER, out);
    expect(readdirSync(join(out, "i")).toSorted()).toEqual(["0", "index.json"]);
    expect(readdirSync(join(out, "p")).toSorted()).toEqual(["2.html", "index.html"]);
    expect(readdirSync(join(out, "e"))).toHaveLength(150);
  });
});

describe("joined check sums and deflated pieces", () => {
  it.each([
    ["", "абв"],
    ["абв", ""],
    ["a".repeat(70_000), "ә".repeat(33_333)],
  ])("are those of the whole (case %#)", (one, other) => {
    const length = Buffer.byteLength(other);
    expect(joinedCheckSum(crc32(one), crc32(other), length)).toBe(crc32(one + other));
    const bytes = Buffer.concat([deflated(one).bytes, deflatedEnd(other).bytes]);
    expect(inflateRawSync(bytes).toString()).toBe(one + other);
  });
});

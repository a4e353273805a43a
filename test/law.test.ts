/** The order stands in `data/law/`, and code, tests and findings cite it; here the citations are checked. */
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import clauses from "../data/law/clauses.json" with { type: "json" };
import readings from "../data/law/readings.json" with { type: "json" };

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Clauses whose paragraphs are cited one by one; `law:10` means all of them. */
const PARTS: Readonly<Record<string, readonly string[]>> = { 5: ["5.1", "5.2", "5.3"], 10: ["10.1", "10.2"] };
const BINDS = ["program", "applicant", "ministry", "none"];
const IDS = clauses.map((clause) => clause.id);
const BINDING = clauses.filter((clause) => clause.binds === "program").map((clause) => clause.id);

describe("the order, clause by clause", () => {
  it("has every clause of the order's second chapter and both appendices", () => {
    const chapter = textOf("data/law/order-127.kk.txt").split("2-тарау.")[1] ?? "";
    const numbers = [...chapter.matchAll(/^\s*(\d+)\. \p{Lu}\p{Ll}/gmu)].map((match) => match[1] ?? "");
    expect(numbers).toEqual(["3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"]);
    const wanted = numbers.flatMap((number) => PARTS[number] ?? [number]);
    expect(IDS).toEqual(["2", ...wanted, "A1", "A2"]);
  });

  it.each(clauses)("law:$id stands in the order word for word, in both languages", ({ kk, ru, binds, how }) => {
    expect(kk.filter((line) => !stands(line, "data/law/order-127.kk.txt"))).toEqual([]);
    expect(ru.filter((line) => !stands(line, "data/law/order-127.ru.md"))).toEqual([]);
    expect(kk).toHaveLength(ru.length);
    expect(BINDS).toContain(binds);
    expect(how).not.toBe("");
  });
});

describe("readings of doubtful places", () => {
  it.each(readings)("$id: question, reading, reason and sources, of clauses that exist", (reading) => {
    expect(reading.id).toMatch(/^[a-z]+(-[a-z]+)*$/u);
    expect([reading.question, reading.reading, reading.why].filter((words) => words.trim() === "")).toEqual([]);
    expect(reading.sources.length).toBeGreaterThan(0);
    expect(reading.clauses.length).toBeGreaterThan(0);
    expect(reading.clauses.filter((clause) => !IDS.includes(clause))).toEqual([]);
  });

  it("have names of their own", () => {
    expect(new Set(readings.map((reading) => reading.id)).size).toBe(readings.length);
  });
});

describe("citations", () => {
  it("name clauses that exist", () => {
    const unknown = [...sources("src"), ...sources("test")]
      .flatMap(({ path, text }) => citations(text).map((clause) => ({ path, clause })))
      .filter(({ clause }) => !IDS.includes(clause) && PARTS[clause] === undefined)
      .map(({ path, clause }) => `${path}: law:${clause}`);
    expect(unknown).toEqual([]);
  });

  it("name readings that exist", () => {
    const known = readings.map((reading) => reading.id);
    const unknown = [...sources("src"), ...sources("test")]
      .flatMap(({ path, text }) => readingsCited(text).map((id) => ({ path, id })))
      .filter(({ id }) => !known.includes(id))
      .map(({ path, id }) => `${path}: reading: ${id}`);
    expect(unknown).toEqual([]);
  });

  it("are read from comments and titles, and a malformed one is noticed", () => {
    expect(citations("law:10.2, law:A1. (law:3) law:11–law:13")).toEqual(["10.2", "A1", "3", "11", "13"]);
    expect(citations("law:ten")).toEqual(["ten"]);
    expect(readingsCited("(reading: day-zero), (readings: last-hour, seal)")).toEqual([
      "day-zero",
      "last-hour",
      "seal",
    ]);
  });

  it.each([["src"], ["test"]])("in %s/: every clause that binds the program is named", (folder) => {
    const cited = new Set(sources(folder).flatMap(({ text }) => citations(text)));
    const lacking = BINDING.filter((clause) => !cited.has(clause)).map((clause) => `law:${clause}`);
    expect(lacking.join(", "), `clauses that nothing in ${folder}/ names`).toBe("");
  });
});

/** The clause ids of a text's `law:` citations. */
function citations(text: string): string[] {
  return [...text.matchAll(/\blaw:(\w+(?:\.\w+)*)/gu)].map((match) => match[1] ?? "");
}

/** The ids of a text's `(reading: …)` citations. */
function readingsCited(text: string): string[] {
  return [...text.matchAll(/\(readings?: ([a-z, -]+)\)/gu)].flatMap((match) => (match[1] ?? "").split(", "));
}

/** The TypeScript files of a folder, this file left out. */
function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && basename(path) !== basename(import.meta.filename))
    .map((path) => ({ path: `${folder}/${path}`, text: textOf(`${folder}/${path}`) }));
}

function stands(line: string, path: string): boolean {
  return plain(textOf(path)).includes(plain(line));
}

/** Without markup, without the marks that say where a Russian wording comes from, and with every stretch of white space as one space. */
function plain(text: string): string {
  return text
    .replaceAll(/\*\*|\[L[^\]]*\]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function textOf(path: string): string {
  return readFileSync(`${ROOT}/${path}`, "utf8");
}

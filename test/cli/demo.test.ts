import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const PROGRAM = join(import.meta.dirname, "..", "..", "src", "tizilim.cjs");

type Run = { readonly code: number | null; readonly lines: readonly string[]; readonly complaints: string };

/** No settings, no home, no colour: what a fresh machine has. */
async function runDemo(cwd: string): Promise<Run> {
  const child = spawn(process.execPath, [PROGRAM, "demo"], { cwd, env: { PATH: "/usr/bin:/bin", NO_COLOR: "1" } });
  const [out, complaints]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, lines: Buffer.concat(out).toString().split("\n"), complaints: Buffer.concat(complaints).toString() };
}

/** The same in each run: how long something took is not. */
function withoutTimes(line: string): string {
  return line.replaceAll(/\b\d+(?:\.\d)? s\b/g, "… s").trimEnd();
}

describe("the demo, on a machine without settings", () => {
  const cwd = mkdtempSync(join(tmpdir(), "tizilim-demo-"));
  let run: Run;

  beforeAll(async () => {
    run = await runDemo(cwd);
  }, 120_000);
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  it("ends well, and without a complaint", () => {
    expect(run.complaints).toBe("");
    expect(run.code).toBe(0);
    expect(run.lines.join("\n")).toContain("Everybody got the right letter.");
  });

  it("fits a terminal, and colours nothing that is no terminal", () => {
    expect(run.lines.filter((line) => Array.from(line).length > 100)).toEqual([]);
    expect(run.lines.join("\n")).not.toContain("\u001b");
  });

  it("shows who wrote, what was missing and which letter went out", () => {
    const told = run.lines.join("\n");
    for (const words of ["Әсел Қожахметова", "«Қамқор қолдар» қоғамдық қоры", "missing", "written by a program"])
      expect(told).toContain(words);
    for (const kind of [
      "accepted",
      "refine",
      "reminder",
      "refused",
      "updated",
      "terminated",
      "received",
      "help",
      "digest",
    ])
      expect(told).toMatch(new RegExp(`→ ${kind} +to `));
  });

  it("prints what the README shows of it (if not: run it, and copy its lines there)", () => {
    const readme = readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8");
    const [, transcript = ""] = /<!-- transcript[^]*?```text\n([^]*?)```/.exec(readme) ?? [];
    const shown = transcript
      .split("\n")
      .map(withoutTimes)
      .filter((line) => line !== "" && line !== "…");
    const printed = new Set(run.lines.map(withoutTimes));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((line) => !printed.has(line))).toEqual([]);
  });

  it("leaves letters that can be read, with what was attached", () => {
    const letters = readdirSync(join(cwd, "demo", "letters"));
    const refine = letters.find((name) => name.includes("-refine-m.sergeeva")) ?? "";
    const files = readdirSync(join(cwd, "demo", "letters", refine));
    expect(files).toEqual(expect.arrayContaining(["letter.eml", "letter.html", "letter.txt"]));
    expect(files.filter((name) => name.endsWith(".docx")).length).toBeGreaterThan(0);
    expect(readFileSync(join(cwd, "demo", "letters", refine, "letter.txt"), "utf8")).toContain("Тұрғылықты жері");
  });

  it("publishes every category, and the one who left as terminated", () => {
    const register: unknown = JSON.parse(readFileSync(join(cwd, "demo", "public", "register.json"), "utf8"));
    expect(register).toMatchObject({
      entries: [
        { number: 1, category: "volunteer", status: "active" },
        { number: 2, category: "organisation", status: "active" },
        { number: 3, category: "coordinator", status: "active" },
        { number: 4, category: "organiser", status: "terminated" },
        { number: 5, category: "volunteer", status: "active" },
      ],
    });
  });

  it("names commands at the end whose files are there", () => {
    const named = run.lines.flatMap((line) => line.match(/(?<=(?:xdg-open|STATE_DIR=) ?)demo\/\S+/g) ?? []);
    expect(named).toHaveLength(2);
    for (const path of named) expect(existsSync(join(cwd, path))).toBe(true);
  });
});

describe("a folder that no demo made", () => {
  it("is left alone", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "tizilim-demo-"));
    mkdirSync(join(cwd, "demo"));
    writeFileSync(join(cwd, "demo", "thesis.txt"), "mine");
    const run = await runDemo(cwd);
    expect(run.code).toBe(2);
    expect(run.complaints).toContain("no demo made");
    expect(readFileSync(join(cwd, "demo", "thesis.txt"), "utf8")).toBe("mine");
    rmSync(cwd, { recursive: true, force: true });
  });
});

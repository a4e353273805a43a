/** What README.md, SECURITY.md and .env.example say is what the program has. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { COMMANDS } from "../src/cli/commands.ts";
import { LOG_EVENTS } from "../src/steps/log.ts";

const README = textOf("README.md");

describe("README.md", () => {
  it("shows every command with its words, and no other", () => {
    const shown = rowsOf("### Commands").map(([first = ""]) => unquoted(first));
    const there = COMMANDS.map(({ name, takes }) => `tizilim ${name} ${takes}`.trim());
    expect(shown.toSorted()).toEqual(there.toSorted());
  });

  it("speaks of no command that is not there", () => {
    const named = [...README.matchAll(/(?:`|-- )tizilim ([a-z]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !COMMANDS.some((command) => command.name === name))).toEqual([]);
  });

  it("shows every setting with its default, and no other", () => {
    const shown = rowsOf("### Settings").map(([name = "", , fallback = ""]) => [unquoted(name), unquoted(fallback)]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(settings()));
  });

  it("shows every event of the log, in the program's words", () => {
    const shown = rowsOf("### Log").map(([event = "", tells = ""]) => [unquoted(event), tells]);
    expect(Object.fromEntries(shown)).toEqual(LOG_EVENTS);
  });

  it("says of every dependency what it is for", () => {
    const rows = rowsOf("### Dependencies");
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const there = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(rows.map(([name = ""]) => unquoted(name)).toSorted()).toEqual(there.toSorted());
    expect(rows.filter(([, what = ""]) => what === "")).toEqual([]);
  });

  it("leads only to files and headings that are there", () => {
    const targets = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    const lost = targets.filter((target) =>
      target.startsWith("#") ? !anchors().includes(target) : !existsSync(at(target)),
    );
    expect(targets.length).toBeGreaterThan(5);
    expect(lost).toEqual([]);
  });
});

describe(".env.example", () => {
  it("names every setting, and no other", () => {
    const named = [...textOf(".env.example").matchAll(/^#?(TIZILIM_\w+)=/gm)].map(([, name = ""]) => name);
    expect(named.toSorted()).toEqual([...settings().keys()].toSorted());
  });
});

describe("SECURITY.md", () => {
  it.each(rowsOf("## What is stopped", "SECURITY.md"))(
    "%s: a test of that name is there",
    (_who, _what, shownBy = "") => {
      const [, file = "", title = ""] = /^`([^`]+)`: "(.+)"$/.exec(shownBy) ?? [];
      expect(existsSync(at(file)), file).toBe(true);
      expect(textOf(file)).toContain(`"${title}"`);
    },
  );
});

/** Names and defaults, as `readSettings` reads them. */
function settings(): ReadonlyMap<string, string> {
  const source = textOf("src/steps/settings.ts").replaceAll(/\s+/g, " ");
  const names = [...source.matchAll(/"(TIZILIM_[A-Z_]+)"(?:, "([^"]*)")?/g)].map(
    ([, name = "", fallback]) => [name, fallback] as const,
  );
  const defaults = names.map(
    ([name, fallback = ""]) => [name, fallback === "imap" || fallback === "smtp" ? "" : fallback] as const,
  );
  return new Map(defaults);
}

/** The cells of the table under a heading, without its head. */
function rowsOf(heading: string, file = "README.md"): string[][] {
  const [, below = ""] = textOf(file).split(`\n${heading}\n`);
  const [section = ""] = below.split(/\n#{2,3} /);
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

function anchors(): readonly string[] {
  const headings = [...README.matchAll(/^#+ (.+)$/gm)].map(([, words = ""]) => words);
  return headings.map(
    (words) =>
      `#${words
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, "")
        .replaceAll(" ", "-")}`,
  );
}

function unquoted(cell: string): string {
  return cell.replaceAll("`", "").replaceAll("\\|", "|");
}

function at(path: string): string {
  return join(import.meta.dirname, "..", path);
}

function textOf(path: string): string {
  return readFileSync(at(path), "utf8");
}

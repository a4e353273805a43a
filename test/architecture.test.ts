/**
 * The rooms of `src/`, and what each may import. This file *is* the rule: change the table where the house changes.
 *
 * core rooms are functions of their arguments: no clock, file, network, environment or randomness.
 * shell rooms touch the world, and never each other. `steps` walks data from room to room; `cli` is the door.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

type Room = {
  readonly kind: "core" | "shell" | "seam" | "door";
  /** Rooms that it may import, types and dynamic imports included. */
  readonly rooms: readonly string[];
  /** npm packages that it owns. */
  readonly packages: readonly string[];
};

const CORE = ["calendar", "forms", "rules", "cases", "letters"] as const;

const ROOMS: Readonly<Record<string, Room>> = {
  calendar: { kind: "core", rooms: [], packages: [] },
  forms: { kind: "core", rooms: ["calendar"], packages: [] },
  rules: { kind: "core", rooms: ["calendar", "forms"], packages: [] },
  cases: { kind: "core", rooms: ["calendar", "forms", "rules"], packages: [] },
  letters: { kind: "core", rooms: ["calendar", "forms", "rules", "cases"], packages: ["handlebars"] },
  mail: { kind: "shell", rooms: ["letters"], packages: ["imapflow", "mailparser", "nodemailer"] },
  documents: { kind: "shell", rooms: ["forms"], packages: ["exceljs", "pdfjs-dist", "sharp"] },
  storage: { kind: "shell", rooms: CORE, packages: ["better-sqlite3"] },
  publishing: { kind: "shell", rooms: ["calendar", "rules", "cases"], packages: ["exceljs"] },
  steps: { kind: "seam", rooms: [...CORE, "mail", "documents", "storage", "publishing"], packages: ["pino"] },
  // The door knows the words of the core; the world it reaches through steps. The demo's mail server stands behind it.
  cli: { kind: "door", rooms: [...CORE, "steps"], packages: ["pino", "smtp-server"] },
};

/** What lies outside `src/` and may be imported, and by which rooms. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  "data/": Object.keys(ROOMS),
  "templates/": ["letters", "publishing"],
  "fixtures/": ["cli"],
  "package.json": ["cli"],
};

/** The one file beside the rooms: plain JavaScript that any Node can read. */
const BESIDE_THE_ROOMS = ["tizilim.cjs"];
/** A worker can be handed other readers (slow or broken ones, in tests) only as the name of a file. */
const MAY_IMPORT_UNNAMED = ["documents/reading-worker.ts"];
/** Built-in modules that are plain functions. */
const PURE_BUILTINS = ["node:buffer", "node:crypto", "node:util"];
const EMPTY_NAMES = ["utils", "util", "helpers", "helper", "common", "types", "manager", "service"];
const LONGEST_FILE = 300;

const IMPURE: Readonly<Record<string, RegExp>> = {
  "reads the environment": /\bprocess\s*\.|\bglobalThis\b|\bimport\.meta\b/u,
  "reads the clock":
    /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\s*\())|(?<!new )\bDate\(|\bperformance\.|\bTemporal\.Now\b/u,
  "is random": /\bMath\.random\b|\brandom(?:UUID|Bytes|Int|Fill|FillSync)\b|\bgetRandomValues\b/u,
  "touches the network": /\bfetch\(|\bnew WebSocket\b/u,
  waits: /\bset(?:Timeout|Interval|Immediate)\(/u,
};

const FILES = readdirSync(fileURLToPath(new URL("../src", import.meta.url)), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => posix.join(entry.parentPath, entry.name).split("/src/").slice(1).join("/src/"));

describe("the house as it stands", () => {
  it("has files, so that the next test is about something", () => {
    expect(FILES.length).toBeGreaterThan(20);
  });

  it("has an owner for every dependency, and a dependency for every owner", () => {
    const owned = new Set(Object.values(ROOMS).flatMap((room) => room.packages));
    expect([...owned].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it("keeps its rules in every file", () => {
    const faults = FILES.flatMap((path) => faultsOf(path, textOf(path)).map((fault) => `src/${path}: ${fault}`));
    expect(faults.join("\n")).toBe("");
  });
});

describe("a fault is noticed:", () => {
  it.each([
    ["a shell room from a shell room", "mail/x.ts", `import { a } from "../storage/a.ts";`, "may not import storage"],
    ["a type only", "forms/x.ts", `import type { A } from "../rules/a.ts";`, "may not import rules"],
    ["a name that is passed on", "forms/x.ts", `export { a } from "../rules/a.ts";`, "may not import rules"],
    ["everything", "forms/x.ts", `export * from "../rules/a.ts";`, "may not import rules"],
    ["an import for its effect", "forms/x.ts", `import "../rules/a.ts";`, "may not import rules"],
    ["a dynamic import", "forms/x.ts", `await import("../rules/a.ts")`, "may not import rules"],
    ["the type of an import", "forms/x.ts", `type A = import("../rules/a.ts").A;`, "may not import rules"],
    ["over several lines", "forms/x.ts", `import {\n  a,\n} from "../rules/a.ts";`, "may not import rules"],
    ["a worker's file", "forms/x.ts", `new URL("../rules/a.ts", base)`, "may not import rules"],
    ["an import that names nothing", "mail/x.ts", `import(name)`, "imports what it does not name"],
    ["another room's package", "mail/x.ts", `import a from "exceljs";`, "may not import the package exceljs"],
    ["a package's inner file", "steps/x.ts", `import "nodemailer/lib/a";`, "may not import the package nodemailer"],
    ["a scoped package", "mail/x.ts", `import "@pinojs/redact";`, "may not import the package @pinojs/redact"],
    ["logging elsewhere", "storage/x.ts", `import { pino } from "pino";`, "may not import the package pino"],
    ["a console elsewhere", "steps/x.ts", `console.log(1)`, "writes to the console"],
    ["the file system", "rules/x.ts", `import { a } from "node:fs";`, "may not import node:fs"],
    ["a built-in without its prefix", "rules/x.ts", `import fs from "fs";`, "may not import the package fs"],
    ["the clock", "rules/x.ts", `const now = Date.now();`, "reads the clock"],
    ["the clock by a new Date", "rules/x.ts", "`${new Date()}`", "reads the clock"],
    ["the environment", "cases/x.ts", `process.env.TZ`, "reads the environment"],
    ["chance", "cases/x.ts", `randomUUID()`, "is random"],
    ["fixtures in the product", "mail/x.ts", `import "../../fixtures/people.ts";`, "may not import fixtures/"],
    ["a folder that is no room", "tools/x.ts", ``, "is in no room of the table"],
    ["a file beside the rooms", "x.ts", ``, "is in no room of the table"],
    ["a room's file beside the rooms", "cli/x.ts", `import "../x.ts";`, "may not import x.ts"],
    ["a name that says nothing", "mail/utils.ts", ``, "has a name that says nothing"],
    ["too long a file", "mail/x.ts", "\n".repeat(LONGEST_FILE), "has more than 300 lines"],
  ])("%s", (_, path, source, fault) => expect(faultsOf(path, source)).toEqual([expect.stringContaining(fault)]));

  it.each([
    ["its own room", "rules/x.ts", `import { a } from "./a.ts"; import { b } from "./deep/b.ts";`],
    ["a room that it may import", "rules/x.ts", `import type { A } from "../forms/a.ts";`],
    ["its own package", "mail/x.ts", `import Composer from "nodemailer/lib/mail-composer";`],
    ["data", "forms/x.ts", `import a from "../../data/forms/action.json" with { type: "json" };`],
    ["words in a comment", "rules/x.ts", `/* import "pino"; */ // console.log(Date.now())`],
    ["the word before a string's end", "mail/x.ts", `header("from", 'from').join("from")`],
    ["words in a string", "rules/x.ts", `const a = "https://a.kz"; const b = "console.log(" + 'process.env';`],
    ["a moment that was handed in", "rules/x.ts", `new Date(receivedAt)`],
    ["a file of full length", "mail/x.ts", "\n".repeat(LONGEST_FILE - 1)],
  ])("but not %s", (_, path, source) => expect(faultsOf(path, source)).toEqual([]));
});

/** What is wrong with a file of `src/`, one line each. */
function faultsOf(path: string, source: string): string[] {
  if (BESIDE_THE_ROOMS.includes(path)) return [];
  const [name = ""] = path.split("/");
  const room = path.includes("/") ? ROOMS[name] : undefined;
  if (room === undefined) return ["is in no room of the table"];
  const words = masked(source);
  return [
    ...importsOf(words).flatMap((target) => importFault(path, name, room, target)),
    ...(/\bimport\((?!\s*")/u.test(words.code) && !MAY_IMPORT_UNNAMED.includes(path)
      ? ["imports what it does not name"]
      : []),
    ...(room.kind === "core" ? Object.keys(IMPURE).filter((fault) => IMPURE[fault]?.test(words.code)) : []),
    ...(name !== "cli" && /\bconsole\s*\./u.test(words.code) ? ["writes to the console"] : []),
    ...(EMPTY_NAMES.includes(basename(path).split(".")[0] ?? "") ? ["has a name that says nothing"] : []),
    ...(source.split("\n").length > LONGEST_FILE ? [`has more than ${LONGEST_FILE} lines`] : []),
  ];
}

function importFault(path: string, name: string, room: Room, target: string): string[] {
  if (target.startsWith("node:")) {
    return room.kind === "core" && !PURE_BUILTINS.includes(target) ? [`may not import ${target}`] : [];
  }
  if (!target.startsWith(".")) {
    const owner = target
      .split("/")
      .slice(0, target.startsWith("@") ? 2 : 1)
      .join("/");
    return room.packages.includes(owner) ? [] : [`may not import the package ${owner}`];
  }
  const file = posix.join("src", posix.dirname(path), target);
  const place = file.startsWith("src/") ? file.split("/").slice(1, 2).join("") : outside(file);
  const allowed = place === name || room.rooms.includes(place) || (OUTSIDE[place]?.includes(name) ?? false);
  return allowed ? [] : [`may not import ${place}`];
}

function outside(file: string): string {
  return Object.keys(OUTSIDE).find((place) => file.startsWith(place)) ?? file;
}

/** Everything that the source names to be imported, or started from a file. */
function importsOf({ code, strings }: Masked): string[] {
  const named = /\b(?:from\s*|(?:import|require)\s*\(?\s*|new URL\(\s*)"(\d+)"/gu;
  const found = [...code.matchAll(named)].map((match) => ({ by: match[0], target: strings[Number(match[1])] ?? "" }));
  return found.filter(({ by, target }) => !by.startsWith("new URL") || isCode(target)).map(({ target }) => target);
}

function isCode(target: string): boolean {
  return target.startsWith(".") && /\.[cm]?[jt]s$/u.test(target);
}

type Masked = { readonly code: string; readonly strings: readonly string[] };

/** The source without comments, and with a number for what each string says. Templates stay, for their holes. */
function masked(source: string): Masked {
  const strings: string[] = [];
  const token = /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/gu;
  const code = source.replaceAll(token, (found) => {
    if (found.startsWith("/")) return " ";
    return found.startsWith("`") ? found : `"${strings.push(found.slice(1, -1)) - 1}"`;
  });
  return { code, strings };
}

function textOf(path: string): string {
  return readFileSync(new URL(`../src/${path}`, import.meta.url), "utf8");
}

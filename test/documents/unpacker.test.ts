import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBytes } from "../../src/documents/read-document.ts";
import { linesOf } from "./lines-of.ts";

const has7z = existsSync("/usr/bin/7z");
if (!has7z) console.log("skipped: 6 archives, 7z is not installed");

async function read(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const { papers, unread } = await readBytes(name, bytes);
  return [
    ...papers.map((paper) => `${paper.source}: ${linesOf(paper.blocks).join("|")}`),
    ...unread.map((file) => `${file.source}: ${file.reason}`),
  ];
}

/** A 7z with these files, packed by 7z itself. */
function packed(files: Readonly<Record<string, string | Buffer>>, options: readonly string[] = []): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "unpacker-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    execFileSync("7z", ["a", "-bd", ...options, "out.7z", "./*"], { cwd: folder, stdio: "ignore" });
    return readFileSync(join(folder, "out.7z"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!has7z)("a 7z", () => {
  it("gives its files without their folders, two of one name too", async () => {
    const bytes = packed({ "Өтініш/сауалнама.txt": "ЖСН", "көшірме/сауалнама.txt": "ИИН" });
    expect(await read("a.7z", bytes)).toEqual(["a.7z › сауалнама.txt: ИИН", "a.7z › сауалнама_1.txt: ЖСН"]);
  });

  it("with a password is encrypted", async () => {
    expect(await read("a.7z", packed({ "a.txt": "x" }, ["-psecret"]))).toEqual(["a.7z: encrypted"]);
    expect(await read("a.7z", packed({ "a.txt": "x" }, ["-psecret", "-mhe=on"]))).toEqual(["a.7z: encrypted"]);
  });

  it("cut short is damaged", async () =>
    expect(await read("a.7z", packed({ "a.txt": "x".repeat(2000) }).subarray(0, 90))).toEqual(["a.7z: damaged"]));

  it("that unpacks to far more than it is, is too large", async () =>
    expect(await read("a.7z", packed({ "a.txt": Buffer.alloc(70 << 20) }, ["-mx=1"]))).toEqual(["a.7z: too-large"]));

  it("with too many files is too large", async () => {
    const files = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`${index}.txt`, "x"]));
    expect(await read("a.7z", packed(files))).toEqual(["a.7z: too-large"]);
  });
});

describe("without an unpacker", () => {
  it.each(["526172211a0700cf907300000d00", "377abcaf271c0004"])("an archive is unsupported: %s", async (hex) => {
    const path = process.env["PATH"];
    process.env["PATH"] = "/nowhere";
    try {
      expect(await read("a", Buffer.from(hex, "hex"))).toEqual(["a: archive-unsupported"]);
    } finally {
      process.env["PATH"] = path;
    }
  });
});

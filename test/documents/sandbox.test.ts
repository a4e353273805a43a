import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { openSandbox } from "../../src/documents/sandbox.ts";
import type { Sandbox } from "../../src/documents/sandbox.ts";
import { SANDBOX_LIMITS } from "../../src/documents/sandbox-limits.ts";
import { storedZip } from "./stored-zip.ts";

const HOSTILE = {
  ...SANDBOX_LIMITS,
  patience: { document: 3000, pdf: 3000, conversion: 3000, scan: 3000 },
  heapMegabytes: 64,
  growthMegabytes: 300,
  readersModule: new URL("hostile-readers.ts", import.meta.url).href,
};

let sandbox: Sandbox | undefined;

function open(limits = HOSTILE): Sandbox {
  sandbox = openSandbox(limits);
  return sandbox;
}

async function reasonFor(order: string): Promise<string | undefined> {
  const reading = await open().read("өтініш.txt", Buffer.from(order));
  return reading.unread[0]?.reason;
}

afterEach(async () => {
  await sandbox?.close();
});

describe("a file that misbehaves costs a reason, not the process", () => {
  it("hangs: timeout", async () => expect(await reasonFor("hang")).toBe("timeout"));
  it("ends the worker: damaged", async () => expect(await reasonFor("exit")).toBe("damaged"));
  it("throws a bug: damaged", async () => expect(await reasonFor("throw")).toBe("damaged"));
  it("recurses without end: damaged", async () => expect(await reasonFor("recurse")).toBe("damaged"));
  it("eats the heap: memory", async () => expect(await reasonFor("heap")).toBe("memory"));
  it("eats buffers, which Node's limits do not count: memory", async () =>
    expect(await reasonFor("buffers")).toBe("memory"));
  it("is refused by its reader: that reason", async () => expect(await reasonFor("refuse")).toBe("encrypted"));
});

describe("the sandbox after a death", () => {
  it("reads the next files, in a new worker", async () => {
    const { read } = open();
    const readings = await Promise.all(
      ["hang", "сәлем", "exit", "print", "әлем"].map((order) => read(order, Buffer.from(order))),
    );
    expect(readings.map((reading) => reading.unread[0]?.reason ?? reading.papers[0]?.source)).toEqual([
      "timeout",
      "сәлем",
      "damaged",
      "print",
      "әлем",
    ]);
  });

  it("does not blame a file for the memory that its neighbour takes", async () => {
    const { read } = open({ ...HOSTILE, patience: { ...HOSTILE.patience, document: 4000 } });
    const [eater, innocent] = await Promise.all([read("a", Buffer.from("buffers")), read("b", Buffer.from("hang"))]);
    expect(eater?.unread[0]?.reason).toBe("memory");
    expect(innocent?.unread[0]?.reason).toBe("timeout");
  });

  it("keeps what an archive gave before one of its files hung, and names that file and the archive", async () => {
    const archive = storedZip({ "бір.txt": "бірінші", "екі.txt": "hang", "үш.txt": "үшінші" });
    const reading = await open().read("өтініш.zip", archive);
    expect(reading.papers.map((paper) => paper.source)).toEqual(["өтініш.zip › бір.txt"]);
    expect(reading.unread.map(({ source, reason }) => `${source}: ${reason}`)).toEqual([
      "өтініш.zip › екі.txt: timeout",
      "өтініш.zip: timeout",
    ]);
  });

  it("replaces a worker after its share of files", async () => {
    const { read } = open({ ...HOSTILE, workers: 1, filesPerWorker: 2 });
    for (const text of ["a", "b", "c", "d", "e"]) {
      const reading = await read(text, Buffer.from(text));
      expect(reading.papers[0]?.source).toBe(text);
    }
  });
});

describe("the caller's side", () => {
  it("keeps its bytes", async () => {
    const bytes = Buffer.from("сәлем");
    await open().read("a.txt", bytes);
    expect(bytes.toString()).toBe("сәлем");
  });

  it("settles readings under way when the sandbox is closed", async () => {
    const { read, close } = open();
    const reading = read("a.txt", Buffer.from("hang"));
    await close();
    expect((await reading).unread[0]?.detail).toBe("the reader was closed");
  });

  it("may end while a worker is idle", () => {
    const module = new URL("../../src/documents/sandbox.ts", import.meta.url).href;
    const program = `const { openSandbox } = await import(${JSON.stringify(module)});
      const reading = await openSandbox().read("a.txt", Buffer.from("сәлем"));
      process.stdout.write(reading.papers[0].blocks[0].runs[0].text);`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], { timeout: 10_000 });
    expect(printed.toString()).toBe("сәлем");
  });
});

/** A headless Chromium for the tests of the public pages, driven over its DevTools pipe; `undefined` where there is none. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export type PageOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
};

export type Browser = {
  /** Opens a page and waits for its load. `width` and `height` in CSS pixels; `script: false` turns JavaScript off. */
  readonly open: (address: string, options?: PageOptions) => Promise<void>;
  /** The value of an expression in the page; promises are awaited. */
  readonly value: (expression: string) => Promise<unknown>;
  /** A picture of what is to be seen, as PNG. */
  readonly picture: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

type Message = { readonly id?: number; readonly method?: string; readonly result?: unknown; readonly error?: unknown };

export const CHROMIUM = PLACES.find((place) => existsSync(place));

export async function startBrowser(program: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "tizilim-chromium-"));
  const flags = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
  ];
  const child = spawn(program, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = devtools(writable(child.stdio[3]), readable(child.stdio[4]));
  const { targetId } = record(await line.send("Target.createTarget", { url: "about:blank" }));
  const { sessionId } = record(await line.send("Target.attachToTarget", { targetId, flatten: true }));
  const send = (method: string, params: object = {}): Promise<unknown> => line.send(method, params, String(sessionId));
  await send("Page.enable");
  return {
    open: async (address, { width = 1200, height = 800, script = true, dark = false } = {}) => {
      await send("Emulation.setScriptExecutionDisabled", { value: !script });
      await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
      const features = [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
      await send("Emulation.setEmulatedMedia", { features });
      const loaded = line.once("Page.loadEventFired");
      await send("Page.navigate", { url: address });
      await loaded;
    },
    value: async (expression) => {
      const answer = record(await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }));
      if ("exceptionDetails" in answer) throw new Error(JSON.stringify(answer["exceptionDetails"]));
      return record(answer["result"])["value"];
    },
    picture: async () => Buffer.from(String(record(await send("Page.captureScreenshot"))["data"]), "base64"),
    close: async () => {
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Messages end with a zero byte. */
function devtools(to: Writable, from: Readable) {
  const waiting = new Map<number, (message: Message) => void>();
  const events = new Map<string, () => void>();
  let last = 0;
  let rest = "";
  from.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const message: Message = JSON.parse(part);
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      if (message.method !== undefined) events.get(message.method)?.();
    }
  });
  return {
    once: (method: string): Promise<void> => new Promise((resolve) => events.set(method, resolve)),
    send: (method: string, params: object, sessionId?: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ result, error }) =>
          error === undefined ? resolve(result) : reject(new Error(JSON.stringify(error))),
        );
        to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function writable(stream: unknown): Writable {
  if (!(stream instanceof Writable)) throw new Error("no pipe to the browser");
  return stream;
}

function readable(stream: unknown): Readable {
  if (!(stream instanceof Readable)) throw new Error("no pipe from the browser");
  return stream;
}

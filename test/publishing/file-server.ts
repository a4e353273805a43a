/** A plain file server for the tests of the public pages: it knows nothing of the register. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

export type FileServer = {
  readonly address: string;
  /** Paths that were asked for, and those that are not there. */
  readonly asked: readonly string[];
  readonly missed: readonly string[];
  readonly close: () => void;
};

export async function serveFiles(folder: string): Promise<FileServer> {
  const asked: string[] = [];
  const missed: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    asked.push(path);
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      missed.push(path);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  const address = `http://127.0.0.1:${typeof at === "object" ? (at?.port ?? 0) : 0}`;
  return { address, asked, missed, close: () => server.close() };
}

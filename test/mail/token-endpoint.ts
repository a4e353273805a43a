/** A token endpoint of a few lines (RFC 6749), on loopback. */
import { once } from "node:events";
import { createServer } from "node:http";

export type TokenEndpoint = {
  readonly url: string;
  /** The forms that were posted, in order. */
  readonly asked: readonly Readonly<Record<string, string>>[];
  /** What is answered from now on: a status and JSON. */
  answer: (form: Readonly<Record<string, string>>) => readonly [status: number, body: object];
  readonly close: () => Promise<void>;
};

export async function startTokenEndpoint(answer: TokenEndpoint["answer"]): Promise<TokenEndpoint> {
  const asked: Readonly<Record<string, string>>[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      asked.push(form);
      const [status, body] = endpoint.answer(form);
      response.writeHead(status, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  const endpoint: TokenEndpoint = {
    url: `http://127.0.0.1:${port}/token`,
    asked,
    answer,
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
  return endpoint;
}

/** `TIZILIM_HTTP`: `/healthz` and `/metrics`, for the monitoring alone; figures only, nothing of a person. */
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { Pulse } from "./daemon/pulse.ts";
import { healthOf } from "./health.ts";
import { metricsText } from "./metrics.ts";
import type { Office } from "./office.ts";
import { WorldFault } from "./world-fault.ts";

export type HealthServer = { readonly port: number; readonly close: () => Promise<void> };

type Answer = { readonly status: number; readonly type: string; readonly body: string };

/** Throws `WorldFault` where the port can't be had. */
export async function serveHealth(
  office: Office,
  pulse: Pulse,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HealthServer> {
  const started = performance.now();
  const server = createServer({ requestTimeout: 5_000 }, (request, response) => {
    const { status, type, body } = guarded(() =>
      answerTo(request.url ?? "", office, pulse, performance.now() - started),
    );
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
  });
  await listening(server, host, port);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", (cause) => reject(new WorldFault(`TIZILIM_HTTP: ${cause.message}`, cause)));
  server.listen(port, host, resolve);
  await promise;
}

/** Who asks how the daemon is must not end it. */
function guarded(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (fault) {
    return json(500, { error: fault instanceof Error ? fault.message : String(fault) });
  }
}

function answerTo(url: string, office: Office, pulse: Pulse, sinceStartMs: number): Answer {
  switch (url.split("?", 1)[0]) {
    case "/healthz": {
      const health = healthOf(office, pulse, sinceStartMs);
      return json(health.live && health.ready ? 200 : 503, health);
    }
    case "/healthz/live": {
      const health = healthOf(office, pulse, sinceStartMs);
      return json(health.live ? 200 : 503, { live: health.live, lastScan: health.lastScan });
    }
    case "/metrics":
      return { status: 200, type: "text/plain; version=0.0.4; charset=utf-8", body: metricsText(office, pulse) };
    default:
      return json(404, { error: "there are /healthz, /healthz/live and /metrics" });
  }
}

function json(status: number, value: unknown): Answer {
  return { status, type: "application/json", body: `${JSON.stringify(value)}\n` };
}

/** What the monitoring sees, and that nothing of a person is in it. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applicationMail } from "../../fixtures/mail.ts";
import { feelPulse, PARTS } from "../../src/steps/daemon/pulse.ts";
import type { Pulse } from "../../src/steps/daemon/pulse.ts";
import { METRICS } from "../../src/steps/metrics.ts";
import { serveHealth } from "../../src/steps/serve-health.ts";
import type { HealthServer } from "../../src/steps/serve-health.ts";
import { OFFICE, startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

let day: OfficeDay;
let pulse: Pulse;
let server: HealthServer;

beforeEach(async () => {
  day = await startOfficeDay();
  pulse = feelPulse();
  server = await serveHealth(day.office, pulse, { host: "127.0.0.1", port: 0 });
  const mail = { from: "h1@example.kz", subject: "Сұрақ", body: "ИИН 990101300017", date: "2026-10-20T04:00:00Z" };
  day.mail.deliver(OFFICE, applicationMail({ ...mail, messageId: "<h1@example.kz>" }));
  await day.once("2026-10-20T09:30:00+05:00");
});
afterEach(async () => {
  await server.close();
  await day.close();
});

const get = async (path: string): Promise<Response> => await fetch(`http://127.0.0.1:${server.port}${path}`);

test("ready only where every part is well; live where the mailbox was read lately", async () => {
  expect((await get("/healthz")).status).toBe(503);
  for (const part of PARTS) pulse.well(part);
  const well = await get("/healthz");
  expect(well.status).toBe(200);
  expect(await well.json()).toMatchObject({ live: true, ready: true, checks: { imap: true, smtp: true, disk: true } });
  pulse.troubled("sending", "no");
  expect((await get("/healthz")).status).toBe(503);
  expect((await get("/healthz/live")).status).toBe(200);
  expect((await get("/other")).status).toBe(404);
});

test("every documented figure is there, and no person", async () => {
  const text = await (await get("/metrics")).text();
  for (const name of Object.keys(METRICS)) expect(text).toContain(`# TYPE ${name} gauge`);
  expect(text).toMatch(/^tizilim_letters\{kind="help",state="sent"\} 1$/m);
  expect(text).toMatch(/^tizilim_mailbox_messages 1$/m);
  expect(text).not.toMatch(/example\.kz|990101300017|\d{12}(?!\d)\b.*@/);
  for (const line of text.trim().split("\n"))
    expect(line).toMatch(
      /^(?:# (?:HELP|TYPE) tizilim_|tizilim_[a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? [\d.e+]+$)/,
    );
});

test("alerts and dashboard name figures that there are", () => {
  for (const file of ["alerts.yml", "grafana-dashboard.json"]) {
    const text = readFileSync(new URL(`../../data/operations/${file}`, import.meta.url), "utf8");
    const named = new Set(text.match(/\btizilim_[a-z_]+/g));
    expect(named.size).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(METRICS)).toContain(name);
  }
});

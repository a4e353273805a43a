/**
 * The daemon with a bomb in it: kills its own process, hard, when it passes the boundary of `CHAOS_KILL_AT` (`name` or
 * `name:n`, the n-th time). `CHAOS_KILL_AFTER`: so many milliseconds after
 * it is ready. `CHAOS_CLOCK` sets its clock.
 */
import { instant } from "../../src/calendar/plain-date.ts";
import { serversOf } from "../../src/cli/servers.ts";
import { runDaemon } from "../../src/steps/daemon.ts";
import { closeOffice, openOffice } from "../../src/steps/office.ts";
import { readSettings } from "../../src/steps/settings.ts";
import { lockState } from "../../src/storage/instance-lock.ts";

const [at, nth] = (process.env["CHAOS_KILL_AT"] ?? "").split(":");
let passed = 0;

/** Set to a moment, from which it runs on; otherwise the machine's. */
const set = process.env["CHAOS_CLOCK"];
const ahead = set ? Date.parse(set) - Date.now() : 0;

const settings = readSettings(process.env, ["imap", "smtp"]);
const office = openOffice(
  settings,
  () => instant(new Date(Date.now() + ahead)),
  (boundary) => {
    if (boundary === at && ++passed === Number(nth ?? 1)) process.kill(process.pid, "SIGKILL");
  },
);
const after = Number(process.env["CHAOS_KILL_AFTER"] ?? "");
if (after > 0) setTimeout(() => process.kill(process.pid, "SIGKILL"), after);

const lock = lockState(settings.stateDir);
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
await runDaemon(office, serversOf(settings), stop.signal);
lock.release();
await closeOffice(office);

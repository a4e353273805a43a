import { instant } from "../../calendar/plain-date.ts";
import { examine, examineLive } from "../../steps/doctor.ts";
import type { Check } from "../../steps/doctor.ts";
import { readSettings } from "../../steps/settings.ts";
import { JSON_OPTION } from "../command.ts";
import type { Command } from "../command.ts";
import { ink } from "../ink.ts";
import type { Ink } from "../ink.ts";
import { serversOf } from "../servers.ts";
import { plain } from "../show-check.ts";

export const doctor: Command = {
  name: "doctor",
  takes: "[--json] [--live]",
  help: "Looks at settings, mail servers, folders, database, calendar, clock, templates and optional tools; changes nothing.\nOne line each: ok, warn or FAIL, and what to do. Exit 1 where one fails.",
  options: [
    JSON_OPTION,
    {
      name: "live",
      help: "for a health check: no network; fails where the mailbox was not read through for 10 minutes",
    },
  ],
  run: async (words, { env, print }) => {
    const settings = readSettings(env, ["imap", "smtp"]);
    const now = instant(new Date());
    const checks = words.options["live"]
      ? examineLive(settings, now)
      : await examine(settings, serversOf(settings), env, now);
    const isWell = checks.every(({ level }) => level !== "FAIL");
    if (words.options["json"]) print(JSON.stringify({ ok: isWell, checks }, null, 2));
    else for (const check of checks) print(lineOf(check));
    return isWell ? 0 : 1;
  },
};

const INKS: Readonly<Record<Check["level"], Ink>> = { ok: "good", warn: "asks", FAIL: "bad" };

function lineOf({ level, about, says, remedy }: Check): string {
  const told = `${ink(INKS[level], level.padEnd(4))}  ${about}: ${plain(says)}`;
  return remedy === undefined ? told : `${told}: ${plain(remedy)}`;
}

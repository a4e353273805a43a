/** Whether the machine is well, line by line; what is wrong is marked. */
import type { Instant } from "../calendar/plain-date.ts";
import type { Digest } from "../cases/digest.ts";
import type { Language } from "../forms/reading.ts";
import { momentInWords } from "./dates.ts";
import type { ViewOf } from "./shapes.ts";
import { filled } from "./words.ts";
import type { Words } from "./words.ts";

/** Below this a disk is called nearly full. */
const LITTLE_SPACE = 2 * 1024 ** 3;
const GIGABYTE = 1024 ** 3;
const MINUTE = 60_000;
/** A mailbox that was not read for so long is called unread; a backup of that age old. */
const SCAN_MINUTES = 60;
const BACKUP_DAYS = 7;

type Health = Digest["health"];
type Line = ViewOf<"digest">["health"][number];

/** `until`: the digest's own moment. */
export function healthView(health: Health, until: Instant, words: Words, language: Language): readonly Line[] {
  const say = words.health;
  const line = (name: keyof typeof say, value: string, wrong: boolean): Line => ({
    what: say[name][language],
    value,
    wrong,
  });
  const moment = (at: Health["lastScan"]) => (at === undefined ? say.never[language] : momentInWords(at, language));
  const amount = (name: "unsent" | "unproven" | "setAside" | "unpublished") =>
    line(name, String(health[name]), health[name] > 0);
  const isOld = (at: Instant | undefined, minutes: number) =>
    at === undefined || Date.parse(until) - Date.parse(at) > minutes * MINUTE;
  return [
    line("lastScan", moment(health.lastScan), isOld(health.lastScan, SCAN_MINUTES)),
    line("mailbox", `${health.mailbox ?? say.unknown[language]} / ${health.ledger}`, health.mailbox !== health.ledger),
    line("entries", String(health.entries), false),
    amount("unsent"),
    amount("unproven"),
    line("bounced", [String(health.bounced), ...(health.bouncedCases ?? [])].join(" · "), health.bounced > 0),
    amount("setAside"),
    amount("unpublished"),
    ...(health.uploadFailingSince === undefined ? [] : [line("uploadFails", moment(health.uploadFailingSince), true)]),
    line("calendar", calendarInWords(health.uncoveredYears, words, language), health.uncoveredYears.length > 0),
    line("lastBackup", moment(health.lastBackup), isOld(health.lastBackup, BACKUP_DAYS * 24 * 60)),
    line(
      "freeBytes",
      spaceInWords(health.freeBytes, words, language),
      (health.freeBytes ?? LITTLE_SPACE) < LITTLE_SPACE,
    ),
  ];
}

function calendarInWords(uncovered: readonly number[], words: Words, language: Language): string {
  if (uncovered.length === 0) return words.health.calendarCovered[language];
  return filled(words.health.calendarLacks[language], { years: uncovered.join(", ") });
}

function spaceInWords(bytes: number | undefined, words: Words, language: Language): string {
  if (bytes === undefined) return words.health.unknown[language];
  const count = (bytes / GIGABYTE).toFixed(1).replace(".", ",");
  return filled(words.health.gigabytes[language], { count });
}

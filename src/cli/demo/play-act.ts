/** One act: a message goes in (or time passes), and the letters that must follow are waited for. */
import { setTimeout as pause } from "node:timers/promises";
import { almatyDay, almatyTime, instant } from "../../calendar/plain-date.ts";
import { plain } from "../show-check.ts";
import type { Act } from "./cast.ts";
import type { DemoClock } from "./demo-clock.ts";
import { fit, ink, WIDTH } from "../ink.ts";
import { isExpected } from "./post-office.ts";
import type { ArrivedLetter, PostOffice } from "./post-office.ts";
import { line } from "./tell-decision.ts";

export type Stage = {
  readonly clock: DemoClock;
  readonly post: PostOffice;
  readonly print: (words: string) => void;
  /** How many messages the daemon has decided, receipts of its own letters left out; and how many receipts. */
  readonly decided: () => number;
  readonly receipts: () => number;
  /** Keeps a letter for people; returns where. */
  readonly keep: (letter: ArrivedLetter) => string;
  readonly kept: () => number;
  /** Rejects where the daemon ended. */
  readonly daemonEnd: Promise<never>;
};

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 15;
/** From the last note of a pass to its end. */
const BREATH_MS = 60;

/** Returns what went wrong: letters that did not come, or came unexpectedly. Empty where all is well. */
export async function playAct(act: Act, stage: Stage): Promise<readonly string[]> {
  const { clock, post, print, decided } = stage;
  await untilQuiet(stage);
  const before = decided();
  clock.set(act.at);
  print("");
  for (const words of heading(act)) print(words);
  const began = performance.now();
  if (act.mail) await post.post(act.mail);
  else post.cut();
  const missing = [...act.expects];
  const unexpected: string[] = [];
  while (missing.length > 0 || (act.mail && decided() === before)) {
    if (performance.now() - began > PATIENCE_MS) break;
    await Promise.race([pause(LOOK_EVERY_MS), stage.daemonEnd]);
    for (const letter of await post.fresh()) {
      const place = missing.findIndex((expected) => isExpected(letter, expected));
      if (place >= 0) missing.splice(place, 1);
      else unexpected.push(`${letter.kind} went to ${letter.to.join(", ")}: nobody asked for it`);
      print(letterLine(letter, stage.keep(letter), causedByMail(act, letter) ? performance.now() - began : undefined));
    }
  }
  return [...missing.map(({ to, kind }) => `${to} did not get the letter '${kind}'`), ...unexpected];
}

/** Each letter's copy has come back and been noted: the story goes on where the daemon waits, not in the middle of a pass. */
async function untilQuiet(stage: Stage): Promise<void> {
  const began = performance.now();
  while (stage.receipts() < stage.kept() && performance.now() - began < PATIENCE_MS)
    await Promise.race([pause(LOOK_EVERY_MS), stage.daemonEnd]);
  await pause(BREATH_MS);
}

function causedByMail(act: Act, letter: ArrivedLetter): boolean {
  return act.mail !== undefined && letter.kind !== "digest";
}

function heading(act: Act): readonly string[] {
  const time = almatyTime(instant(act.at));
  if (!act.mail) return [`${time}   ⏱ ${ink("faint", act.shows)}`];
  const { who, subject, attachments } = act.mail;
  const files = attachments.map((file) => file.name).join(", ");
  const said = [subject === "" ? "an answer to our letter" : `«${plain(subject)}»`, files]
    .filter((part) => part !== "")
    .join(" + ");
  return [
    `${time}   ${ink("mail", "✉")} ${ink("strong", plain(who.name))} ${ink("faint", `<${who.address}>`)}`,
    line(" ", fit(said, WIDTH - 10)),
    line(" ", ink("faint", fit(act.shows, WIDTH - 10))),
  ];
}

/** `ms`: since the message that it answers; absent where it answers none. */
function letterLine(letter: ArrivedLetter, kept: string, ms: number | undefined): string {
  const to = letter.to.join(", ");
  const after = ink("faint", `${ms === undefined ? "" : `after ${(ms / 1000).toFixed(1)} s, `}${kept}`);
  return line(
    ink(letter.kind === "refused" ? "bad" : "good", "→"),
    `${ink("strong", letter.kind.padEnd(10))} to ${to}  ${after}`,
  );
}

/** «Thursday 22 October 2026», underlined. */
export function dayHeading(moment: string): readonly string[] {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "Asia/Almaty" }).format(
    Date.parse(moment),
  );
  return ["", ink("strong", day), ink("faint", "─".repeat(day.length))];
}

export function dayOf(act: Act): string {
  return almatyDay(instant(act.at));
}

/** The whole demo: opens the post office and the clerk's, plays every act, and says where to look. */
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { runDaemon } from "../../steps/daemon.ts";
import { asOnlyClerk } from "../../steps/only-clerk.ts";
import { closeOffice, openOffice } from "../../steps/office.ts";
import type { Listener } from "../../steps/pass.ts";
import { readSettings } from "../../steps/settings.ts";
import type { Settings } from "../../steps/settings.ts";
import { serversOf } from "../servers.ts";
import { ACTS, REGISTER, STAFF } from "./cast.ts";
import { demoClock } from "./demo-clock.ts";
import type { DemoFolder } from "./demo-folder.ts";
import { freshDemoFolder } from "./demo-folder.ts";
import { ink } from "../ink.ts";
import { dayHeading, dayOf, playAct } from "./play-act.ts";
import type { Stage } from "./play-act.ts";
import { AUTHSERV, openPostOffice } from "./post-office.ts";
import type { PostOffice } from "./post-office.ts";
import { saveLetter } from "./save-letter.ts";
import { movedLine, toldLines } from "./tell-decision.ts";

/** `faults`: who did not get the right letter. */
export type DemoEnd = { readonly faults: readonly string[]; readonly letters: number };

export async function runDemo(path: string, print: (words: string) => void): Promise<DemoEnd> {
  const began = performance.now();
  const folder = freshDemoFolder(path);
  const keeper = keeperOf(folder);
  const clock = demoClock(ACTS[0]?.at ?? "2026-10-22T09:00:00+05:00");
  const post = await openPostOffice(clock);
  try {
    for (const words of opening(post)) print(words);
    const stage = { clock, post, print };
    const end = await withDaemon(stage, demoSettings(post, folder), (live) => playAll({ ...live, ...keeper }));
    for (const words of closing(folder, end, performance.now() - began)) print(words);
    return end;
  } finally {
    await post.close();
  }
}

function demoSettings(post: PostOffice, folder: DemoFolder): Settings {
  const officer = { name: "Сәрсенова Айгүл Маратқызы", phone: "+7 700 000 09 99", email: STAFF.address };
  const env = {
    TIZILIM_IMAP_URL: post.imapUrl,
    TIZILIM_SMTP_URL: post.smtpUrl,
    TIZILIM_ADDRESS: REGISTER.address,
    TIZILIM_STAFF: STAFF.address,
    TIZILIM_OFFICER: JSON.stringify(officer),
    TIZILIM_STATE_DIR: folder.state,
    TIZILIM_PUBLIC_DIR: folder.public,
    TIZILIM_PUBLIC_URL: "https://register.example.kz/",
    TIZILIM_TRUSTED_AUTHSERV: AUTHSERV,
    TIZILIM_LOG_LEVEL: "silent",
  };
  return readSettings(env, ["imap", "smtp"]);
}

type Live = Omit<Stage, "keep" | "kept">;
type Keeper = Pick<Stage, "keep" | "kept">;

/** The daemon as `tizilim start` runs it, beside the story, until the story is told. */
async function withDaemon<T>(
  { clock, post, print }: Pick<Stage, "clock" | "post" | "print">,
  settings: Settings,
  story: (live: Live) => Promise<T>,
): Promise<T> {
  const office = openOffice(settings, clock.now);
  const stop = new AbortController();
  let [decided, receipts] = [0, 0];
  const listener: Listener = {
    decided: (_stored, told) => {
      for (const words of toldLines(told)) print(words);
      if (told.outcome === "receipt") receipts += 1;
      else decided += 1;
    },
    moved: (decision) => print(movedLine(decision)),
  };
  const daemon = asOnlyClerk(office, () =>
    runDaemon(office, serversOf(settings), stop.signal, { listener, rhythm: { jumpMs: 0 } }),
  );
  const daemonEnd = daemon.then(() => Promise.reject(new Error("the daemon ended before the story did")));
  daemonEnd.catch(() => undefined);
  try {
    return await story({ clock, post, print, decided: () => decided, receipts: () => receipts, daemonEnd });
  } finally {
    stop.abort();
    await daemon;
    await closeOffice(office);
  }
}

async function playAll(stage: Stage): Promise<DemoEnd> {
  const faults: string[] = [];
  let day = "";
  for (const act of ACTS) {
    if (dayOf(act) !== day) for (const words of dayHeading(act.at)) stage.print(words);
    day = dayOf(act);
    faults.push(...(await playAct(act, stage)));
  }
  return { faults, letters: stage.kept() };
}

function keeperOf(folder: DemoFolder): Keeper {
  let place = 0;
  return { keep: (letter) => at(saveLetter(folder.letters, ++place, letter)), kept: () => place };
}

function opening(post: PostOffice): readonly string[] {
  return [
    ink("strong", "tizilim demo: a clerk that keeps the Register of volunteer activity by email (Order 127-НҚ)"),
    ink(
      "faint",
      `Embedded mail server on 127.0.0.1: IMAP ${post.imapPort}, SMTP ${post.smtpPort}. People, numbers, addresses: invented.`,
    ),
    ink("faint", "The clock is the story's own. → a letter has arrived: how long after its cause, and where it lies."),
  ];
}

function closing(folder: DemoFolder, { faults, letters }: DemoEnd, ms: number): readonly string[] {
  const run = `TIZILIM_STATE_DIR=${at(folder.state)} npm run --silent tizilim --`;
  const well =
    faults.length === 0
      ? ink("good", "Everybody got the right letter.")
      : ink("bad", "Somebody did not get the right letter.");
  return [
    "",
    `${well} ${letters} letters in ${(ms / 1000).toFixed(0)} s.`,
    "",
    ink("strong", "Where to look"),
    `  letters    ${at(folder.letters)}/   text, page, whole message and attachments of each`,
    `             less ${at(folder.letters)}/*-refine-m.sergeeva/letter.txt`,
    `  register   ${at(folder.public)}/   ${entriesIn(folder)} entries: pages, register.json, .csv, .xlsx`,
    `             xdg-open ${at(folder.public)}/index.html`,
    `  state      ${at(folder.state)}/   the database, and every message as it came`,
    `             ${run} case 2026-000003`,
  ];
}

function at(path: string): string {
  return relative(process.cwd(), path);
}

function entriesIn(folder: DemoFolder): number {
  const file = join(folder.public, "register.json");
  if (!existsSync(file)) return 0;
  const register: unknown = JSON.parse(readFileSync(file, "utf8"));
  const isRegister = typeof register === "object" && register !== null && "entries" in register;
  return isRegister && Array.isArray(register.entries) ? register.entries.length : 0;
}

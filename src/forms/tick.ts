/** Ticks, boxes and short words that choose or refuse. */
import { fold } from "./fold.ts";
import { saysNone, written } from "./answers/written.ts";
import type { Run } from "./paper.ts";
import { behind, sliceRuns } from "./spans.ts";
import type { Spot } from "./strips.ts";

export type Tick = "yes" | "no" | "cross" | "empty" | "words" | "doubt";

/** What a sign in the option's own cell says; a cross may choose or refuse. */
export type Beside = "on" | "off" | "cross";

const ON = /[☑☒✓✔✅🗹√]|\[[xхvVX+✓]\]/u;
const OFF = /[☐□▢]|\[\s*\]/u;
const CROSS = /^[xхXХ✗✘×✕❌🗶\s]+$/u;
const YES = /^[+✓✔☑☒✅🗹√vV*●•■⚫ü\s]+$/u;
const NO = /^[☐□▢0\s]+$/u;
const AFFIRMS = new Set(
  [
    "да",
    "иә",
    "ия",
    "йа",
    "yes",
    "true",
    "ok",
    "ок",
    "таңдалды",
    "таңдаймын",
    "выбрано",
    "выбираю",
    "қатысамын",
    "участвую",
    "бар",
    "есть",
  ].map(fold),
);
const DENIES = /^(?:нет|жоқ|жок|не\s|no\b|false|қатыспаймын|не участвую)/iu;
const DOUBTS = /\?|планиру|возможно|может быть|мүмкін|жоспар|хочу|хотел|буду|болашақ|кейін/iu;
/** Ink of a marked cell, as a share of its inside (scans). */
const MARKED = 0.0008;

/** What the cell behind an option says. `number` is the option's own. */
export function tickOf(spot: Spot, number: number): Tick {
  const marks = new Set(spot.runs.flatMap((run) => (run.mark === undefined ? [] : [run.mark])));
  if (marks.size === 2) return "doubt";
  if (marks.has("on")) return "yes";
  const kept = spot.runs
    .filter((run) => run.strike === undefined)
    .map((run) => run.text)
    .join("");
  const text = written(kept);
  const told = marks.has("off") && text === "" ? "no" : tickOfText(text, number);
  return spot.ink === undefined || told === "no" ? told : inked(spot.ink, told);
}

function inked(ink: number, told: Tick): Tick {
  if (told === "words") return "words";
  return ink > MARKED ? "yes" : "empty";
}

function tickOfText(text: string, number: number): Tick {
  if (text === "") return "empty";
  if (CROSS.test(text)) return "cross";
  if (YES.test(text)) return "yes";
  if (NO.test(text) || saysNone(text) || DENIES.test(text)) return "no";
  if (AFFIRMS.has(fold(text))) return "yes";
  const bare = /^(?:№\s*)?(\d+)[.)]?(?:[.,]0)?$/u.exec(text)?.[1];
  if (bare !== undefined) return Number(bare) === number || bare === "1" ? "yes" : "doubt";
  return DOUBTS.test(text) ? "doubt" : "words";
}

/** "иә", "да": a word that chooses and says no more. */
export function affirms(text: string): boolean {
  return AFFIRMS.has(fold(text)) || YES.test(text) || CROSS.test(text);
}

/** A tick or box right before an option's words, or behind them up to the end of the line. */
export function tickBeside(
  spot: Spot,
  span: { readonly start: number; readonly end: number },
  before: { readonly end: number } | undefined,
  after: { readonly start: number } | undefined,
): Beside | undefined {
  const start = spot.fold.at[span.start] ?? 0;
  const end = behind(spot.fold, span.end);
  const from = before === undefined ? 0 : behind(spot.fold, before.end);
  const to = after === undefined ? spot.text.length : (spot.fold.at[after.start] ?? spot.text.length);
  const line = spot.text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = spot.text.indexOf("\n", end);
  const ahead = stateOf(sliceRuns(spot.runs, Math.max(from, line), start));
  if (ahead !== undefined) return ahead;
  const leads = before !== undefined && hasBox(sliceRuns(spot.runs, 0, spot.text.indexOf("\n") < 0 ? from : line));
  if (leads) return undefined;
  const comma = spot.text.slice(end).search(/[,;]/u);
  const last = Math.min(to, lineEnd < 0 ? to : lineEnd, comma < 0 ? to : end + comma);
  const rest = sliceRuns(spot.runs, end, last);
  return stateOf(rest) ?? saidBehind(rest);
}

/** "3) менеджер – да": a word behind the option. */
function saidBehind(runs: readonly Run[]): Beside | undefined {
  const text = runs.map((run) => run.text).join("");
  const word = /^[\s–—:.,;-]+(\p{L}+)[\s.,;]*(?:\d{1,2}[.)]\s*)?$/u.exec(text)?.[1];
  if (word === undefined) return undefined;
  if (AFFIRMS.has(fold(word))) return "on";
  return saysNone(word) ? "off" : undefined;
}

function stateOf(runs: readonly Run[]): Beside | undefined {
  const mark = runs.find((run) => run.mark !== undefined)?.mark;
  if (mark !== undefined) return mark;
  const text = runs.map((run) => run.text).join("");
  if (ON.test(text) || /^[\s\d.,;()]*[+✓vV*][\s\d.)]*$/u.test(text)) return "on";
  if (/^\s*[xхXХ][\s\d.)]*$/u.test(text)) return "cross";
  return OFF.test(text) ? "off" : undefined;
}

function hasBox(runs: readonly Run[]): boolean {
  const text = runs.map((run) => run.text).join("");
  return runs.some((run) => run.mark !== undefined) || /^\s*[☐□▢☑☒]/u.test(text);
}

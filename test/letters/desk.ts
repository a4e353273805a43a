/** The desk at which the tests write: the real templates, the real calendar, an invented officer. */
import { readdirSync, readFileSync } from "node:fs";
import { calendarOf } from "../../src/calendar/working-days.ts";
import type { Desk, RenderedLetter } from "../../src/letters/desk.ts";
import { renderLetter } from "../../src/letters/letter.ts";
import { sampleOrders } from "../../src/letters/samples.ts";
import { compileTemplates } from "../../src/letters/templates.ts";

const TEMPLATES = new URL("../../templates/", import.meta.url);

/** A fresh copy that the caller may damage. */
export function templateFiles(): Map<string, string> {
  const names = ["kk", "ru"].flatMap((folder) =>
    readdirSync(new URL(folder, TEMPLATES)).map((name) => `${folder}/${name}`),
  );
  const shared = ["layout.html", "layout.txt", "findings.json", "words.json"];
  return new Map([...names, ...shared].map((name) => [name, readFileSync(new URL(name, TEMPLATES), "utf8")]));
}

const CALENDAR = calendarOf(
  [2025, 2026, 2027].map((year) =>
    JSON.parse(readFileSync(new URL(`../../data/calendar/${year}.json`, import.meta.url), "utf8")),
  ),
);

export const BARE_DESK: Desk = {
  templates: compileTemplates(templateFiles()),
  calendar: CALENDAR,
  address: "register@example.kz",
  workdayEnds: "18:30",
};

export const DESK: Desk = {
  ...BARE_DESK,
  officer: { name: "Әбенова Гүлнәр Серікқызы", phone: "+7 7172 00 00 00", email: "officer@example.kz" },
  publicUrl: "https://register.example.kz",
};

export function sampleLetter(name: string, desk: Desk = DESK): RenderedLetter {
  const sample = sampleOrders().find((each) => each.name === name);
  if (sample === undefined) throw new Error(`there is no sample '${name}'`);
  return renderLetter(sample.order, desk);
}

/** The text with its line breaks taken out, so that wrapping does not hide a sentence. */
export function flat(text: string): string {
  return text.replace(/\s+/gu, " ");
}

/** The Kazakh and the Russian half of a text. */
export function halves(text: string): { readonly kk: string; readonly ru: string } {
  const [kk = "", ru = ""] = text.split(`\n\n${"=".repeat(76)}\n\n`);
  return { kk: flat(kk), ru: flat(ru) };
}

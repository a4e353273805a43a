/** The calendar from its files; an operator's own folder adds or corrects years without touching the program. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CalendarFault, calendarOf } from "../calendar/working-days.ts";
import type { Calendar } from "../calendar/working-days.ts";
import { DATA_DIR } from "./settings.ts";

/** Files of `ownDir` come last: they tell a new year, or correct single days. Throws `CalendarFault` for a damaged one. */
export function loadCalendar(ownDir?: string): Calendar {
  const paths = [...filesIn(join(DATA_DIR, "calendar")), ...(ownDir ? filesIn(ownDir) : [])];
  const texts = paths.map((path) => ({ path, text: readFileSync(path, "utf8") }));
  const version = createHash("sha256")
    .update(texts.map(({ text }) => text).join("\u0000"))
    .digest("hex")
    .slice(0, 12);
  return calendarOf(texts.map(parsed), version);
}

function filesIn(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => join(dir, name));
}

function parsed({ path, text }: { readonly path: string; readonly text: string }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CalendarFault(
      basename(path),
      undefined,
      `is no JSON: mend ${path} (${cause instanceof Error ? cause.message : ""})`,
    );
  }
}

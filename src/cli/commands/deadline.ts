import { addWorkingDays, countDays } from "../../calendar/working-days.ts";
import type { CountedDay } from "../../calendar/working-days.ts";
import { isPlainDate, weekday } from "../../calendar/plain-date.ts";
import { loadCalendar } from "../../steps/load-calendar.ts";
import { UsageFault } from "../command.ts";
import type { Command } from "../command.ts";

/** More working days than any term of the order, and still quick to count. */
const MOST_DAYS = 10_000;

export const deadline: Command = {
  name: "deadline",
  takes: "DATE N [--explain]",
  help: "Prints the date N working days of Kazakhstan after DATE. DATE itself does not count.",
  options: [{ name: "explain", help: "show every day with its number, or why it does not count" }],
  run: async (words, { env, print }) => {
    const [date, count] = words.positionals;
    if (date === undefined || count === undefined)
      throw new UsageFault("takes a date and a number of working days, like 2026-10-22 3");
    if (!isPlainDate(date)) throw new UsageFault(`'${date}' is no date: it looks like 2026-10-22`);
    const n = Number(count);
    if (!/^\d+$/.test(count) || n > MOST_DAYS)
      throw new UsageFault(`'${count}' is no number of working days from 0 to ${MOST_DAYS}`);
    const calendar = loadCalendar(env["TIZILIM_CALENDAR_DIR"] || undefined);
    if (words.options["explain"]) for (const day of countDays(date, n, calendar)) print(explained(day));
    print(addWorkingDays(date, n, calendar));
    return 0;
  },
};

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function explained(day: CountedDay): string {
  const told = `${day.date} ${WEEKDAYS[weekday(day.date) - 1]}`;
  if (!day.counted) return `${told}  –  ${day.reason.en}`;
  return `${told}  ${day.number}${day.reason ? `  (${day.reason.en})` : ""}`;
}

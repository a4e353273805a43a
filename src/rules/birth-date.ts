/** The date of birth inside an IIN (facts: ids): YYMMDD, and the century in the seventh digit. */
import { isPlainDate } from "../calendar/plain-date.ts";
import type { PlainDate } from "../calendar/plain-date.ts";

const CENTURIES: Readonly<Record<string, string>> = {
  "1": "18",
  "2": "18",
  "3": "19",
  "4": "19",
  "5": "20",
  "6": "20",
};

/** Undefined where the number is no IIN, or its seventh digit names no century. */
export function birthDateOf(iin: string): PlainDate | undefined {
  const century = CENTURIES[iin.charAt(6)];
  if (iin.length !== 12 || century === undefined) return undefined;
  const date = `${century}${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`;
  return isPlainDate(date) ? date : undefined;
}

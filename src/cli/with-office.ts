/** Opens the office for one command, and closes it whatever happens. */
import type { Instant } from "../calendar/plain-date.ts";
import { closeOffice, openOffice } from "../steps/office.ts";
import type { Office } from "../steps/office.ts";
import type { Settings } from "../steps/settings.ts";

export async function withOffice<T>(
  settings: Settings,
  now: () => Instant,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  const office = openOffice(settings, now);
  try {
    return await work(office);
  } finally {
    await closeOffice(office);
  }
}

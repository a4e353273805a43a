/** Every letter with sample data, for a lawyer to read. */
import { sampleDigests, sampleOrders } from "../letters/samples.ts";
import { renderDigest } from "../letters/digest-letter.ts";
import { renderLetter } from "../letters/letter.ts";
import type { Desk, RenderedLetter } from "../letters/desk.ts";
import { loadCalendar } from "./load-calendar.ts";
import { loadTemplates } from "./load-templates.ts";
import { readSettings } from "./settings.ts";
import type { Environment } from "./settings.ts";

export function sampleLetters(
  env: Environment,
): readonly { readonly name: string; readonly rendered: RenderedLetter }[] {
  const settings = readSettings(env, []);
  const desk: Desk = {
    templates: loadTemplates(),
    calendar: loadCalendar(settings.calendarDir),
    address: settings.address,
    workdayEnds: settings.workdayEnds,
    digestAt: settings.digestAt,
    decisionLinks: (number, decision) =>
      `mailto:${settings.address}?subject=${encodeURIComponent(`[${number}] ${decision}`)}`,
    ...(settings.officer && { officer: settings.officer }),
    ...(settings.publicUrl !== undefined && { publicUrl: settings.publicUrl }),
  };
  return [
    ...sampleOrders().map(({ name, order }) => ({ name, rendered: renderLetter(order, desk) })),
    ...sampleDigests().map(({ name, digest }) => ({ name, rendered: renderDigest(digest, desk) })),
  ];
}

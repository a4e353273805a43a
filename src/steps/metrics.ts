/** The figures of `/metrics`, in the text format that Prometheus reads (exposition format 0.0.4). */
import { almatyDay } from "../calendar/plain-date.ts";
import { casesByState, lettersByKindAndState, messagesByStage, reviewsDueBy } from "../storage/counts.ts";
import type { LabelledCount } from "../storage/counts.ts";
import { changedNumbers, entryCount } from "../storage/entries.ts";
import { factOf, instantOf } from "../storage/facts.ts";
import { sightingCount } from "../storage/messages.ts";
import { freeBytes } from "./daemon/disk-room.ts";
import { PARTS } from "./daemon/pulse.ts";
import type { Pulse } from "./daemon/pulse.ts";
import type { Office } from "./office.ts";

/** Every name, with what it says. All are gauges: they tell how things are, and survive a restart. */
export const METRICS = {
  tizilim_last_scan_timestamp_seconds: "When the mailbox was last read through",
  tizilim_part_troubled: "1 where a part of the daemon waits for the world to mend, by part",
  tizilim_cases: "Cases by state",
  tizilim_reviews_due: "Cases that wait for a person and whose last day is today or has passed",
  tizilim_letters: "Letters by kind and what became of them",
  tizilim_messages: "Messages by stage; 'stored' wait to be decided",
  tizilim_mailbox_messages: "Messages in the mailbox at the last scan",
  tizilim_ledger_messages: "Messages of that mailbox that the state knows: must be the same",
  tizilim_entries: "Entries of the register",
  tizilim_entries_unpublished: "Entries that changed since the last publication",
  tizilim_disk_free_bytes: "Room on the disk of the state",
  tizilim_resident_memory_bytes: "Memory of the daemon",
} as const;
type MetricName = keyof typeof METRICS;

export function metricsText(office: Office, pulse: Pulse): string {
  return Object.entries(valuesOf(office, pulse))
    .flatMap(([name, values]) => [
      `# HELP ${name} ${isMetric(name) ? METRICS[name] : ""}`,
      `# TYPE ${name} gauge`,
      ...values.map(({ labels, count }) => `${name}${labelText(labels)} ${count}`),
    ])
    .join("\n")
    .concat("\n");
}

function valuesOf(office: Office, pulse: Pulse): Readonly<Record<MetricName, readonly LabelledCount[]>> {
  const { store, settings } = office;
  const scan = instantOf(store, "last-scan");
  return {
    tizilim_last_scan_timestamp_seconds: scan === undefined ? [] : one(Date.parse(scan) / 1000),
    tizilim_part_troubled: PARTS.map((part) => ({
      labels: { part },
      count: pulse.of(part).state === "troubled" ? 1 : 0,
    })),
    tizilim_cases: casesByState(store),
    tizilim_reviews_due: one(reviewsDueBy(store, almatyDay(office.now()))),
    tizilim_letters: lettersByKindAndState(store),
    tizilim_messages: messagesByStage(store),
    tizilim_mailbox_messages: one(Number(factOf(store, "mailbox-count") ?? 0)),
    tizilim_ledger_messages: one(sightingCount(store, settings.mailbox)),
    tizilim_entries: one(entryCount(store)),
    tizilim_entries_unpublished: one(changedNumbers(store, Number(factOf(store, "published-revision") ?? 0)).length),
    tizilim_disk_free_bytes: one(freeBytes(settings.stateDir)),
    tizilim_resident_memory_bytes: one(process.memoryUsage.rss()),
  };
}

function one(count: number): readonly LabelledCount[] {
  return [{ labels: {}, count }];
}

function isMetric(name: string): name is MetricName {
  return name in METRICS;
}

function labelText(labels: LabelledCount["labels"]): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, "_")}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

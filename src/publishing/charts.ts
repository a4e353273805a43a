/** Pictures of the register for people who would rather look than read. */
import type { Entry } from "../cases/entry.ts";
import { barChart } from "./bar-chart.ts";
import type { Bar } from "./bar-chart.ts";
import { growthChart } from "./growth-chart.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Language } from "./public-entry.ts";
import { WORDS } from "./words.ts";

const REGION_BARS = 24;

export function charts(entries: readonly Entry[], language: Language): Markup {
  if (entries.length === 0) return markup``;
  const words = WORDS[language];
  const active = entries.filter((entry) => entry.status === "active");
  return markup`<section aria-labelledby="charts-title" class="charts">
    <h2 id="charts-title">${words.chartsTitle}</h2>
    <p class="quiet">${words.chartNote}</p>
    <div class="figures">
      ${barChart("chart-category", words.chartCategory, byCategory(active, language), words)}
      ${growthChart(entries, language)}
      ${barChart("chart-region", words.chartRegion, byRegion(active, language), words)}
      ${barChart("chart-kinds", words.chartKinds, byKind(active, language), words)}
    </div>
  </section>`;
}

function byCategory(entries: readonly Entry[], language: Language): readonly Bar[] {
  const counts = countBy(entries, (entry) => [entry.category]);
  return Object.entries(WORDS[language].categories).map(([id, label]) => ({ label, value: counts.get(id) ?? 0 }));
}

function byRegion(entries: readonly Entry[], language: Language): readonly Bar[] {
  const counts = countBy(entries, (entry) => [entry.row[language].region]);
  return largestFirst(
    [...counts].map(([region, value]) => ({ label: region || WORDS[language].unknownRegion, value })),
  ).slice(0, REGION_BARS);
}

function byKind(entries: readonly Entry[], language: Language): readonly Bar[] {
  const counts = countBy(entries, (entry) => entry.activities.map(String));
  return largestFirst(
    WORDS[language].kinds.map((label, index) => ({ label, value: counts.get(String(index + 1)) ?? 0 })),
  );
}

function countBy(entries: readonly Entry[], keysOf: (entry: Entry) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) for (const key of keysOf(entry)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function largestFirst(bars: readonly Bar[]): readonly Bar[] {
  return bars.toSorted((one, other) => other.value - one.value);
}

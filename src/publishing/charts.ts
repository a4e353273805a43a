/** Pictures of the register for people who would rather look than read. */
import { barChart } from "./bar-chart.ts";
import type { Bar } from "./bar-chart.ts";
import { growthChart } from "./growth-chart.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Language } from "./public-entry.ts";
import type { Counts, Tally } from "./tally.ts";
import { WORDS } from "./words.ts";

const REGION_BARS = 24;

export function charts(tally: Tally, language: Language): Markup {
  if (tally.entries === 0) return markup``;
  const words = WORDS[language];
  return markup`<section aria-labelledby="charts-title" class="charts">
    <h2 id="charts-title">${words.chartsTitle}</h2>
    <p class="quiet">${words.chartNote}</p>
    <div class="figures">
      ${barChart("chart-category", words.chartCategory, byCategory(tally.categories, language), words)}
      ${growthChart(tally.entered, language)}
      ${barChart("chart-region", words.chartRegion, byRegion(tally.regions[language], language), words)}
      ${barChart("chart-kinds", words.chartKinds, byKind(tally.kinds, language), words)}
    </div>
  </section>`;
}

function byCategory(counts: Counts, language: Language): readonly Bar[] {
  const found = new Map(counts);
  return Object.entries(WORDS[language].categories).map(([id, label]) => ({ label, value: found.get(id) ?? 0 }));
}

function byRegion(counts: Counts, language: Language): readonly Bar[] {
  const bars = counts.map(([region, value]) => ({ label: region || WORDS[language].unknownRegion, value }));
  return largestFirst(bars).slice(0, REGION_BARS);
}

function byKind(counts: Counts, language: Language): readonly Bar[] {
  const found = new Map(counts);
  return largestFirst(
    WORDS[language].kinds.map((label, index) => ({ label, value: found.get(String(index + 1)) ?? 0 })),
  );
}

function largestFirst(bars: readonly Bar[]): readonly Bar[] {
  return bars.toSorted((one, other) => other.value - one.value);
}

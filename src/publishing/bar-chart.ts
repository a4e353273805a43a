/** Numbers as bars: an SVG drawn once, with the same numbers as a table for whoever does not see it. */
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Words } from "./words.ts";

export type Bar = { readonly label: string; readonly value: number };

const WIDTH = 360;
const ROW = 40;
const BAR_TOP = 20;
const BAR_HEIGHT = 9;
const NUMBER_WIDTH = 52;
/** What fits above a bar at the drawing's letter size; the table under it has the whole label. */
const LABEL_LETTERS = 44;

/** A figure; nothing where there is nothing to draw. `id` is unique on the page. */
export function barChart(id: string, title: string, bars: readonly Bar[], words: Words): Markup {
  if (bars.length === 0) return markup``;
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return figure(
    id,
    title,
    markup`<svg viewBox="0 0 ${WIDTH} ${bars.length * ROW}" role="img" aria-labelledby="${id}">
      ${bars.map((bar, index) => drawn(bar, index, most))}
    </svg>`,
    bars,
    words,
  );
}

/** Picture and table under one heading. */
export function figure(id: string, title: string, picture: Markup, bars: readonly Bar[], words: Words): Markup {
  return markup`<figure>
    <figcaption id="${id}">${title}</figcaption>
    ${picture}
    <details>
      <summary>${words.chartTable}</summary>
      <table class="numbers">
        <caption class="hidden">
          ${title}
        </caption>
        <tbody>
          ${bars.map(
            (bar) =>
              markup`<tr>
                <th scope="row">${bar.label}</th>
                <td>${bar.value}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </figure>`;
}

function drawn(bar: Bar, index: number, most: number): Markup {
  const top = index * ROW;
  const length = Math.max(bar.value === 0 ? 0 : 2, Math.round(((WIDTH - NUMBER_WIDTH) * bar.value) / most));
  const label = bar.label.length > LABEL_LETTERS ? `${bar.label.slice(0, LABEL_LETTERS - 1)}…` : bar.label;
  return markup`<text class="label" x="0" y="${top + 14}">${label}</text
    ><rect class="rail" x="0" y="${top + BAR_TOP}" width="${WIDTH - NUMBER_WIDTH}" height="${BAR_HEIGHT}" rx="2" /><rect
      class="bar"
      x="0"
      y="${top + BAR_TOP}"
      width="${length}"
      height="${BAR_HEIGHT}"
      rx="2"
    /><text class="value" x="${WIDTH}" y="${top + 29}" text-anchor="end">${bar.value}</text>`;
}
